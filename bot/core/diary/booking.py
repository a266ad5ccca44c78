"""Booking, moving and cancelling meetings: facts and a wish in, new facts or a refusal out."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from bot.core.attendance.answering import end_substitutes
from bot.core.diary.limits import Against, Limit, Slot, limits, must_have_reasons
from bot.core.diary.papers import as_it_stands, timed_since
from bot.core.diary.place import place_of, place_said
from bot.core.diary.place_names import names_in_place
from bot.core.facts.attendance import Coming
from bot.core.facts.conferences import Conference, ConferenceKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState, Reasons
from bot.core.free_text import needed_line, one_line
from bot.core.numbering import next_id
from bot.core.procedure.day_names import short_day
from bot.core.procedure.hours import leaves_at
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put_meeting
from bot.core.wall_clock import day_of, instant_of, times_it_comes

FARTHEST = timedelta(days=2 * 365)
MOVED = "the meeting was moved"
CANCELLED = "the meeting was cancelled"
NO_REASONS = Reasons()
OF_THE_DATE = frozenset({Against.LATE, Against.HOLIDAY, Against.TIMES})
OF_THE_PLACE = frozenset({Against.PLACE})


@dataclass(frozen=True, slots=True)
class MeetingWish:
    """A meeting as somebody wants it; `reasons` for whatever speaks against its date."""

    slot: Slot
    venue: str = ""
    join_link: str = ""
    reasons: Reasons = NO_REASONS


def book(facts: CoreGroup, wish: MeetingWish, *, by: str, now: datetime) -> CoreGroup:
    """Return the facts with a meeting booked.

    A date later than the profile allows, on a day that is not a working day, or when the family
    cannot come stands only with a reason for each (`NeedsReasons`). One beyond a review whose
    outcome is open is provisional (R24).
    """
    slot = wish.slot
    _must_be_possible(facts, slot, now)
    venue, join_link = place_said(facts, wish.venue, wish.join_link)
    named = names_in_place(facts, venue, join_link)
    against = (*limits(facts.without_missed(day_of(now)), slot), *named)
    must_have_reasons(against, wish.reasons)
    meeting = Meeting(
        id=next_id("M", (each.id for each in facts.meetings)),
        on=slot.on,
        starts=slot.starts,
        ends=slot.ends,
        booked_at=now,
        booked_by=by,
        changed_at=now,
        timed_at=now,
        venue=venue,
        join_link=join_link,
        provisional=is_provisional(facts, slot.on),
        reasons=_kept(against, wish, NO_REASONS, OF_THE_DATE | OF_THE_PLACE),
    )
    return put_meeting(facts, meeting)


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
        _must_be_possible(facts, slot, now, moving=meeting)
        against = limits(facts.without_missed(day_of(now)), slot, moving=meeting)
        must_have_reasons(against, wish.reasons)
        moved = replace(
            moved,
            timed_at=now,
            time_revision=meeting.revision + 1,
            provisional=is_provisional(facts, slot.on),
            reasons=_kept(against, wish, moved.reasons, OF_THE_DATE),
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
        reasons = _kept(named, wish, reasons, OF_THE_PLACE)
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
    why = needed_line(
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


def is_provisional(facts: CoreGroup, day: date) -> bool:
    """Tell whether a date waits for the outcome of a review before it."""
    review = open_review(facts)
    return review is not None and day > review.on


def open_review(facts: CoreGroup) -> Conference | None:
    """Return the earliest review whose outcome has not been entered."""
    reviews = (c for c in facts.conferences if c.kind is ConferenceKind.REVIEW and not c.outcome)
    return min(reviews, key=lambda each: each.on, default=None)


def _unheard(facts: CoreGroup, meeting: Meeting, now: datetime) -> datetime | None:
    """Return the start that those invited may still go by: of its last move they may not know.

    What could wait may not have left before the window has opened.
    """
    told_at = leaves_at(facts.profile, facts.ref, meeting.changed_at)
    return meeting.moved_from if now < told_at else None


def _first(start: datetime, unheard: datetime | None) -> datetime:
    return min(start, unheard or start).astimezone(UTC)


def _must_be_possible(
    facts: CoreGroup, slot: Slot, now: datetime, moving: Meeting | None = None
) -> None:
    day = short_day(slot.on)
    if slot.ends <= slot.starts:
        raise Refusal("The meeting would end before it starts.", "Check the times.", field="ends")
    _must_come_once(slot.on, slot.starts, "starts")
    _must_come_once(slot.on, slot.ends, "ends")
    if instant_of(slot.on, slot.starts) <= now:
        raise Refusal(f"{day} at {slot.starts:%H:%M} is past.", "Choose a day ahead.", field="on")
    if slot.on - day_of(now) > FARTHEST:
        raise Refusal(f"{day} is more than two years ahead.", "Check the year.", field="on")
    _must_be_free(facts, slot, moving)


def _must_come_once(day: date, at: time, field: str) -> None:
    """Refuse a time that the change of the clocks leaves out or brings twice."""
    often = times_it_comes(day, at)
    if often != 1:
        what = "comes twice" if often else "does not come"
        change = "back" if often else "forward"
        raise Refusal(
            f"{at:%H:%M} {what} on {short_day(day)}: the clocks go {change} that night.",
            "Choose another time, like 10:00.",
            field=field,
        )


def _must_be_free(facts: CoreGroup, slot: Slot, moving: Meeting | None) -> None:
    own = moving.id if moving else ""
    if any(each.on == slot.on and each.id != own for each in facts.upcoming):
        raise Refusal(
            f"The group meets on {short_day(slot.on)} already.",
            "Choose another day, or move that meeting: move",
            field="on",
        )


def _must_be_booked(meeting: Meeting) -> None:
    day = short_day(meeting.on)
    if meeting.state is MeetingState.CANCELLED:
        raise AlreadyDone(f"The meeting of {day} was cancelled.", "Book another: meet")
    if meeting.state is MeetingState.STARTED:
        raise Refusal(f"The meeting of {day} has begun.", "End it when it is over: end")
    if meeting.was_held:
        raise Refusal(f"The meeting of {day} is over.", "Book another: meet")


def _kept(
    found: tuple[Limit, ...], wish: MeetingWish, base: Reasons, keys: frozenset[Against]
) -> Reasons:
    """Keep the reasons that the date or place needs, and no others: they are what marks it late."""
    against = {each.against for each in found}
    said = {
        key: one_line(getattr(wish.reasons, key), field=f"reason_{key}") if key in against else ""
        for key in keys
    }
    return replace(base, **said)


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
