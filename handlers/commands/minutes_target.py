"""Which meeting's minutes are meant, and what is to be done with them."""

from bot.core.access import Asked, Subject, Verb
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.minutes import Minutes
from bot.core.record.versions import in_force
from handlers.call import Call
from handlers.finding import NUMBER, take_meeting


def begun_meetings(facts: CoreGroup) -> tuple[Meeting, ...]:
    """Return the meetings of which there is or can be a record, the last first."""
    begun = (each for each in facts.meetings if each.started_at is not None)
    return tuple(sorted(begun, key=lambda each: each.on, reverse=True))


def target(call: Call) -> tuple[Meeting, str]:
    """Take a meeting off the front: by date, by id, or by the id of its minutes; else the last."""
    match = NUMBER.fullmatch(call.rest)
    minutes = call.facts.minutes_by_id(match[1].upper()) if match else None
    words = call.rest
    if match is not None and minutes is not None:
        words = f"{minutes.meeting} {match[2] or ''}"
    meeting, rest = take_meeting(call.facts, words, call.today, begun_meetings)
    return meeting, " ".join(rest.lower().split())


def may_write(call: Call, meeting: Meeting) -> bool:
    """Tell whether the caller may write the draft of this meeting."""
    asked = Asked(Verb.WRITE, Subject.MINUTES_DRAFT, owner=call.member, meeting=meeting.id)
    return call.may(asked)


def may_see_draft(call: Call, meeting: Meeting) -> bool:
    """Tell whether the caller may see what is not released yet."""
    return call.may(Asked(Verb.SEE, Subject.MINUTES_DRAFT, meeting=meeting.id))


def may_release(call: Call, meeting: Meeting) -> bool:
    """Tell whether the caller may send the minutes to their readers (R8)."""
    return call.may(Asked(Verb.RELEASE, Subject.MINUTES_FINAL, meeting=meeting.id))


def to_send(facts: CoreGroup, meeting: str) -> Minutes | None:
    """Return the version that is sent on asking: the one in force, else the draft."""
    return in_force(facts, meeting) or facts.minutes_of(meeting)
