"""The dates of whoever sees their own invitations alone: family and substitutes (condition 3)."""

from bot.core.access import Subject, Verb
from bot.core.access.own_part import own_invitations
from bot.core.cards import Card, Table, Text
from bot.core.diary.place import may_see_place
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.procedure.day_names import short_day
from bot.core.references import reference_for
from bot.core.refusals import Refusal
from handlers.call import Call

STATES = {
    MeetingState.BOOKED: "booked",
    MeetingState.STARTED: "under way",
    MeetingState.ENDED: "held",
    MeetingState.CANCELLED: "cancelled",
}
CLOSED = "off"
BY_LINK = "by the link in: coming"
NONE = "There is no meeting to which you are asked."


def own_dates(call: Call) -> Card:
    """Show when and, to whoever may be told, where: no deadline, no reason and no other meeting."""
    call.ask(Verb.SEE, Subject.GROUP, owner=call.member)
    if call.rest:
        raise Refusal("Here are the dates of your own meetings alone.", "See them: dates")
    title = f"Dates of {reference_for(call.facts, call.me)}"
    meetings = own_invitations(call.facts, call.me)
    if not meetings:
        return Card(title, (Text(NONE),))
    rows = tuple((*_line(call, each), place_of_meeting(call, each)) for each in meetings)
    return Card(title, (Table(("Meeting", "Time", "State", "Where"), rows),))


def _line(call: Call, meeting: Meeting) -> tuple[str, str, str]:
    is_off = call.facts.is_closed and meeting.is_open
    state = CLOSED if is_off else STATES[meeting.state]
    return short_day(meeting.on), f"{meeting.starts:%H:%M}", state


def place_of_meeting(call: Call, meeting: Meeting) -> str:
    """Return the venue of a meeting to come; a link to join is shown by `coming`."""
    if not (meeting.is_open and may_see_place(call.facts, call.viewer, meeting)):
        return ""
    return meeting.venue or (BY_LINK if meeting.join_link else "")
