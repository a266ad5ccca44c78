"""The contact sheet as one person may see it: each line anew by access, family by their rules."""

from dataclasses import dataclass

from bot.core.access import Asked, Case, Subject, Verb, Viewer, allowed
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.sheet.labels import by_role, part_of
from bot.core.sheet.lines import HELD, holds_no_address

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


def sees_address(facts: CoreGroup, viewer: Viewer, member: Member) -> bool:
    """Tell whether a viewer may know somebody's address: at work, or a private one (IG6)."""
    is_private = holds_no_address(member.kind)
    subject = Subject.SHEET_PRIVATE if is_private else Subject.SHEET_WORK
    case = Case.ASKED_FOR if is_private else Case.ANY
    return allowed(facts, viewer, Asked(Verb.SEE, subject, owner=member.id, case=case))


def _details(facts: CoreGroup, viewer: Viewer, member: Member, case: Case) -> str:
    contact = member.contact
    if not holds_no_address(member.kind):
        return contact.as_written or "; ".join(
            filter(None, (contact.work_address, contact.telephone, contact.email))
        )
    asked = Asked(Verb.SEE, Subject.SHEET_PRIVATE, owner=member.id, case=case)
    if allowed(facts, viewer, asked):
        return "; ".join(filter(None, (HELD, contact.telephone, contact.email)))
    again = Asked(Verb.SEE, Subject.SHEET_PRIVATE, owner=member.id, case=Case.ASKED_FOR)
    return HIDDEN if allowed(facts, viewer, again) else NOT_SHOWN


def family_sheet(facts: CoreGroup, reader: Member) -> tuple[Shown, ...]:
    """Return the sheet in one family member's copy: their own line, and professionals (R2).

    No other family member stands in it. Under the flag professionals are named by role alone.
    """
    own = Shown(
        member=reader.id,
        name=reader.name,
        agency=reader.agency,
        details="; ".join(filter(None, (HELD, reader.contact.telephone, reader.contact.email))),
        shared=reader.contact.route_as_written,
        part=reader.part,
    )
    return (own, *(_to_family(facts, each) for each in facts.professionals))


def _to_family(facts: CoreGroup, member: Member) -> Shown:
    role = by_role(facts, member)
    if facts.flag.is_set:
        return Shown(member.id, role, "", "", "", role)
    contact = member.contact
    details = "; ".join(filter(None, (contact.work_address, contact.telephone, contact.email)))
    return Shown(member.id, member.name, member.agency, details, "", role)
