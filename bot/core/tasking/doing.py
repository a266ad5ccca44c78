"""Doing: a task is closed with who did it, when and how, which is its receipt (B4)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.core.facts.carried import carried_to
from bot.core.facts.covers import Cover
from bot.core.facts.groups import CoreGroup
from bot.core.facts.pauses import pause_of
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.free_text import says_something
from bot.core.past_days import check_done_on
from bot.core.record.versions import in_force
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put
from bot.core.wall_clock import day_of

NEEDS_METHOD = frozenset(
    {
        TaskKind.SHARE_MINUTES,
        TaskKind.DELIVER_COPY,
        TaskKind.HAND_OVER,
        TaskKind.GIVE_EXPORT,
        TaskKind.SEND_TO_AGENCY,
    }
)
"""Closed only with date and method: how the copy got there (H4, H9, L7)."""

NEEDS_WORDS = frozenset(
    {
        TaskKind.NEXT_DATE,
        TaskKind.NAME_WHO_TELLS_CHILD,
        TaskKind.NAME_WHO_BRINGS_VIEWS,
        TaskKind.MEND_ROUTE,
        TaskKind.MINUTES_LEFT,
    }
)
"""Closed by hand only with the reason, who it is, how they are reached, or what became of it."""

BY_COMMAND = {
    TaskKind.CONFIRM_PLAN: "plan confirm {first}",
    TaskKind.DECIDE_COPY: "minutes {first} for {last}",
    TaskKind.ENTER_REVIEW: "dates review",
    TaskKind.REASSIGN: "action {first} change",
    TaskKind.HAND_ON_MINUTES: "minutes {first} note taker",
    TaskKind.SIGN_MINUTES: "minutes {first} sign",
    TaskKind.FIND_SIGNER: "add",
    TaskKind.FILL_ROLE: "add",
    TaskKind.RELEASE_TO_ROLE: "minutes {first} release",
    TaskKind.ARRANGE_NEED: "meet needs {first}",
    TaskKind.SAY_HOW_PARENTS_COME: "meet needs {first}",
}
"""Closed by doing the thing itself; a word about it would leave the gap."""

CLOSES_ITSELF = "{} closes by itself when the thing is done."


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a person says of a task done: the day, and how.

    `as_cover` is in whose place whoever is not its owner closes it.
    """

    on: date
    how: str = ""
    as_cover: Cover = Cover.COVER


def about_member(facts: CoreGroup, task: Task) -> str:
    """Return the member whom a task concerns, or nothing: the last part of its subject."""
    named = task.subject.rpartition(":")[2]
    return named if facts.member(named) is not None else ""


def must_be_closable(task: Task) -> None:
    """Refuse to close by hand what only the thing itself closes, and say how that is done."""
    command = closed_by(task)
    if command:
        raise Refusal(CLOSES_ITSELF.format(task.id), f"Say: {command}")


def closed_by(task: Task) -> str:
    """Return the command that does the thing, where that alone closes the task; else nothing."""
    first, _, last = task.subject.partition(":")
    return BY_COMMAND.get(task.kind, "").format(first=first, last=last)


def finish(facts: CoreGroup, id_: str, by: str, receipt: Receipt, now: datetime) -> CoreGroup:
    """Close a task; whoever is not its owner does so as cover (H2).

    How it was done somebody says; nothing takes it from the route (H4, B4).

    Refused with a day to come or before it was given, without the method where a copy changes
    hands, and for a task that only the thing itself closes.
    """
    task = open_task(facts, id_)
    # One that its owner will be told of later can be done today already.
    check_done_on(receipt.on, id_, min(day_of(task.given_at), day_of(now)), now)
    must_be_closable(task)
    how = receipt.how.strip()
    if task.kind in NEEDS_METHOD | NEEDS_WORDS and not how:
        raise Refusal(
            f"{id_} needs to say how.",
            'As in: done T3 22 march by hand. Or for who: done T4 today "Martin Pryce".',
            field="how",
        )
    if task.kind is TaskKind.SHARE_MINUTES:
        _check_there_is_something(facts, task)
    done = _closed(task, TaskState.DONE, by, now, receipt.as_cover)
    return _put(facts, replace(done, done_on=receipt.on, how=how))


def decide_not_to_share(
    facts: CoreGroup, id_: str, by: str, reason: str, now: datetime
) -> CoreGroup:
    """Close a task without sharing, with the reason.

    For family it is the team manager's decision, whose reason that person never sees (H4); access
    is asked before. For an agency whose member has left it is the lead's record of why not (L7).
    """
    task = open_task(facts, id_)
    if task.kind not in {TaskKind.SHARE_MINUTES, TaskKind.SEND_TO_AGENCY}:
        raise Refusal(f"{id_} is not about sharing a document.", "Close it with: done.")
    if not says_something(reason):
        raise Refusal(
            "A decision not to share needs its reason.",
            "Write it; the person never sees it.",
            field="reason",
        )
    return _put(facts, replace(_closed(task, TaskState.NOT_SHARED, by, now), reason=reason.strip()))


def open_task(facts: CoreGroup, id_: str) -> Task:
    """Return a task that can be closed, or refuse."""
    task = facts.task(id_)
    if task is None:
        raise Refusal(f'There is no task "{id_[:10]}" here.', "Its number looks like T3.")
    if task.state is TaskState.WITHDRAWN:
        raise _no_longer_wanted(facts, task)
    if not task.is_open:
        raise AlreadyDone(f"{id_} has been closed.")
    return task


def _no_longer_wanted(facts: CoreGroup, task: Task) -> Refusal:
    """Say why a task is not to be done: it waits, or another has taken its place.

    It is said to its owner alone: others do not know of it.
    """
    to = carried_to(facts, task)
    if to and pause_of(facts.pauses, to) is not None:
        return Refusal(
            f"{task.id} waits: hand over nothing and tell nothing for it.",
            "You hear when it goes on. What was done before is recorded then.",
        )
    about, gone = (task.kind, task.subject, task.owner), f"{task.id} is no longer wanted"
    for each in facts.tasks:
        if each.is_open and (each.kind, each.subject, each.owner) == about:
            return Refusal(f"{gone}: {each.id} has taken its place.", f"See it: done {each.id}")
    return Refusal(f"{gone}.", "See what there is to do: done")


def _check_there_is_something(facts: CoreGroup, task: Task) -> None:
    meeting, _, _ = task.subject.partition(":")
    if in_force(facts, meeting) is None:
        raise Refusal(
            "The minutes of that meeting are not released yet.",
            f"{task.id} is closed when they have been shared.",
        )


def _closed(
    task: Task, state: TaskState, by: str, now: datetime, as_cover: Cover = Cover.COVER
) -> Task:
    marked = as_cover if by != task.owner else Cover.NONE
    return replace(task, state=state, closed_by=by, closed_at=now, as_cover=marked)


def _put(facts: CoreGroup, task: Task) -> CoreGroup:
    return replace(facts, tasks=put(facts.tasks, task))
