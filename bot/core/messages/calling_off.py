"""Why somebody is told that a date is off: for them alone, for all, or until a day is set."""

from collections.abc import Mapping
from enum import Enum, auto

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import Member
from bot.core.messages.sentences import Words
from bot.core.messages.wording import Audience
from bot.core.ports import EntryState


class Off(Enum):
    """What has become of a date for whoever was told of it."""

    FOR_THEM_ALONE = auto()
    NOT_HELD = auto()
    PUT_OFF = auto()
    TALK = auto()


def why_off(facts: CoreGroup, meeting: Meeting, recipient: str) -> Off:
    """Tell why this recipient is not to keep the date of a meeting.

    Whoever left before it was cancelled is called off alone: what came after is none of their
    business (IG5). A substitute whose task ended with the meeting hears that it is not held. One of
    the family is called off a meeting that stands for a talk of their own (S21).
    """
    member = facts.member(recipient)
    is_cancelled = meeting.state is MeetingState.CANCELLED
    if _left_before(meeting, member):
        return Off.FOR_THEM_ALONE
    if is_cancelled or facts.is_closed:
        return Off.NOT_HELD
    if meeting.provisional:
        return Off.PUT_OFF
    return Off.TALK if member and member.is_family else Off.NOT_HELD


def _left_before(meeting: Meeting, member: Member | None) -> bool:
    """Tell whether somebody had left before it was cancelled, or while it stands."""
    left = member.opted_out if member else None
    is_cancelled = meeting.state is MeetingState.CANCELLED
    return left is not None and not (is_cancelled and left.at >= meeting.changed_at)


SUBJECT = "Meeting {ref}: not on {day}"
TO_CHANNEL = "{ref}: no meeting on {day}"
NOT_HELD = "The meeting on {day} at {time} will not be held."
PUT_OFF = (
    "The meeting on {day} at {time} has been put off.",
    "You will be told as soon as a day is set.",
)

TO_FAMILY: Mapping[Off, tuple[str, ...]] = {
    Off.FOR_THEM_ALONE: ("You are not expected at the meeting on {day}, {time}.",),
    Off.NOT_HELD: ("The meeting on {day} at {time} will not take place.",),
    Off.PUT_OFF: PUT_OFF,
    Off.TALK: (
        "You are not expected at the meeting on {day}, {time}.",
        "You are invited to a talk of your own in its place. You will be told of it in person.",
    ),
}

OFF_WORDS: Mapping[tuple[Off, Audience], Words] = {
    (Off.FOR_THEM_ALONE, Audience.PROFESSIONAL): Words(
        SUBJECT, ("You are not expected at the meeting on {day}, {time}.",)
    ),
    (Off.NOT_HELD, Audience.PROFESSIONAL): Words(SUBJECT, (NOT_HELD,)),
    (Off.PUT_OFF, Audience.PROFESSIONAL): Words(SUBJECT, PUT_OFF),
    **{(why, Audience.FAMILY): Words(SUBJECT, said) for why, said in TO_FAMILY.items()},
    (Off.NOT_HELD, Audience.CHANNEL): Words(TO_CHANNEL, (NOT_HELD,)),
    (Off.PUT_OFF, Audience.CHANNEL): Words(TO_CHANNEL, PUT_OFF),
}
"""The words for what is called off; the kind is still that of the invitation."""

ENTRIES: Mapping[Off, EntryState] = {
    Off.FOR_THEM_ALONE: EntryState.MEMBER_OFF,
    Off.NOT_HELD: EntryState.MEETING_OFF,
    Off.PUT_OFF: EntryState.MEMBER_OFF,
    Off.TALK: EntryState.MEMBER_OFF,
}
"""What calendars show: what is put off may come back under the same entry, so it has not ended."""
