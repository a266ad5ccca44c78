"""Roles for the whole group: the lead's handover, and who is team manager, organiser, deputy."""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Handover, Member, MemberKind, Role
from bot.core.membership.joining import ONE_HOLDER, must_hear_by_message
from bot.core.membership.roles_kept import with_roles_kept
from bot.core.membership.who_leads import must_be_social_worker
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put_member


def hand_over(
    facts: CoreGroup, taker: Member, *, by: str, now: datetime, reason: str = ""
) -> CoreGroup:
    """Make `taker` the lead, on a date that is kept; there is exactly one at any time (H2, N1)."""
    if taker.has(Role.LEAD):
        raise AlreadyDone(f"{taker.name} leads the group already.", "See who is who: members")
    must_be_social_worker(taker)
    if not taker.contact.is_confirmed:
        raise Refusal(
            f"The address of {taker.name} has not been confirmed.",
            "Confirm it first: contact confirm",
        )
    must_hear_by_message(replace(taker, roles=taker.roles | {Role.LEAD}))
    before, giver = facts, facts.lead
    if giver is not None:
        facts = put_member(facts, replace(giver, roles=giver.held - {Role.LEAD}))
    handover = Handover(giver.id if giver else "", taker.id, now, by, reason)
    facts = put_member(facts, replace(taker, roles=taker.roles | {Role.LEAD}))
    facts = replace(facts, handovers=(*facts.handovers, handover))
    return with_roles_kept(before, facts, by=by, now=now)


def give_role(facts: CoreGroup, member: Member, role: Role, *, by: str, now: datetime) -> CoreGroup:
    """Give somebody a role; of those that one person holds, it passes from who had it."""
    if role is Role.LEAD:
        raise Refusal("The lead is handed over by itself.", "members lead NAME")
    if member.is_family:
        raise Refusal(
            f"{member.name} is family; roles are for professionals.", "Name a professional."
        )
    if member.kind is MemberKind.FOSTER_CARER and role is not Role.BRINGS_VIEWS:
        raise Refusal(
            f"{member.name} is a foster carer; that role is for professionals.",
            "Name a professional.",
        )
    given = replace(member, roles=member.roles | {role})
    must_hear_by_message(given)
    before, holder = facts, facts.holder(role) if role in ONE_HOLDER else None
    if holder is not None and holder.id != member.id:
        facts = put_member(facts, replace(holder, roles=holder.roles - {role}))
    return with_roles_kept(before, put_member(facts, given), by=by, now=now)


def take_role(facts: CoreGroup, member: Member, role: Role, *, by: str, now: datetime) -> CoreGroup:
    """Take a role from somebody; the lead's only passes on (H2: no lead, no active group)."""
    if role is Role.LEAD:
        raise Refusal("A group is never without a lead.", "Hand it over: members lead NAME")
    if role is Role.SOCIAL_WORKER and member.has(Role.LEAD):
        raise Refusal("The lead must be a social worker (N1).", "Hand over the lead first.")
    taken = put_member(facts, replace(member, roles=member.roles - {role}))
    return with_roles_kept(facts, taken, by=by, now=now)
