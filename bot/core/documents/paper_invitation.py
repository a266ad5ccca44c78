"""A family member's invitation on paper: neutral words under their own reference (IG18, R2)."""

from collections.abc import Iterator

from bot.core.cards import Block, Card, Facts, Text
from bot.core.diary.papers import has_another, held, says_place, timed_since
from bot.core.diary.place import may_be_told
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.taking_part import FamilyPlace, TakesPart
from bot.core.procedure.day_names import short_day
from bot.core.references import reference_for

TALK = (
    "You are invited to a talk of your own.",
    "It takes the place of any other invitation that you have had for it.",
    "The person who gave you this will agree the day, the time and the place with you.",
)
"""Nothing of the meeting itself, at which somebody else may be whom they should not meet (S21)."""
INVITED = "You are invited to a meeting."
CHANGED = "The meeting has changed. This is how it stands now."
PART = "You are asked to come for a part of it. The person who gave you this will tell you which."


def paper(facts: CoreGroup, meeting: Meeting, member: Member) -> Card:
    """Return what is printed: date and time, and the place where this person may be told it.

    Whoever else sees the paper learns nothing from it: no name, no group, no matter.
    """
    title = f"Meeting {reference_for(facts, member)}"
    if not member.is_active:
        said = f"You are not expected at the meeting {_which(facts, meeting, member)}."
        return Card(title, (Text(said),))
    if not meeting.stands or (facts.is_closed and meeting.is_firm):
        said = f"The meeting {_which(facts, meeting, member)} will not take place."
        return Card(title, (Text(said),))
    if meeting.provisional:
        said = "The meeting of your last invitation has been put off."
        return Card(title, (Text(said), Text("You will hear as soon as a day is set.")))
    seat = meeting.seat_of(member.id)
    if seat is not None and seat.takes_part is TakesPart.SEPARATE_TALK:
        return Card(title, tuple(map(Text, TALK)))
    return Card(title, tuple(_invitation(facts, meeting, member, seat)))


def _invitation(
    facts: CoreGroup, meeting: Meeting, member: Member, seat: FamilyPlace | None
) -> Iterator[Block]:
    """Yield the invitation as it stands now: whole, or to a part of the meeting (S21)."""
    yield Text(CHANGED if has_another(facts, meeting, member) else INVITED)
    yield Facts(_pairs(facts, meeting, member))
    if seat is not None and seat.takes_part is TakesPart.PART_OF_IT:
        yield Text(PART)
    yield from _closing(facts, meeting, member)


def _which(facts: CoreGroup, meeting: Meeting, member: Member) -> str:
    """Say which meeting is called off: by its day, if that is the day they were told."""
    # The revision that called it off told no day.
    last = meeting.revision - (not meeting.stands)
    first = min(timed_since(meeting), last)
    knows_day = any(first <= each.revision <= last for each in held(facts, meeting, member))
    return f"on {short_day(meeting.on)}" if knows_day else "of your last invitation"


def _pairs(facts: CoreGroup, meeting: Meeting, member: Member) -> tuple[tuple[str, str], ...]:
    when = (
        ("Day", short_day(meeting.on)),
        ("Time", f"{meeting.starts:%H:%M} to {meeting.ends:%H:%M}"),
    )
    if not may_be_told(facts, meeting, member):
        return when
    places = (("Place", meeting.venue), ("To join by telephone or video", meeting.join_link))
    return (*when, *((label, place) for label, place in places if place))


def _closing(facts: CoreGroup, meeting: Meeting, member: Member) -> Iterator[Block]:
    if not says_place(facts, meeting, member):
        yield Text("The person who gave you this can tell you where it is.")
    yield Text("Please tell the person who gave you this whether you can come.")
    yield Text("If another day or time would be better, or you need help to take part, say so.")
