"""What is kept of what is somebody's to do: their actions by number, and tasks about them."""

from collections.abc import Iterator

from bot.core.cards import Block
from bot.core.exports.gathering import Gathering, Row, on, table
from bot.core.facts.actions import Action
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.messages.phrases import TASKS
from bot.core.procedure.day_names import short_day
from bot.core.raising.knowing import PARTS

ACTIONS = ("No.", "By", "How it stands", "Given on", "Accepted on", "Done on")
TASK_COLUMNS = ("No.", "What", "Whose", "By", "How it stands", "How")
NEVER = frozenset({TaskKind.DECIDE_COPY})
"""What tells that something is kept back from somebody (H4, B9)."""
TOLD = frozenset({TaskState.OPEN, TaskState.DONE})
"""A decision not to share is shown to nobody whom it is about (access.md)."""


def to_do(page: Gathering) -> Iterator[Block]:
    """Yield actions and tasks.

    The words of an action are the plan's: family have them in their released copy and no other way
    (B9), and for a professional they are about the child and the family.
    """
    mine = (each for each in page.facts.actions if each.action_owner == page.person.id)
    yield from table("Your actions", ACTIONS, map(_action, mine))
    tasks = (each for each in page.facts.tasks if _is_told(page, each))
    rows = (_task(page, each) for each in tasks)
    yield from table("Tasks of yours, or about you", TASK_COLUMNS, rows)


def _action(action: Action) -> Row:
    done = short_day(action.done_on) if action.done_on else ""
    given, accepted = on(action.proposed_at), on(action.accepted_at)
    return action.id, short_day(action.due_on), action.state.value, given, accepted, done


def _is_told(page: Gathering, task: Task) -> bool:
    if task.kind in NEVER or task.state not in TOLD or not page.may_know(task.subject):
        return False
    return page.person.id in {task.owner, *_about(page, task)}


def _about(page: Gathering, task: Task) -> Iterator[str]:
    for part in PARTS.split(task.subject):
        action = page.facts.action(part)
        yield action.action_owner if action else part


def _task(page: Gathering, task: Task) -> Row:
    done = f"done on {short_day(task.done_on)}" if task.done_on else task.state.value
    how, due = page.said(task.how, task.closed_by), short_day(task.due_on)
    return task.id, TASKS[task.kind], page.called(task.owner), due, done, how
