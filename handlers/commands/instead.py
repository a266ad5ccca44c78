"""What an absent member can do instead of coming, and what has come from them already (L10, B1)."""

from collections.abc import Iterator

from bot.core.access import Asked, Subject, Verb
from bot.core.attendance.attending import record_final_at
from bot.core.attendance.sent_before import sent_before
from bot.core.cards import Button, Buttons, Text
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.updates import UpdateAsked
from bot.core.procedure.day_names import short_day
from bot.core.wall_clock import local
from handlers.call import Call

SENT_AGAIN = (
    "You can send it again until the minutes are final: what you write then takes the place of "
    "that part, and what you leave empty stays."
)


def somebody_instead(call: Call, meeting: Meeting, member: Member) -> Iterator[Button]:
    """Yield the way to name a substitute, to a member whose own place it is (L10)."""
    may_send = member.is_member and not member.is_family and member.id == call.member
    asked = Asked(Verb.WRITE, Subject.ANSWER, owner=member.id, meeting=meeting.id)
    if may_send and meeting.is_open and call.now < meeting.ends_at and call.may(asked):
        yield Button("Somebody comes instead", f"substitute {meeting.id}", seen=meeting.revision)


def ways_instead(call: Call, meeting: Meeting, member: Member) -> Iterator[Buttons]:
    """Yield what can be done instead: a substitute first, then the update (L10, L11)."""
    sends = tuple(somebody_instead(call, meeting, member))
    asked = Asked(Verb.WRITE, Subject.UPDATE, owner=member.id, meeting=meeting.id)
    if sends and call.may(asked):
        yield Buttons((*sends, Button("Write my update", f"update {meeting.id}")))


def received(
    call: Call, meeting: Meeting, member: Member, asked: UpdateAsked | None
) -> Iterator[Text]:
    """Say that an update has come and when, by a link too; never what stands in it (IG19)."""
    if member.id != call.member:
        return
    own = sent_before(call.facts, meeting, member, asked.id if asked else "")
    if own is None:
        return
    came = local(own.sent_at)
    yield Text(f"Your update was received on {short_day(came.date())} at {came:%H:%M}.")
    if record_final_at(call.facts, meeting) is None:
        yield Text(SENT_AGAIN)
