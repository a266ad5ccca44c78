"""Not to share a document with one of the family: one decision, for its task and its copy (H4)."""

from datetime import datetime

from bot.core.copies.deciding import withhold
from bot.core.copies.standing import copies_of, has_arrived
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.minutes import Minutes
from bot.core.facts.tasks import Task, TaskKind
from bot.core.record.sharing import version_to_share
from bot.core.record.versions import in_force
from bot.core.tasking.doing import decide_not_to_share, open_task


def decide(facts: CoreGroup, id_: str, by: Member, reason: str, now: datetime) -> CoreGroup:
    """Close a task by the decision not to share, and keep back what was made for that person.

    So a copy that waits for its second word goes nowhere (B9), and what the lead kept back waits
    for no decision any more: the decision stands on the copy, whichever task it was said of.
    """
    task = open_task(facts, id_)
    if task.kind is not TaskKind.DECIDE_COPY:
        facts = decide_not_to_share(facts, id_, by.id, reason, now)
    found = _its_copy(facts, task)
    return facts if found is None else withhold(facts, *found, reason, by, now)


def _its_copy(facts: CoreGroup, task: Task) -> tuple[Minutes, Member] | None:
    """Return of which minutes and for whom a copy is kept back; None where it is of none."""
    meeting, _, named = task.subject.partition(":")
    minutes, reader = in_force(facts, meeting), facts.member(named)
    if minutes is None or reader is None or task.kind is TaskKind.SEND_TO_AGENCY:
        return None
    is_older = task.kind is TaskKind.SHARE_MINUTES and task.revision != version_to_share(minutes)
    given = any(has_arrived(facts, each) for each in copies_of(facts, minutes, reader.id))
    return None if is_older or given else (minutes, reader)
