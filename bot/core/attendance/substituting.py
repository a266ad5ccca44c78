"""Substitutes: a colleague who comes to one meeting in a member's place (L10, IG17)."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.attendance.answering import AnswerSaid, answer, end_substitute, must_be_open
from bot.core.facts.attendance import Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.mailboxes import (
    has_or_had,
    is_same_mailbox,
    who_has_at_home,
    who_of_another_side,
)
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, MemberKind
from bot.core.facts.people import Contact, Denial, Reader, Route
from bot.core.free_text import one_line, persons_name
from bot.core.letters import bare_name
from bot.core.numbering import next_id
from bot.core.refusals import Refusal

ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
ANOTHER_NAMED = "another substitute was named"
MOST_NAMED = 3
"""How many a member may name for one meeting: each is mailed wherever their address is. Somebody
may fall ill and an address may be misspelt; past that it is quicker to speak to the lead."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who comes instead, as the member writes it; `person` links to their other groups.

    `reader` is who reads the address; what nobody marked counts as shared (R3).
    """

    name: str
    email: str
    agency: str = ""
    route: Route = Route.SECURE_EMAIL
    reader: Reader = Reader.SHARED
    person: str = ""


def must_have_a_substitute(member: Member) -> None:
    """Refuse for family, and for who is no member: nobody comes in their place (L10)."""
    if member.is_family or not member.is_member:
        raise Refusal(
            "A substitute comes for a professional or a foster carer.",
            "Family can say that they cannot come, or ask for another time.",
        )


def name_substitute(
    facts: CoreGroup,
    meeting: Meeting,
    member: Member,
    named: Named,
    *,
    by: str,
    now: datetime,
    may_know: Collection[str] = (),
) -> CoreGroup:
    """Return the facts with apologies sent and the substitute known, but not yet confirmed.

    The substitute gets "please confirm who you are" and nothing else until the lead has
    confirmed the full address; then this meeting only. One named before loses their place. After
    `MOST_NAMED` a member names nobody more; whoever names for them still can.

    `may_know` are those whose address the one who asks may see. That an address is anybody
    else's here is told to the lead alone (IG6, IG19): the answer is the same, and nothing is sent.
    """
    must_be_open(meeting, now)
    must_have_a_substitute(member)
    if by == member.id:
        _must_be_somebody_else(member, named)
        _must_not_be_too_many(facts, meeting, member)
    before = facts.answer(meeting.id, member.id)
    instead = before.substitute if before else ""
    checked = _checked(facts, meeting, member, named, {instead, *may_know})
    id_ = next_id("p", (each.id for each in facts.members))
    substitute = _as_member(id_, checked, meeting, member, by, now)
    contact = replace(substitute.contact, denial=_denied_before(facts, checked.email))
    substitute = replace(substitute, contact=contact)
    facts = end_substitute(facts, instead, now, ANOTHER_NAMED)
    facts = replace(facts, members=(*facts.members, substitute))
    said = AnswerSaid(Coming.APOLOGIES, by, substitute=id_)
    return answer(facts, meeting, member, said, now)


def _must_be_somebody_else(member: Member, named: Named) -> None:
    """Refuse oneself plainly: one's own name and address are no secret to oneself."""
    is_own = is_same_mailbox(named.email, member.contact.email)
    if is_own or bare_name(" ".join(named.name.split())) == bare_name(member.name):
        raise Refusal(
            "You cannot come in your own place.",
            "Name a colleague, with their own address; or answer that you are coming.",
            field="email" if is_own else "name",
        )


def _must_not_be_too_many(facts: CoreGroup, meeting: Meeting, member: Member) -> None:
    comes = (meeting.id, member.id)
    named = [each for each in facts.members if (each.substitute_at, each.substitute_for) == comes]
    if len(named) >= MOST_NAMED:
        raise Refusal(
            f"You have named {MOST_NAMED} people for this meeting already.",
            "Speak to the lead, who can name somebody for you.",
        )


def _checked(
    facts: CoreGroup, meeting: Meeting, member: Member, named: Named, may_know: Collection[str]
) -> Named:
    name = persons_name(named.name, "Who comes instead?", "Write their full name.")
    email = one_line(named.email, field="email").lower()
    if not ADDRESS.fullmatch(email):
        raise Refusal(
            "Without an e-mail address a substitute cannot be reached.",
            "Write their work address, like j.smith@agency.example.",
            field="email",
        )
    if named.route.is_human:
        raise Refusal(
            "A substitute is reached by Slack, Teams or secure e-mail.",
            "Choose one of the three.",
            field="route",
        )
    has_it = (each.id for each in facts.everybody if _has(each, email, meeting.id))
    if not set(may_know).isdisjoint(has_it):
        raise Refusal(
            "This address belongs to somebody who is in the group already.",
            "Name a colleague who is not.",
            field="email",
        )
    agency = one_line(named.agency, field="agency") or member.agency
    return replace(named, name=name, email=email, agency=agency)


def _denied_before(facts: CoreGroup, email: str) -> Denial | None:
    """Return the no that came from an address before: naming it again asks nobody anew (IG17)."""
    denials = (each.contact.denial for each in facts.members)
    said = next((each for each in denials if each and is_same_mailbox(each.email, email)), None)
    return replace(said, asked_again_at=None) if said else None


def who_has_it_already(facts: CoreGroup, member: Member) -> Member | None:
    """Return who else has the address by which somebody is here; None where it is their own.

    A substitute's is nobody else's at all. A professional's is nobody's at home, nor theirs a
    professional's: they hear different things (H20, H38).
    """
    if member.kind is not MemberKind.SUBSTITUTE:
        return who_of_another_side(facts, member)
    email, meeting = member.contact.email, member.substitute_at
    others = (each for each in facts.everybody if each.id != member.id)
    found = next((each for each in others if _has(each, email, meeting)), None)
    return found or who_has_at_home(facts, email)


def _has(known: Member, email: str, meeting: str) -> bool:
    """Tell whether an address is somebody's here; one may come instead at several meetings."""
    comes_another_day = known.kind is MemberKind.SUBSTITUTE and known.substitute_at != meeting
    is_theirs = is_same_mailbox(known.contact.email, email) and not comes_another_day
    return is_theirs or (known.kind.is_at_home and has_or_had(known, email))


def _as_member(
    id_: str, named: Named, meeting: Meeting, member: Member, by: str, now: datetime
) -> Member:
    contact = Contact(
        as_written=named.email, email=named.email, reader=named.reader, route=named.route
    )
    return Member(
        id=id_,
        kind=MemberKind.SUBSTITUTE,
        name=named.name,
        agency=named.agency,
        contact=contact,
        opted_in=now,
        person=named.person,
        part=member.part,
        contact_changed_at=now,
        substitute_at=meeting.id,
        substitute_for=member.id,
        added_by=by,
    )


def substitute_of(facts: CoreGroup, meeting: Meeting, member: Member) -> Member | None:
    """Return who comes in a member's place, confirmed or not, or None."""
    given = facts.answer(meeting.id, member.id)
    found = facts.member(given.substitute) if given else None
    return found if found is not None and found.is_active else None


def confirmed_substitute(facts: CoreGroup, meeting: Meeting, member: Member) -> Member | None:
    """Return the substitute whom the lead has confirmed, the only one who may be let in."""
    found = substitute_of(facts, meeting, member)
    return found if found is not None and found.contact.is_confirmed else None
