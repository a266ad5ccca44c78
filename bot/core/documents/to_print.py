"""What is printed for somebody else, who gets it by hand or post: their own copy, and no other."""

from bot.core.access import Asked, Subject, Verb, Viewer, allowed
from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import Task, TaskKind
from bot.core.record.pulling import PLAN

FOR = ":"
"""Stands in the subject of a copy between what it is of and whom it is for: "N1:p5"."""
CARRY = frozenset({TaskKind.GIVE_INVITATION, TaskKind.DELIVER_COPY, TaskKind.HAND_OVER})
CARRIED = {"minutes_to_read": "", "plan_copy": PLAN, "plan_changed": PLAN}
"""Kinds of message that are a document; what they carry where that is not what they are about."""


def to_be_printed(task: Task) -> str:
    """Return the subject of the copy that a task carries to somebody, or nothing.

    "M1:p7" is the invitation of a family member on paper, "K1:p7" their copy of minutes, "N1:p5"
    are minutes of a professional, "plan:p5" is the plan.
    """
    if task.kind in CARRY:
        return task.subject
    if task.kind is not TaskKind.REACH_BY_HAND:
        return ""
    kind, _, rest = task.subject.partition(FOR)
    if kind not in CARRIED:
        return ""
    about, _, reader = rest.rpartition(FOR)
    return f"{CARRIED[kind] or about}{FOR}{reader}"


def carries(facts: CoreGroup, subject: str, viewer: Viewer) -> bool:
    """Tell whether somebody has such a copy to carry now: the task is open, and theirs or cover."""
    tasks = (each for each in facts.tasks if each.is_open and to_be_printed(each) == subject)
    asked = (Asked(Verb.CLOSE, Subject.TASK, owner=each.owner) for each in tasks)
    return any(allowed(facts, viewer, each) for each in asked)
