"""Dates ahead, agreed in one go: proposed so that every rule holds, all checked before booking."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.core.diary.booking import MeetingWish, book, open_review
from bot.core.diary.limits import Limit, limit_after, limits, must_have_reasons, over_limits
from bot.core.diary.place_names import names_in_place
from bot.core.diary.possible_times import family_unfit
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Reasons
from bot.core.procedure.intervals import meetings_short
from bot.core.procedure.joint_report import latest_final_core_group
from bot.core.procedure.timescales import first_review, next_review

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MOST = 12
NEXT, SECOND_REVIEW = "next meeting", "second review"
SUPPOSED = Reasons(late="supposed", holiday="supposed", times="supposed", place="supposed")


def propose_days(facts: CoreGroup, starts: time) -> tuple[date, ...]:
    """Return days for further meetings up to the profile's horizon (L17, R24, S16).

    They follow the last meeting held or booked, on its weekday where that can be: as many before
    the review as are asked for, the last early enough for the joint report; then each by the
    longest interval allowed. Where no rule asks for a meeting none is proposed.
    """
    last = max(_days(facts), default=None)
    if last is None:
        return ()
    found = tuple(_proposals(facts, last, starts))
    return found[:1] if facts.profile.text("date_horizon") == NEXT else found


def _proposals(facts: CoreGroup, last: date, starts: time) -> Iterator[date]:
    review = _first_review(facts)
    if review is not None and last < review:
        for day in _before_review(facts, last, review, starts):
            yield day
            last = day
    if review is not None and facts.profile.text("date_horizon") == SECOND_REVIEW:
        second = next_review(facts.profile, review)
        if second is not None:
            yield from _by_interval(facts, last, second.date, starts)


def _days(facts: CoreGroup) -> list[date]:
    return [each.on for each in facts.standing]


def _first_review(facts: CoreGroup) -> date | None:
    """Return the day of the open review, or by when it has to be."""
    planned, conference = open_review(facts), facts.initial_conference
    if planned is not None:
        return planned.on
    latest = first_review(facts.profile, conference.on) if conference else None
    return latest.date if latest else None


def _latest_before(facts: CoreGroup, review: date) -> date:
    """Return the latest day on which a last meeting still serves the review."""
    safe = latest_final_core_group(facts.profile, review)
    return safe.date if safe else facts.profile.calendar.on_or_before(review - DAY)


def _before_review(facts: CoreGroup, last: date, review: date, starts: time) -> tuple[date, ...]:
    """Spread as few meetings as the rules ask for, in whole weeks, up to the latest safe day.

    Where the profile has no joint report, the review itself is the last of the row (O5).
    """
    safe = latest_final_core_group(facts.profile, review)
    end, beyond = (safe.date, 0) if safe else (review, 1)
    weeks = (end - last) // WEEK
    least = meetings_short(facts.profile, _days(facts), review)
    for count in range(max(least, 1 - beyond), min(weeks - beyond, MOST) + 1):
        spread = [last + WEEK * (weeks * n // (count + beyond)) for n in range(1, count + 1)]
        days = tuple(_suiting(facts, day, starts) for day in spread)
        if _holds(facts, days) and _reaches(facts, max(days, default=last), end):
            return days
    return ()


def _holds(facts: CoreGroup, days: tuple[date, ...]) -> bool:
    """Tell whether none of these days goes over a limit, beside those that are booked."""
    return not over_limits(facts, sorted({*_days(facts), *days})).keys() & {*days}


def _reaches(facts: CoreGroup, last: date, end: date) -> bool:
    """Tell whether the longest interval after the last day lasts until the end of the row."""
    limit = limit_after(facts, last, last)
    return limit is None or limit.date >= end


def _by_interval(facts: CoreGroup, last: date, review: date, starts: time) -> Iterator[date]:
    """Yield days each by the longest interval after the one before, while the report has time."""
    latest = _latest_before(facts, review)
    while True:
        # The latest day is asked about, so that the review between counts where it should.
        limit = limit_after(facts, last, latest)
        day = _suiting(facts, limit.date, starts) if limit else last
        if limit is None or limit.date > latest or day <= last:
            return
        yield day
        last = day


def _suiting(facts: CoreGroup, day: date, starts: time) -> date:
    """Return the last working day on or before `day`, within the week, that suits the family."""
    earlier = [day - DAY * n for n in range(7)]
    working = [each for each in earlier if facts.profile.calendar.is_working_day(each)]
    suiting = [each for each in working if not family_unfit(facts, each, starts)]
    return next(iter([*suiting, *working, day]))


def book_series(
    facts: CoreGroup, wishes: Iterable[MeetingWish], reasons: Reasons, *, by: str, now: datetime
) -> CoreGroup:
    """Return the facts with all these meetings booked, or none of them.

    Each is checked against every rule as it stands beside the others; everything against any of
    them is named at once. Days on which the group meets already are left as they are.
    """
    new = sorted(wishes, key=lambda each: each.slot.on)
    wanted = [each for each in new if each.slot.on not in _days(facts)]
    must_have_reasons(tuple(dict.fromkeys(_against(facts, wanted, by=by, now=now))), reasons)
    for wish in wanted:
        facts = book(facts, replace(wish, reasons=reasons), by=by, now=now)
    return facts


def _against(
    facts: CoreGroup, wishes: Iterable[MeetingWish], *, by: str, now: datetime
) -> Iterator[Limit]:
    for wish in wishes:
        yield from limits(facts, wish.slot)
        yield from names_in_place(facts, wish.venue, wish.join_link)
        facts = book(facts, replace(wish, reasons=SUPPOSED), by=by, now=now)
