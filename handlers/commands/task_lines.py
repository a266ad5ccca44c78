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
    """Name the child or the person that the subject points to; a meeting goes without saying."""
    labels = {each.id: each.label for each in facts.children}
    names = {each.id: each.name for each in facts.members}
    known = {**names, **labels}
    found = [known[part] for part in task.subject.split(":") if part in known]
    return f" ({', '.join(found)})" if found else ""
