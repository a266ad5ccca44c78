"""Settling: the tasks of a group are made to agree with those that its facts call for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import Task, TaskKind, TaskState, WantedTask
from bot.core.numbering import next_id
from bot.core.tasking.by_hand import is_carried_to_some
from bot.core.tasking.wanted import wanted_tasks


def settle_tasks(facts: CoreGroup, now: datetime) -> CoreGroup:
    """Return the facts with the tasks they call for: given, re-dated, withdrawn, taken up again.

    A task keeps its number for good; one that was done is never given again. Whom no message
    reaches is told of a task by a person, whose task it is: those are found once it has a number.
    """
    settled = _settled_once(facts, now)
    if settled is facts or not is_carried_to_some(facts):
        return settled
    return _settled_once(settled, now)


def _settled_once(facts: CoreGroup, now: datetime) -> CoreGroup:
    needed = {_key(each): each for each in wanted_tasks(facts)}
    kept = tuple(_settled(each, needed.get(_key(each)), now) for each in facts.tasks)
    given = {_key(each) for each in facts.tasks}
    for key, each in needed.items():
        if key not in given:
            kept = (*kept, _new(each, kept))
    return facts if kept == facts.tasks else replace(facts, tasks=kept)


def _key(task: Task | WantedTask) -> tuple[TaskKind, str, str]:
    return task.kind, task.subject, task.revision


def _new(wanted: WantedTask, others: Sequence[Task]) -> Task:
    return Task(
        next_id("T", (each.id for each in others)),
        wanted.kind,
        wanted.owner,
        wanted.subject,
        wanted.due_on,
        wanted.given_at,
        wanted.revision,
    )


def _given_as(of: Task | WantedTask) -> tuple[object, ...]:
    return of.owner, of.due_on, of.given_at


def _settled(task: Task, wanted: WantedTask | None, now: datetime) -> Task:
    if task.state in {TaskState.DONE, TaskState.NOT_SHARED}:
        return task
    if wanted is None:
        is_open = task.is_open
        return replace(task, state=TaskState.WITHDRAWN, closed_at=now) if is_open else task
    if task.is_open and _given_as(task) == _given_as(wanted):
        return task
    return replace(
        task,
        state=TaskState.OPEN,
        closed_at=None,
        owner=wanted.owner,
        due_on=wanted.due_on,
        given_at=wanted.given_at,
    )
