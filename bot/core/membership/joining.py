"""Opting in: how a line of the contact sheet becomes a member of the group (R3, R4)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.mailboxes import is_same_mailbox
from bot.core.facts.members import Member, MemberKind, Need, Role
from bot.core.facts.people import Route
from bot.core.letters import bare_name
from bot.core.membership.as_known import must_be_as_known
from bot.core.membership.children import children_called
from bot.core.membership.denying import mailbox_left, with_denial, with_earlier
from bot.core.membership.mail_over import end_unsafe_mail
from bot.core.membership.one_address import check_address
from bot.core.membership.roles_kept import with_roles_kept
from bot.core.membership.who_leads import must_be_social_worker
from bot.core.numbering import next_id
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put_member
from bot.core.sheet.lines import Line

ONE_HOLDER = {
    Role.LEAD: "lead",
    Role.TEAM_MANAGER: "team manager",
    Role.CONFERENCE_CHAIR: "conference chair",
}
HEARS_FOR_ALL = {
    Role.LEAD: "leads the group, and hears by message alone what waits (H2)",
    Role.TEAM_MANAGER: "is the team manager, and hears by message alone what waits (H2)",
    Role.DEPUTY: "is the manager's deputy, and hears by message alone of a concern (B6)",
}
HANDED_OVER = {
    Role.LEAD: "members lead NAME",
    Role.TEAM_MANAGER: "members role NAME team manager",
    Role.CONFERENCE_CHAIR: "members role NAME conference chair",
}


@dataclass(frozen=True, slots=True)
class Joining:
    """Who opts somebody in, when and why; `agreed_by` is who agreed to it (R4)."""

    at: datetime
    by: str
    agreed_by: str = ""


def known_as(facts: CoreGroup, line: Line) -> Member | None:
    """Return who this line was before, in the group now or not.

    The same person has the same name, and the same agency or e-mail address.
    """
    same = (each for each in facts.members if is_same(each, line))
    return max(same, key=lambda m: (m.is_active, m.opted_in), default=None)


def is_same(member: Member, line: Line) -> bool:
    """Tell whether a line of the sheet is this person: by name, and agency or e-mail address."""
    return is_called(member, line.name) and (
        bare_name(member.agency) == bare_name(line.agency)
        or is_same_mailbox(line.contact.email, member.contact.email)
    )


def is_called(member: Member, name: str) -> bool:
    """Tell whether a name is this person's, however its accents are written."""
    return bare_name(member.name) == bare_name(name)


def must_hear_by_message(member: Member) -> None:
    """Refuse post and by hand for lead, team manager and deputy: nobody else hears for them (H2).

    What is carried by a person is a task of the lead's, and what the lead leaves is the manager's.
    A concern that reaches the deputy may be about either (B6): neither is to carry it.
    """
    told = next((words for role, words in HEARS_FOR_ALL.items() if member.has(role)), "")
    if told and member.contact.route.is_human:
        raise Refusal(
            f"{member.name} {told}.",
            "Give them Slack, Teams or Secure e-mail as their route.",
            field="route",
        )


def opt_in(facts: CoreGroup, line: Line, joining: Joining, own_reference: str = "") -> CoreGroup:
    """Opt one person in, or in again; `own_reference` is a fresh one for a family member.

    Who carries by hand is entered by `with_carrier`, once everybody is in.
    """
    before = known_as(facts, line)
    if before is not None and before.is_active:
        raise AlreadyDone(
            f"{line.name} is in the group already.", "To change their details: contact change"
        )
    member = _again(before, line, joining) if before else _new(facts, line, joining)
    member = with_part(facts, member, line, own_reference)
    check_joining(facts, member)
    after = end_unsafe_mail(facts, put_member(facts, member), joining.at)
    return with_roles_kept(facts, after, by=joining.by, now=joining.at)


def _new(facts: CoreGroup, line: Line, joining: Joining) -> Member:
    return Member(
        id=next_id("p", (each.id for each in facts.members)),
        kind=line.part.kind,
        name=line.name,
        agency=line.agency,
        contact=line.contact,
        opted_in=joining.at,
        contact_changed_at=joining.at,
        agreed_by=joining.agreed_by,
        added_by=joining.by,
    )


