"""Settling: the tasks of a group are made to agree with those that its facts call for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import Task, TaskKind, TaskState, WantedTask
from bot.core.notices import wanted as notices
from bot.core.notices.notice import WantedNotice
from bot.core.notices.proposal import Proposal
from bot.core.numbering import next_ids
from bot.core.tasking.by_hand import is_carried_to_some
from bot.core.tasking.wanted import wanted_tasks_with


class Settled(NamedTuple):
    """A group with the tasks that its facts call for, and the notices that both call for."""

    facts: CoreGroup
    wanted: tuple[WantedNotice, ...]


def settled(facts: CoreGroup, now: datetime) -> Settled:
    """Return what there is to do and to say in a group; what both follow from is found once."""
    of_group = tuple(notices.about_the_group(facts))
    facts = _with_tasks(facts, of_group, now)
    return Settled(facts, notices.wanted_with(facts, of_group))


def settle_tasks(facts: CoreGroup, now: datetime) -> CoreGroup:
    """Return the facts with the tasks they call for: given, re-dated, withdrawn, taken up again.

    A task keeps its number for good; one that was done is never given again. Whom no message
    reaches is told of a task by a person, whose task it is: those are found once it has a number.
    """
    return _with_tasks(facts, tuple(notices.about_the_group(facts)), now)


def _with_tasks(facts: CoreGroup, of_group: Sequence[Proposal], now: datetime) -> CoreGroup:
    after = _once(facts, of_group, now)
    return after if after is facts or not is_carried_to_some(facts) else _once(after, of_group, now)


def _once(facts: CoreGroup, of_group: Sequence[Proposal], now: datetime) -> CoreGroup:
    needed = {_key(each): each for each in wanted_tasks_with(facts, of_group)}
    kept = tuple(_settled(each, needed.get(_key(each)), now) for each in facts.tasks)
    given = {_key(each) for each in facts.tasks}
    ids = next_ids("T", (each.id for each in facts.tasks))
    new = (_new(next(ids), each) for key, each in needed.items() if key not in given)
    tasks = (*kept, *new)
    return facts if tasks == facts.tasks else replace(facts, tasks=tasks)


def _key(task: Task | WantedTask) -> tuple[TaskKind, str, str]:
    return task.kind, task.subject, task.revision


def _new(id_: str, wanted: WantedTask) -> Task:
    return Task(
        id_,
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
