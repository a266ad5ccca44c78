"""A task in one line: its number, whose it is, what it is about and by when."""

from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import Task
from bot.core.messages.phrases import TASKS
from bot.core.procedure.day_names import short_day


def task_line(facts: CoreGroup, task: Task) -> str:
    """Return "T3 Martin Pryce: tell the child about the meeting (Child A), by Fri 2 Apr 2027"."""
    owner = facts.member(task.owner)
    about = _about(facts, task)
    name = owner.name if owner else "nobody"
    return f"{task.id} {name}: {TASKS[task.kind]}{about}, by {short_day(task.due_on)}"


def _about(facts: CoreGroup, task: Task) -> str:
    """Name the child or the person that the subject points to, and a meeting that is to come.

    The meeting that has been held goes without saying.
    """
    parts = task.subject.split(":")
    names = {each.id: each.name for each in facts.members}
    names |= {each.id: each.label for each in facts.children}
    ahead = {each.id: f"for {short_day(each.on)}" for each in facts.upcoming}
    found = [known[part] for known in (names, ahead) for part in parts if part in known]
    return f" ({', '.join(found)})" if found else ""
