"""Settling: what is wanted is compared with what is stored, and only the difference is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import Task, TaskKind, TaskState, WantedTask
from bot.core.notices.notice import (
    Identity,
    Notice,
    NoticeState,
    Settlement,
    WantedNotice,
    last_out,
)
from bot.core.numbering import next_id
from bot.core.tasking import wanted_tasks


def settle(wanted: Iterable[WantedNotice], stored: Sequence[Notice]) -> Settlement:
    """Return what must change so that the stored notices agree with the wanted ones.

    Adds what is missing, re-times what is planned, withdraws what is no longer wanted, revives
    what it withdrew; never touches what is under way, never adds again what has left.
    """
    by_identity = {each.identity: each for each in stored}
    alike = _by_subject(stored)
    needed = {
        each.identity: each
        for each in wanted
        if each.identity in by_identity or _is_news(each, alike[_about(each.identity)])
    }
    needed = {key: each for key, each in needed.items() if _still_needed(each, alike[_about(key)])}
    return Settlement(
        add=tuple(each for key, each in needed.items() if key not in by_identity),
        change=tuple(_changes(needed, by_identity)),
        withdraw=tuple(each.id for each in stored if each.is_open and each.identity not in needed),
    )


def _about(identity: Identity) -> tuple[str, str, str]:
    return identity.kind, identity.recipient, identity.subject


def _by_subject(stored: Iterable[Notice]) -> defaultdict[tuple[str, str, str], list[Notice]]:
    """Group notices once: looking through all for each would take the square of their number."""
    alike: defaultdict[tuple[str, str, str], list[Notice]] = defaultdict(list)
    for each in stored:
        alike[_about(each.identity)].append(each)
    return alike


def _is_news(wanted: WantedNotice, alike: Sequence[Notice]) -> bool:
    """Tell whether a notice not yet stored has something to tell that the last one did not.

    What the last one told counts only if that is sure to arrive: in doubt it is said again.
    """
    if not wanted.says:
        return True
    last = last_out(alike)
    if last is None:
        return not wanted.needs_left
    return last.says != wanted.says or not (last.has_surely_left or last.is_under_way)


def _still_needed(wanted: WantedNotice, alike: Sequence[Notice]) -> bool:
    """A planned change that would tell what the last one told is withdrawn, not sent."""
    own = next((each for each in alike if each.identity == wanted.identity), None)
    if own is None or not (own.is_open or own.state is NoticeState.WITHDRAWN):
        return True
    return _is_news(wanted, [each for each in alike if each is not own])


def _changes(
    needed: Mapping[Identity, WantedNotice], stored: Mapping[Identity, Notice]
) -> Iterable[tuple[int, WantedNotice]]:
    for identity, each in needed.items():
        notice = stored.get(identity)
        if notice is not None and _differs(notice, each):
            yield notice.id, each


def _differs(notice: Notice, wanted: WantedNotice) -> bool:
    if notice.state is NoticeState.WITHDRAWN:
        return True
    if not notice.is_open:
        return False
    return _terms(notice) != _terms(wanted) or (
        notice.attempts == 0 and notice.run_at != wanted.run_at
    )


def _terms(of: Notice | WantedNotice) -> tuple[object, ...]:
    return of.route, of.lane, of.useful_until, of.lapses_at, of.says, of.needs_left


def settle_tasks(facts: CoreGroup, now: datetime) -> CoreGroup:
    """Return the facts with the tasks they call for: given, re-dated, withdrawn, taken up again.

    A task keeps its number for good; one that was done is never given again.
    """
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


def _settled(task: Task, wanted: WantedTask | None, now: datetime) -> Task:
    if task.state in {TaskState.DONE, TaskState.NOT_SHARED}:
        return task
    if wanted is None:
        is_open = task.is_open
        return replace(task, state=TaskState.WITHDRAWN, closed_at=now) if is_open else task
    return replace(
        task,
        state=TaskState.OPEN,
        closed_at=None,
        owner=wanted.owner,
        due_on=wanted.due_on,
        given_at=wanted.given_at,
    )
