"""To whom a task carries something: it waits while that person, or the group, is paused (IG16)."""

from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import Task, TaskKind, WantedTask

CARRIES_NOTHING = frozenset(
    {TaskKind.MEND_ROUTE, TaskKind.ARRANGE_NEED, TaskKind.DECIDE_COPY, TaskKind.LEAVE_CHANNEL}
)
"""What names a person in its subject and is done without a word to them."""


def carried_to(facts: CoreGroup, task: Task | WantedTask) -> str:
    """Return the member whom a task brings or tells something; empty where it is nobody.

    Whatever names a member in its subject counts, if it does not stand above: what is forgotten
    there waits too long, and never reaches somebody who must not be reached.
    """
    if task.kind is TaskKind.TELL_ACTION_OWNER:
        action = facts.action(task.subject)
        return action.action_owner if action else ""
    if task.kind in CARRIES_NOTHING:
        return ""
    named = (part for part in task.subject.split(":") if facts.member(part) is not None)
    return next(named, "")
