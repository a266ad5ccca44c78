"""A review on an earlier day: what that does to every date, shown before it is asked for (L3)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.core.diary.booking import is_provisional
from bot.core.diary.waiting import put_waiting
from bot.core.facts.conferences import Conference
from bot.core.facts.groups import CoreGroup
from bot.core.group.dates import counted, days_of
from bot.core.procedure.before_review import too_few_meetings
from bot.core.procedure.day_names import short_day
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.joint_report import fit
from bot.core.procedure.listing import DATE_WORDS, our_dates
from bot.core.refusals import Refusal
from bot.core.replacing import put
from bot.core.wall_clock import day_of


@dataclass(frozen=True, slots=True)
class Effect:
    """One date that another day of the review moves; `before` is none where it had none."""

    what: str
    before: date | None
    after: Deadline

    def is_past(self, today: date) -> bool:
        """Tell whether the new date cannot be kept any more."""
        return self.after.date < today


def must_be_earlier(facts: CoreGroup, on: date | None, today: date) -> Conference:
    """Return the review that is to be held on an earlier day, or refuse the day at its field."""
    review = facts.next_review
    if review is None:
        raise Refusal("No review is planned that could be earlier.", "See the dates: dates")
    if on is None:
        raise Refusal("On which day?", 'Write it like "2 june".', field="on")
    if not today < on < review.on:
        raise Refusal(
            f"{short_day(on)} is not a day between today and the review, {short_day(review.on)}.",
            "Choose a day ahead, before that.",
            field="on",
        )
    if not facts.profile.calendar.is_working_day(on):
        raise Refusal(f"{short_day(on)} is no working day.", "Choose another.", field="on")
    return review


def with_review_on(facts: CoreGroup, on: date, *, by: str, now: datetime) -> CoreGroup:
    """Return the facts with the next review on that day, and what counts from it as it follows.

    Meetings that now come after it wait for its outcome: who was invited is told (R24). A reason
    for the old day was for that day.
    """
    review = must_be_earlier(facts, on, day_of(now))
    moved = replace(review, on=on, recorded_at=now, revision=review.revision + 1, late_reason="")
    facts = replace(facts, conferences=put(facts.conferences, moved))
    for meeting in facts.upcoming:
        if is_provisional(facts, meeting.on) and not meeting.provisional:
            facts = put_waiting(facts, meeting, waits=True, by=by, now=now)
    return facts


def effects(facts: CoreGroup, on: date, now: datetime) -> tuple[Effect, ...]:
    """Return every date that would move, in the order of the list of dates."""
    after = with_review_on(facts, on, by="", now=now)
    before, found = _by_key(facts), _by_key(after)
    changed = (
        (key, deadline, before.get(key, ()))
        for key, deadlines in found.items()
        for deadline in deadlines
    )
    return tuple(
        Effect(DATE_WORDS[key], old[0].date if old else None, new)
        for key, new, old in changed
        if new.date not in {each.date for each in old}
    )


def _by_key(facts: CoreGroup) -> dict[str, tuple[Deadline, ...]]:
    listed = (*counted(facts, facts.profile), *our_dates(facts.profile, days_of(facts)))
    found: dict[str, tuple[Deadline, ...]] = {}
    for each in listed:
        if isinstance(each, Deadline):
            found[each.key] = (*found.get(each.key, ()), each)
    return found


def no_longer_possible(facts: CoreGroup, on: date, now: datetime) -> Iterator[str]:
    """Say what an earlier review leaves no time for, and which meetings would wait for it."""
    days = [each.on for each in facts.standing]
    last = max((each for each in days if each < on), default=None)
    if last is not None:
        yield from _too_late_for_report(facts, last, on)
    yield from too_few_meetings(facts.profile, days, on)
    yield from _would_wait(facts, with_review_on(facts, on, by="", now=now))


def _too_late_for_report(facts: CoreGroup, last: date, on: date) -> Iterator[str]:
    found = fit(facts.profile, last, on)
    if found is None or found.fits:
        return
    latest = found.plan.final_core_group
    other = latest.other_reading
    reading = f" (in the other reading {short_day(other)})" if other else ""
    yield (
        f"The final core group would have to be by {short_day(latest.date)}{reading}: no longer "
        f"possible with the meeting of {short_day(last)}."
    )


def _would_wait(facts: CoreGroup, after: CoreGroup) -> Iterator[str]:
    waiting = {each.id for each in after.upcoming if each.provisional}
    for each in facts.upcoming:
        if each.id in waiting and not each.provisional:
            yield f"The meeting of {short_day(each.on)} would wait for its outcome (R24)."
