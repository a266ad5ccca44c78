"""Moving and cancelling meetings: who is asked anew, and which time those invited still go by."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.core.attendance.answering import end_substitutes
from bot.core.diary.booking import (
    OF_THE_DATE,
    OF_THE_PLACE,
    MeetingWish,
    is_provisional,
    kept_reasons,
    must_be_possible,
)
from bot.core.diary.limits import Slot, limits, must_have_reasons
from bot.core.diary.papers import as_it_stands, timed_since
from bot.core.diary.place import place_of, place_said
from bot.core.diary.place_names import names_in_place
from bot.core.facts.attendance import Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.free_text import needed_reason
from bot.core.procedure.day_names import short_day
from bot.core.procedure.hours import leaves_at
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put_meeting
from bot.core.wall_clock import day_of

MOVED = "the meeting was moved"
CANCELLED = "the meeting was cancelled"


def move(
    facts: CoreGroup, meeting: Meeting, wish: MeetingWish, *, by: str, now: datetime
) -> CoreGroup:
    """Return the facts with a meeting at another time or place; its invitation tells it.

    A new time asks everybody anew: answers fall away but for who declined, the substitutes'
    access ends, and what was arranged for the old time has to be arranged again (S20). A new
    place has to be released anew (R2).
    """
    _must_be_booked(meeting)
    slot, moved = wish.slot, _as_wished(facts, meeting, wish)
    moved = replace(moved, moved_from=_unheard(facts, meeting, now))
    new_time, new_place = _time(moved) != _time(meeting), place_of(moved) != place_of(meeting)
    if not (new_time or new_place):
        raise AlreadyDone(f"The meeting is on {short_day(meeting.on)} at that time already.")
    if new_time:
        must_be_possible(facts, slot, now, moving=meeting)
        against = limits(facts.without_missed(day_of(now)), slot, moving=meeting)
        must_have_reasons(against, wish.reasons)
        moved = replace(
            moved,
            timed_at=now,
            time_revision=meeting.revision + 1,
            provisional=is_provisional(facts, slot.on),
            reasons=kept_reasons(against, wish, moved.reasons, OF_THE_DATE),
            arrangements=(),
            moved_from=_first(meeting.starts_at, _unheard(facts, meeting, now)),
        )
        facts = _ask_anew(facts, meeting, now)
    if new_place:
        place_revision = meeting.place_revision + 1
        moved = replace(moved, place_revision=place_revision, released_to=frozenset())
    revision = meeting.revision + 1
    return put_meeting(facts, replace(moved, revision=revision, changed_at=now, changed_by=by))


def _as_wished(facts: CoreGroup, meeting: Meeting, wish: MeetingWish) -> Meeting:
    """Return the meeting with day, time and place as wished, its time set when it was before."""
    (venue, join_link), reasons = place_of(meeting), meeting.reasons
    if (wish.venue, wish.join_link) != (venue, join_link):
        venue, join_link = place_said(facts, wish.venue, wish.join_link)
        named = names_in_place(facts, venue, join_link)
        must_have_reasons(named, wish.reasons)
        reasons = kept_reasons(named, wish, reasons, OF_THE_PLACE)
    return replace(
        meeting,
        on=wish.slot.on,
        starts=wish.slot.starts,
        ends=wish.slot.ends,
        venue=venue,
        join_link=join_link,
        timed_at=meeting.time_set_at,
        time_revision=timed_since(meeting),
        before=(*meeting.before, as_it_stands(meeting)),
        reasons=reasons,
    )


def cancel(facts: CoreGroup, meeting: Meeting, reason: str, *, by: str, now: datetime) -> CoreGroup:
    """Return the facts with a meeting cancelled, for a recorded reason; it keeps its number."""
    _must_be_booked(meeting)
    why = needed_reason(
        reason,
        "Cancelling needs a reason.",
        "Say it in a few words. A meeting is not cancelled because a parent declines (H4).",
        field="reason",
    )
    facts = end_substitutes(facts, meeting, now, CANCELLED)
    off = replace(
        meeting,
        state=MeetingState.CANCELLED,
        cancelled_reason=why,
        revision=meeting.revision + 1,
        changed_at=now,
        changed_by=by,
        swaps=(),
        moved_from=_unheard(facts, meeting, now),
    )
    return put_meeting(facts, off)


def _unheard(facts: CoreGroup, meeting: Meeting, now: datetime) -> datetime | None:
    """Return the start that those invited may still go by: of its last move they may not know.

    What could wait may not have left before the window has opened.
    """
    told_at = leaves_at(facts.profile, facts.ref, meeting.changed_at)
    return meeting.moved_from if now < told_at else None


def _first(start: datetime, unheard: datetime | None) -> datetime:
    return min(start, unheard or start).astimezone(UTC)


def _must_be_booked(meeting: Meeting) -> None:
    day = short_day(meeting.on)
    if meeting.state is MeetingState.CANCELLED:
        raise AlreadyDone(f"The meeting of {day} was cancelled.", "Book another: meet")
    if meeting.state is MeetingState.STARTED:
        raise Refusal(f"The meeting of {day} has begun.", "End it when it is over: end")
    if meeting.was_held:
        raise Refusal(f"The meeting of {day} is over.", "Book another: meet")


def _time(meeting: Meeting) -> Slot:
    return Slot(meeting.on, meeting.starts, meeting.ends)


def _ask_anew(facts: CoreGroup, meeting: Meeting, now: datetime) -> CoreGroup:
    facts = end_substitutes(facts, meeting, now, MOVED)
    kept = (
        each
        for each in facts.answers
        if each.meeting != meeting.id or each.coming is Coming.DECLINED
    )
    return replace(facts, answers=tuple(kept))
