"""Why somebody is told that a date is off: for them alone, for all, or until a day is set."""

from collections.abc import Mapping
from enum import Enum, auto

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.messages.sentences import Words
from bot.core.messages.wording import Audience
from bot.core.ports import EntryState


class Off(Enum):
    """What has become of a date for whoever was told of it."""

    FOR_THEM_ALONE = auto()
    NOT_HELD = auto()
    PUT_OFF = auto()


def why_off(facts: CoreGroup, meeting: Meeting, recipient: str) -> Off:
    """Tell why this recipient is not to keep the date of a meeting.

    Whoever left before it was cancelled is called off alone: what came after is none of their
    business (IG5). A substitute whose task ended with the meeting hears that it is not held.
    """
    member = facts.member(recipient)
    left = member.opted_out if member else None
    is_cancelled = meeting.state is MeetingState.CANCELLED
    if left is not None and not (is_cancelled and left.at >= meeting.changed_at):
        return Off.FOR_THEM_ALONE
    is_put_off = meeting.provisional and not (is_cancelled or facts.is_closed)
    return Off.PUT_OFF if is_put_off else Off.NOT_HELD


SUBJECT = "Meeting {ref}: not on {day}"
TO_CHANNEL = "{ref}: no meeting on {day}"
NOT_HELD = "The meeting on {day} at {time} will not be held."
PUT_OFF = (
    "The meeting on {day} at {time} has been put off.",
    "You will be told as soon as a day is set.",
)

OFF_WORDS: Mapping[tuple[Off, Audience], Words] = {
    (Off.FOR_THEM_ALONE, Audience.PROFESSIONAL): Words(
        SUBJECT, ("You are not expected at the meeting on {day}, {time}.",)
    ),
    (Off.NOT_HELD, Audience.PROFESSIONAL): Words(SUBJECT, (NOT_HELD,)),
    (Off.PUT_OFF, Audience.PROFESSIONAL): Words(SUBJECT, PUT_OFF),
    (Off.NOT_HELD, Audience.CHANNEL): Words(TO_CHANNEL, (NOT_HELD,)),
    (Off.PUT_OFF, Audience.CHANNEL): Words(TO_CHANNEL, PUT_OFF),
}
"""The words for what is called off; the kind is still that of the invitation."""

ENTRIES: Mapping[Off, EntryState] = {
    Off.FOR_THEM_ALONE: EntryState.MEMBER_OFF,
    Off.NOT_HELD: EntryState.MEETING_OFF,
    Off.PUT_OFF: EntryState.MEMBER_OFF,
}
"""What calendars show: what is put off may come back under the same entry, so it has not ended."""
