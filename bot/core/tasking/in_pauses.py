"""Tasks that carry something to a person wait while they are paused, and come back (IG16)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from bot.core.facts.carried import carried_to
from bot.core.facts.groups import CoreGroup
from bot.core.facts.pauses import Pause, pauses_of
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.tasking.given import soon
from bot.core.wall_clock import day_of

REMINDER = ".reminder"
"""How the second word about an action ends its revision: see `for_family`."""


def as_pauses_have_it(facts: CoreGroup, wanted: Iterable[WantedTask]) -> Iterable[WantedTask]:
    """Return the tasks with none that brings something to somebody who is paused.

    What came back is due a working day after the pause was lifted, if it fell due in it; what is
    of no use any more does not come back.
    """
    return _as_they_have_it(facts, wanted) if facts.pauses else wanted


def _as_they_have_it(facts: CoreGroup, wanted: Iterable[WantedTask]) -> Iterator[WantedTask]:
    for task in wanted:
        found: WantedTask | None = task
        member = carried_to(facts, task)
        for pause in pauses_of(facts.pauses, member) if member else ():
            if found is not None:
                found = _after(facts, found, pause)
        if found is not None:
            yield found


def _after(facts: CoreGroup, task: WantedTask, pause: Pause) -> WantedTask | None:
    """Return a task as one pause leaves it; None while that stands, or where it outlived its use.

    What was given before keeps its day of giving: it may have been done before the pause, and is
    recorded with that day (B4).
    """
    lifted = pause.lifted_at
    if lifted is None or _is_over(facts, task, pause, lifted):
        return None
    if task.given_at > lifted or task.due_on < day_of(pause.at):
        return task
    due = max(task.due_on, min(soon(facts, lifted), _until(facts, task, lifted)))
    given_at = lifted if pause.held(task.given_at) else task.given_at
    return replace(task, due_on=due, given_at=given_at)


def _is_over(facts: CoreGroup, task: WantedTask, pause: Pause, lifted: datetime) -> bool:
    """Tell whether what it is about took place while the pause stood."""
    if task.kind is TaskKind.TELL_ACTION_OWNER and task.revision.endswith(REMINDER):
        return pause.held(task.given_at) and task.due_on < day_of(lifted)
    if task.kind is TaskKind.TELL_REVIEW:
        review = facts.next_review
        return review is not None and day_of(pause.at) <= review.on < day_of(lifted)
    starts = _starts(facts, task)
    return starts is not None and pause.held(starts)


def _until(facts: CoreGroup, task: WantedTask, lifted: datetime) -> date:
    """Return the last day on which it is of use: the day of the meeting to which it asks."""
    starts = _starts(facts, task)
    return max(day_of(starts), day_of(lifted)) if starts else date.max


def _starts(facts: CoreGroup, task: WantedTask) -> datetime | None:
    """Return when the meeting begins before which alone a task is of use."""
    if task.kind not in {TaskKind.GIVE_INVITATION, TaskKind.TELL_PLACE}:
        return None
    meeting = facts.meeting(task.subject.partition(":")[0])
    return meeting.starts_at if meeting else None