def _again(before: Member, line: Line, joining: Joining) -> Member:
    """Opt somebody in again: a new spell, in which the address must be confirmed anew (IG17)."""
    must_be_as_known(before, line)
    return replace(
        before,
        kind=line.part.kind if line.part.words or not before.is_family else before.kind,
        roles=frozenset(),
        contact=with_denial(line.contact, before.contact),
        opted_in=joining.at,
        opted_out=None,
        spell=before.spell + 1,
        contact_revision=before.contact_revision + 1,
        contact_changed_at=joining.at,
        left_mailbox=mailbox_left(before),
        had_before=with_earlier(before, line.contact.email, joining.at),
        said_who=None,
        agreed_by=joining.agreed_by,
        added_by=joining.by,
    )


def with_part(facts: CoreGroup, member: Member, line: Line, own_reference: str = "") -> Member:
    """Give a member what the sheet says they are: words, roles, needs, children, reference."""
    part = line.part
    reference = part.own_reference or member.own_reference or own_reference
    return replace(
        member,
        agency=line.agency,
        part=part.words or member.part,
        roles=member.roles | part.roles,
        needs=_with_needs(member, part.needs),
        own_reference=reference if member.is_family else "",
        children=_children(facts, member, part.labels),
    )


def _with_needs(member: Member, wanted: Iterable[str]) -> tuple[Need, ...]:
    """Return a member's needs with those that are new, each under the next number."""
    kept = member.needs
    for what in wanted:
        if what not in {each.what for each in kept}:
            kept = (*kept, Need(next_id("need", (each.id for each in kept)), what))
    return kept


def _children(facts: CoreGroup, member: Member, labels: Collection[str]) -> frozenset[str]:
    """Return the children named, or for family without any named all of them (H19)."""
    named = children_called(facts, labels) or member.children
    if member.is_family and not named:
        return frozenset(each.id for each in facts.children)
    return named


def check_joining(facts: CoreGroup, member: Member) -> None:
    """Refuse a member whom the rules of the group do not allow as they stand."""
    others = [each for each in facts.everybody if each.id != member.id]
    # First of all: under another name and with one address it is most likely the same person.
    check_address(facts, member)
    _check_roles(member, others)
    must_hear_by_message(member)
    if member.kind is MemberKind.CHILD:
        labels = [each.label for each in facts.children]
        if member.name not in labels:
            raise Refusal(
                "A child stands here by label, never by name (IG1).",
                f"Write as the name: {' or '.join(labels)}.",
                field="name",
            )
    _check_reference(facts, member, others)


def _check_roles(member: Member, others: list[Member]) -> None:
    if member.has(Role.LEAD):
        must_be_social_worker(member)
    for role, words in ONE_HOLDER.items():
        holder = next((each for each in others if each.has(role)), None)
        if member.has(role) and holder is not None:
            raise Refusal(
                f"The group has a {words} already: {holder.name}.",
                f"Hand it over: {HANDED_OVER[role]}",
                field="part",
            )


def _check_reference(facts: CoreGroup, member: Member, others: list[Member]) -> None:
    taken = {facts.ref, *(each.own_reference for each in others)}
    if member.is_family and (not member.own_reference or member.own_reference in taken):
        raise Refusal(
            "A family member needs a reference of their own (IG18).",
            "Leave it out: one is drawn.",
            field="part",
        )


def with_carrier(facts: CoreGroup, member_id: str, carrier: str) -> CoreGroup:
    """Enter who carries by hand to this member: a professional of the group, by name."""
    member = facts.member(member_id)
    if member is None or member.contact.route is not Route.BY_HAND:
        return facts
    named = [m for m in facts.professionals if carrier and is_called(m, carrier)]
    if len(named) != 1:
        raise Refusal(
            f"{carrier[:40] or 'Nobody'} is not a professional here who can carry by hand.",
            'Write "By hand (NAME)" with the name of one of them.',
            field="route",
        )
    _must_reach(named[0], member)
    contact = replace(member.contact, route_by=named[0].id)
    return put_member(facts, replace(member, contact=contact))


def _must_reach(carrier: Member, member: Member) -> None:
    """Refuse who could not be told that there is something to carry."""
    if carrier.id == member.id or carrier.contact.route.is_human:
        raise Refusal(
            f"{carrier.name} cannot carry by hand to {member.name}: no message would tell them so.",
            "Name somebody whose own route is Slack, Teams or Secure e-mail.",
            field="route",
        )
