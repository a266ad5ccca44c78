"""Every date that a group had to keep, by which rule, and the day on which it was done (B10)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.core.facts.conferences import ConferenceKind
from bot.core.facts.groups import CoreGroup
from bot.core.group.closing import kept_until
from bot.core.group.dates import by_start, closed_before, dates_of, holds
from bot.core.group.happened import happened_on
from bot.core.procedure.day_names import many
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.listing import CHAIN, Days, Listed, listed_dates
from bot.core.procedure.spans import Direction
from bot.core.saying.periods import Period
from bot.core.wall_clock import day_of

OF_PEOPLE = "written_update_due"
"""It is kept by each member alone, and stands in a table of its own; see `took_part`."""


class How(StrEnum):
    """How a date was kept; "open" is one that is still to come."""

    IN_TIME = "in time"
    LATE = "late"
    OPEN = "open"
    NOT_ON_RECORD = "not on record"


@dataclass(frozen=True, slots=True)
class Due:
    """One date that binds; `done_on` is None where nothing on record shows that it was done."""

    deadline: Deadline
    done_on: date | None

    @property
    def days_late(self) -> int:
        """How many days after its date it was done; 0 where that was in time, or not yet."""
        return max((self.done_on - self.deadline.date).days, 0) if self.done_on else 0

    def how(self, today: date) -> How:
        """Return how it was kept."""
        if self.done_on is not None:
            return How.LATE if self.days_late else How.IN_TIME
        return How.OPEN if self.deadline.date >= today else How.NOT_ON_RECORD

    def standing(self, today: date) -> str:
        """Return how it was kept, and how late: "in time", "3 days late"."""
        late = f"{many(self.days_late, 'day')} " if self.days_late else ""
        return f"{late}{self.how(today)}"


def _bind(facts: CoreGroup, due: Due) -> bool:
    """Tell whether a date bound: what was done before the group closed did, whatever its day."""
    return due.done_on is not None or holds(facts, due.deadline)


def all_due(facts: CoreGroup, today: date) -> tuple[Due, ...]:
    """Return the dates of the whole life of a group until today, the earliest first.

    `dates` shows those that count now; here each meeting held and each review has its own. What
    was closed when newer rules were taken over stands by the rules of then.
    """
    found = {
        **by_start(_over_time(facts)),
        **by_start(each for each in closed_before(facts).values() if each is not None),
        **by_start(dates_of(facts)),
    }
    begun = (each for each in (*found.values(), *_erased(facts)) if _has_begun(each, today))
    in_order = sorted(begun, key=lambda each: (each.date, each.start, each.key))
    due = (Due(each, happened_on(facts, each.key, each.start)) for each in in_order)
    return tuple(each for each in due if _bind(facts, each))


def due_in(facts: CoreGroup, today: date, of: Period) -> tuple[Due, ...]:
    """Return the dates of a group that were due, or done, in some days."""
    dates = all_due(facts, today)
    return tuple(e for e in dates if of.holds(e.deadline.date) or of.holds(e.done_on))


def _erased(facts: CoreGroup) -> Iterator[Deadline]:
    """Yield until when a group that has closed is kept (IG7)."""
    kept = kept_until(facts, day_of(facts.closing.at)) if facts.closing else None
    if kept is not None:
        yield kept


def _over_time(facts: CoreGroup) -> Iterator[Listed]:
    """Yield what was to follow from each meeting held and each review, as they came."""
    reviews = [each.on for each in facts.conferences if each is not facts.initial_conference]
    for meeting in facts.held:
        before = max((day for day in reviews if day <= meeting.on), default=None)
        review = before or min(reviews, default=None)
        yield from _of(facts, Days(review=review, meetings=(meeting.on,), is_final_known=False))
    for review in reviews:
        yield from _of(facts, Days(review=review))
    yield from _of_reports(facts)


def _of_reports(facts: CoreGroup) -> Iterator[Listed]:
    """Yield what the last core group before each review set off: draft, amendments (R19, R20).

    Which one is the last is known once the review has been.
    """
    for review in facts.conferences:
        if review.held and review.kind is ConferenceKind.REVIEW:
            before = sorted(each.on for each in facts.held if each.on < review.on)
            listed = _of(facts, Days(review=review.on, meetings=tuple(before[-1:])))
            yield from (each for each in listed if each.key in CHAIN)


def _of(facts: CoreGroup, days: Days) -> Iterable[Listed]:
    return listed_dates(facts.profile, days)


def _has_begun(deadline: Deadline, today: date) -> bool:
    """Tell whether a date counts already: what follows a meeting to come is not evidence yet."""
    if deadline.key == OF_PEOPLE:
        return False
    return deadline.rule.direction is Direction.BACKWARD or deadline.start <= today
