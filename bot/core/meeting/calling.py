"""The roll call: who is at the table, in person or by substitute, and what is ticked for each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.core.attendance.attending import was_expected
from bot.core.attendance.substituting import confirmed_substitute, substitute_of
from bot.core.facts.attendance import Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.roll_call import Presence, RollCallLine, Tick
from bot.core.meeting.record_keys import HAS_COPY, PURPOSE_EXPLAINED
from bot.core.refusals import Refusal

TICKABLE = frozenset({PURPOSE_EXPLAINED, HAS_COPY})


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat at the table before it is called.

    `likely` is what their answer lets expect; `substitute` whoever was named, `is_confirmed` that
    the lead has confirmed them (IG17).
    """

    member: Member
    likely: Presence
    substitute: Member | None = None
    is_confirmed: bool = False


def seats(facts: CoreGroup, meeting: Meeting) -> tuple[Seat, ...]:
    """Return a seat for each member in the order of the sheet, the roll call's own word first."""
    expected = (each for each in facts.everybody if was_expected(meeting, each))
    return tuple(_seat(facts, meeting, member) for member in expected)


def _seat(facts: CoreGroup, meeting: Meeting, member: Member) -> Seat:
    substitute = substitute_of(facts, meeting, member)
    is_confirmed = confirmed_substitute(facts, meeting, member) is not None
    line = meeting.presence(member.id)
    likely = line.presence if line else _likely(facts, meeting, member, is_confirmed=is_confirmed)
    return Seat(member, likely, substitute, is_confirmed)


def _likely(facts: CoreGroup, meeting: Meeting, member: Member, *, is_confirmed: bool) -> Presence:
    if is_confirmed:
        return Presence.BY_SUBSTITUTE
    is_coming = facts.coming(meeting.id, member.id) is Coming.YES
    return Presence.IN_PERSON if is_coming else Presence.ABSENT


def call_roll(facts: CoreGroup, meeting: Meeting, said: Iterable[tuple[str, Presence]]) -> Meeting:
    """Return the meeting with the roll called: one line for each member, in the sheet's order.

    Nobody is let in by substitute whom the lead has not confirmed. Who is not called is absent.
    """
    called = dict(said)
    found = seats(facts, meeting)
    unknown = called.keys() - {each.member.id for each in found}
    if unknown:
        raise Refusal(
            "The roll call names somebody who is not in the group.", "Open the form again: start"
        )
    lines = (_line(each, called.get(each.member.id, Presence.ABSENT)) for each in found)
    return replace(meeting, roll_call=tuple(lines))


def _line(seat: Seat, presence: Presence) -> RollCallLine:
    if presence is not Presence.BY_SUBSTITUTE:
        return RollCallLine(seat.member.id, presence)
    if seat.substitute is None:
        raise Refusal(
            f"No substitute was named for {seat.member.name}.",
            f"Name one first: substitute for {seat.member.name}",
            field=f"here_{seat.member.id}",
        )
    if not seat.is_confirmed:
        raise Refusal(
            f"The lead has not confirmed {seat.substitute.name}.",
            f"The lead can do it now: contact confirm {seat.substitute.name}",
            field=f"here_{seat.member.id}",
        )
    return RollCallLine(seat.member.id, presence, seat.substitute.id)


def present(facts: CoreGroup, meeting: Meeting) -> tuple[Member, ...]:
    """Return the members who are there in person, in the order of the sheet."""
    return tuple(each for each in facts.members if each.id in meeting.here)


def tick(facts: CoreGroup, meeting: Meeting, ticks: Iterable[Tick]) -> Meeting:
    """Return the meeting with these ticks in the place of earlier ones for the same person.

    What will be done later needs a name, and becomes that person's task (R26, S9).
    """
    new = {(each.item, each.member): _checked(facts, each) for each in ticks}
    kept = (each for each in meeting.ticks if (each.item, each.member) not in new)
    return replace(meeting, ticks=(*kept, *new.values()))


def _checked(facts: CoreGroup, tick: Tick) -> Tick:
    member = facts.member(tick.member)
    if tick.item not in TICKABLE or member is None or not member.is_active:
        raise Refusal("There is nothing to tick for this person.", "Open the form again: start")
    if tick.by or tick.later:
        _must_name_who(facts, tick)
    return tick


def _must_name_who(facts: CoreGroup, tick: Tick) -> None:
    by, field = facts.member(tick.by), f"{tick.item}_by_{tick.member}"
    if not tick.by:
        raise Refusal(
            "Who will do it later?", "Name one person: it becomes their task.", field=field
        )
    if by is None or not by.is_professional:
        raise Refusal(
            "A professional member explains the purpose.", "Choose one from the list.", field=field
        )


def ticked(meeting: Meeting, item: str, member: str) -> Tick | None:
    """Return the tick for one thing and one person, or None."""
    return next((t for t in meeting.ticks if (t.item, t.member) == (item, member)), None)
