"""The contact sheet as one person may see it: each line anew by access, family by their rules."""

from dataclasses import dataclass

from bot.core.access import Asked, Case, Subject, Verb, Viewer, allowed
from bot.core.facts.groups import CoreGroup
from bot.core.facts.mailboxes import who_has_at_home
from bot.core.facts.members import Member, MemberKind
from bot.core.sheet.labels import by_role, part_of
from bot.core.sheet.lines import HELD
from bot.core.sheet.routes import ROUTE_LABELS

HIDDEN = "hidden; to see it: contact NAME"
NOT_SHOWN = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One line as a viewer sees it; what they may not see is empty."""

    member: str
    name: str
    agency: str
    details: str
    shared: str
    part: str


def sheet_for(facts: CoreGroup, viewer: Viewer) -> tuple[Shown, ...]:
    """Return the lines that a viewer who is no family member may see."""
    lines = (line_for(facts, viewer, each) for each in facts.core_members)
    return tuple(line for line in lines if line is not None)


def line_for(
    facts: CoreGroup, viewer: Viewer, member: Member, case: Case = Case.ANY
) -> Shown | None:
    """Return one line, with private details only for whom access lets see them (IG6, IG15)."""
    if not allowed(facts, viewer, Asked(Verb.SEE, Subject.SHEET_WORK, owner=member.id)):
        return None
    return Shown(
        member=member.id,
        name=member.name,
        agency=member.agency,
        details=_details(facts, viewer, member, case),
        shared=member.contact.route_as_written,
        part=part_of(facts, member),
    )


def at_home(facts: CoreGroup, member: Member) -> Member | None:
    """Return of whose home an address is: their own, or one given for a substitute (IG6)."""
    if member.kind.is_at_home:
        return member
    if member.kind is not MemberKind.SUBSTITUTE or not member.contact.email:
        return None
    return who_has_at_home(facts, member.contact.email)


def sees_address(
    facts: CoreGroup, viewer: Viewer, member: Member, case: Case = Case.ASKED_FOR
) -> bool:
    """Tell whether a viewer may know somebody's address: at work, or a private one (IG6, IG15)."""
    home = at_home(facts, member)
    if home is None:
        return allowed(facts, viewer, Asked(Verb.SEE, Subject.SHEET_WORK, owner=member.id))
    private = Asked(Verb.SEE, Subject.SHEET_PRIVATE, owner=home.id, case=case)
    return allowed(facts, viewer, private)


def _details(facts: CoreGroup, viewer: Viewer, member: Member, case: Case) -> str:
    contact = member.contact
    if not sees_address(facts, viewer, member, case):
        return HIDDEN if sees_address(facts, viewer, member) else NOT_SHOWN
    if member.kind.is_at_home:
        return "; ".join(filter(None, (HELD, contact.telephone, contact.email)))
    return contact.as_written or "; ".join(
        filter(None, (contact.work_address, contact.telephone, contact.email))
    )


def family_sheet(facts: CoreGroup, reader: Member) -> tuple[Shown, ...]:
    """Return the sheet in one family member's copy: their own line, and professionals (R2).

    No other family member stands in it. Under the flag professionals are named by role alone.
    """
    own = Shown(
        member=reader.id,
        name=reader.name,
        agency=reader.agency,
        details="; ".join(filter(None, (HELD, reader.contact.telephone, reader.contact.email))),
        shared=_own_way(facts, reader),
        part=reader.part,
    )
    return (own, *(_to_family(facts, each) for each in facts.professionals))


def _own_way(facts: CoreGroup, reader: Member) -> str:
    """Return how they are reached in the sheet's words; under the flag, who carries it by role."""
    contact = reader.contact
    if not facts.flag.is_set:
        return contact.route_as_written
    label, carrier = ROUTE_LABELS[contact.route], facts.member(contact.route_by)
    return f"{label} ({by_role(facts, carrier)})" if carrier is not None else label


def _to_family(facts: CoreGroup, member: Member) -> Shown:
    role = by_role(facts, member)
    if facts.flag.is_set:
        return Shown(member.id, role, "", "", "", role)
    contact = member.contact
    details = "; ".join(filter(None, (contact.work_address, contact.telephone, contact.email)))
    return Shown(member.id, member.name, member.agency, details, "", role)
