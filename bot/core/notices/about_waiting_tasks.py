"""What whoever carries something to a person hears when that person is paused, and after (IG16)."""

from collections.abc import Iterator
from datetime import datetime

from bot.core.facts.carried import carried_to
from bot.core.facts.groups import CoreGroup
from bot.core.facts.pauses import Pause
from bot.core.facts.tasks import Task, TaskState
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal, ids_of


def about_waiting_tasks(facts: CoreGroup) -> Iterator[Proposal]:
    """Tell whoever has something in hand for somebody who is paused to keep it, at any hour.

    Lead and team manager are told of the pause itself; whoever began it knows.
    """
    for pause in facts.pauses:
        if pause.stands:
            for task in facts.tasks:
                if _waits(facts, task, pause):
                    yield Proposal(
                        Kind.TASK_WAITS,
                        (task.owner,),
                        task.id,
                        pause.at,
                        occasion=pause.id,
                        is_answer=True,
                    )


def told_again(facts: CoreGroup, task: Task) -> tuple[datetime, str]:
    """Return since when its owner is to be told of a task, and after which pause.

    Who was told to keep it is told that it is to be done after all.
    """
    if not facts.pauses or _is_head(facts, task.owner):
        return task.given_at, ""
    member = carried_to(facts, task)
    for pause in reversed(facts.pauses):
        is_theirs = pause.member and pause.member == member
        if is_theirs and pause.lifted_at is not None and task.given_at < pause.at:
            return pause.lifted_at, pause.id
    return task.given_at, ""


def _waits(facts: CoreGroup, task: Task, pause: Pause) -> bool:
    """Tell whether a pause took a task back that its owner has heard of."""
    was_taken = task.state is TaskState.WITHDRAWN and task.closed_at == pause.at
    is_heard = was_taken and task.given_at < pause.at and task.owner != pause.by
    is_theirs = is_heard and carried_to(facts, task) == pause.member
    return is_theirs and not _is_head(facts, task.owner)


def _is_head(facts: CoreGroup, member: str) -> bool:
    return member in ids_of(*facts.heads)
