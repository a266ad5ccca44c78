"""How long the group may go without meeting, and how many meetings a review asks for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.core.procedure.day_names import short_day
from bot.core.procedure.deadlines import Deadline, Rule, Term, reckon
from bot.core.procedure.events import Event
from bot.core.procedure.profiles import Profile
from bot.core.procedure.timescales import after_review_first, term_of
from bot.core.procedure.values import Applies, Value


def next_meeting(
    profile: Profile, last_meeting: date, review: date | None = None
) -> Deadline | None:
    """Return by when the group meets after `last_meeting`, by the longest interval allowed.

    `review` is the last review held, or the one to reckon with. Where the interval holds only
    after a review it counts from the last meeting held, and the date counted from the review is
    the other reading (H14); where it holds from the first meeting after a review (L19) there is
    none before that meeting.
    """
    term = term_of(profile, "interval", called="next_meeting")
    if term is None or not _holds(profile["interval"], last_meeting, review):
        return None
    deadline = reckon(profile.calendar, term, last_meeting)
    deadline = _with_aim(profile, deadline, last_meeting)
    if profile["interval"].applies is Applies.AFTER_REVIEW and review and review > last_meeting:
        from_review = reckon(profile.calendar, term, review).date
        return replace(deadline, other_reading=from_review)
    return deadline


def _holds(value: Value, last_meeting: date, review: date | None) -> bool:
    if value.applies is Applies.ALWAYS:
        return True
    after_first = value.applies is Applies.AFTER_FIRST_OF_REVIEW
    return review is not None and (last_meeting > review or not after_first)


def _with_aim(profile: Profile, deadline: Deadline, last_meeting: date) -> Deadline:
    """Add the date that the guidance hopes for, within the limit (Wales: monthly)."""
    aim = profile["interval"].aim
    if aim is None:
        return deadline
    hoped = reckon(profile.calendar, Term("aim", Rule(aim, Event.LAST_CORE_GROUP)), last_meeting)
    return deadline.noting(f"The guidance aims at {aim}: {short_day(hoped.date)}.")


def next_core_group(
    profile: Profile, last_meeting: date | None, review: date | None = None
) -> Deadline | None:
    """Return by when the group meets next under all rules; the earliest binds, the rest is noted.

    `review` is the last review held: until a meeting follows it, its own limit counts too (L19).
    """
    limits = (
        next_meeting(profile, last_meeting, review) if last_meeting else None,
        _first_after(profile, last_meeting, review),
    )
    found = sorted((each for each in limits if each), key=lambda each: each.date)
    if not found:
        return None
    return found[0].noting(
        *(f"Another rule allows more: {each.explanation}." for each in found[1:])
    )


def _first_after(
    profile: Profile, last_meeting: date | None, review: date | None
) -> Deadline | None:
    """Return by when the group meets first after a review; None once it has."""
    if review is None or (last_meeting is not None and last_meeting > review):
        return None
    return after_review_first(profile, review)


def meetings_short(profile: Profile, meetings: Sequence[date], review: date) -> int:
    """Return how many meetings before `review` are still to be booked to reach the least (H12)."""
    least = profile.number("meetings_before_review") or 0
    return max(0, least - sum(meeting < review for meeting in meetings))
