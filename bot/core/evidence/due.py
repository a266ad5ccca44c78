"""Every date that a group had to keep, by which rule, and the day on which it was done (B10)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.core.evidence.happened import happened_on
from bot.core.facts.groups import CoreGroup
from bot.core.group.dates import by_start, closed_before, dates_of, holds
from bot.core.procedure.day_names import many
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.listing import Days, Listed, listed_dates
from bot.core.procedure.spans import Direction

OF_PEOPLE = "written_update_due"
"""It is kept by each member alone, and stands in a table of its own; see `took_part`."""


@dataclass(frozen=True, slots=True)
class Due:
    """One date that binds; `done_on` is None where nothing on record shows that it was done."""

    deadline: Deadline
    done_on: date | None

    def standing(self, today: date) -> str:
        """Return how it was kept: "in time", "3 days late", "open" or "not on record"."""
        if self.done_on is not None:
            late = (self.done_on - self.deadline.date).days
            return "in time" if late <= 0 else f"{many(late, 'day')} late"
        return "open" if self.deadline.date >= today else "not on record"


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
    bound = (each for each in found.values() if _has_begun(each, today) and holds(facts, each))
    in_order = sorted(bound, key=lambda each: (each.date, each.start, each.key))
    return tuple(Due(each, happened_on(facts, each.key, each.start)) for each in in_order)


def _over_time(facts: CoreGroup) -> Iterator[Listed]:
    """Yield what was to follow from each meeting held and each review, as they came."""
    reviews = [each.on for each in facts.conferences if each is not facts.initial_conference]
    for meeting in facts.held:
        before = max((day for day in reviews if day <= meeting.on), default=None)
        review = before or min(reviews, default=None)
        yield from _of(facts, Days(review=review, meetings=(meeting.on,), is_final_known=False))
    for review in reviews:
        yield from _of(facts, Days(review=review))


def _of(facts: CoreGroup, days: Days) -> Iterable[Listed]:
    return listed_dates(facts.profile, days)


def _has_begun(deadline: Deadline, today: date) -> bool:
    """Tell whether a date counts already: what follows a meeting to come is not evidence yet."""
    if deadline.key == OF_PEOPLE:
        return False
    return deadline.rule.direction is Direction.BACKWARD or deadline.start <= today
