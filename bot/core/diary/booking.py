"""Booking meetings: facts and a wish in, new facts or a refusal out."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.core.diary.limits import Against, Limit, Slot, limits, must_have_reasons
from bot.core.diary.place import place_said
from bot.core.diary.place_names import names_in_place
from bot.core.facts.conferences import Conference, ConferenceKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, Reasons
from bot.core.free_text import one_line
from bot.core.numbering import next_id
from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from bot.core.replacing import put_meeting
from bot.core.wall_clock import day_of, instant_of, times_it_comes

FARTHEST = timedelta(days=2 * 365)
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
    must_be_possible(facts, slot, now)
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
        reasons=kept_reasons(against, wish, NO_REASONS, OF_THE_DATE | OF_THE_PLACE),
    )
    return put_meeting(facts, meeting)


def is_provisional(facts: CoreGroup, day: date) -> bool:
    """Tell whether a date waits for the outcome of a review before it."""
    review = open_review(facts)
    return review is not None and day > review.on


def open_review(facts: CoreGroup) -> Conference | None:
    """Return the earliest review whose outcome has not been entered."""
    reviews = (c for c in facts.conferences if c.kind is ConferenceKind.REVIEW and not c.outcome)
    return min(reviews, key=lambda each: each.on, default=None)


def must_be_possible(
    facts: CoreGroup, slot: Slot, now: datetime, moving: Meeting | None = None
) -> None:
    """Refuse a day and time at which nobody could meet, or on which the group meets already."""
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


def kept_reasons(
    found: tuple[Limit, ...], wish: MeetingWish, base: Reasons, keys: frozenset[Against]
) -> Reasons:
    """Keep the reasons that the date or place needs, and no others: they are what marks it late."""
    against = {each.against for each in found}
    said = {
        key: one_line(getattr(wish.reasons, key), field=f"reason_{key}") if key in against else ""
        for key in keys
    }
    return replace(base, **said)
