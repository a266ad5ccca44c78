"""The task to enter what a review decided, once its day is over: dates wait for it (R24, H19)."""

from collections.abc import Iterator

from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.notices.timing import on_day
from bot.core.procedure.working_days import DAY
from bot.core.tasking.given import given, soon


def reviews_to_enter(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield the lead's task about the planned review, told on the working day after it.

    It is over with the entry, whoever makes it; a group that has booked nothing is reminded of its
    dates first.
    """
    review = facts.next_review
    if review is not None and facts.meetings:
        day = facts.profile.calendar.on_or_after(review.on + DAY)
        told = on_day(facts, day, is_warning=False)
        yield given(facts, TaskKind.ENTER_REVIEW, review.id, soon(facts, told), told)
