"""A family member's invitation on paper: neutral words under their own reference (IG18, R2)."""

from bot.core.cards import Block, Card, Facts, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import Member
from bot.core.procedure.day_names import short_day
from bot.core.references import reference_for


def paper(facts: CoreGroup, meeting: Meeting, member: Member) -> Card:
    """Return what is printed: date and time, the place only where it was released to this person.

    Whoever else sees the paper learns nothing from it: no name, no group, no matter.
    """
    title = f"Meeting {reference_for(facts, member)}"
    if meeting.state is MeetingState.CANCELLED:
        said = f"The meeting on {short_day(meeting.on)} does not take place."
        return Card(title, (Text(said),))
    if meeting.provisional:
        said = "The meeting of your last invitation is put off."
        return Card(title, (Text(said), Text("You hear as soon as a day is certain.")))
    opening = "You are invited to a meeting."
    if meeting.revision > 1:
        opening = "The meeting has changed. This is how it stands now."
    return Card(title, (Text(opening), Facts(_pairs(meeting, member)), *_closing()))


def _pairs(meeting: Meeting, member: Member) -> tuple[tuple[str, str], ...]:
    when = (
        ("Day", short_day(meeting.on)),
        ("Time", f"{meeting.starts:%H:%M} to {meeting.ends:%H:%M}"),
    )
    if member.id not in meeting.released_to:
        return when
    places = (("Place", meeting.venue), ("To join by telephone or screen", meeting.join_link))
    return (*when, *((label, place) for label, place in places if place))


def _closing() -> tuple[Block, ...]:
    return (
        Text("Please tell the person who gave you this whether you can come."),
        Text("If another day or time would be better, or you need help to take part, say so."),
    )
