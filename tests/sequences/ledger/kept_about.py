"""What may stand on the paper of all that is kept about one person, beside what they may see."""

from collections.abc import Sequence

from bot.core.facts.members import Member
from bot.core.facts.tasks import Task, TaskKind, TaskState
from tests.sequences.ledger.readers import Reader
from tests.sequences.ledger.standing import Place

WHO_THEY_ARE = ("members.name", "members.own_reference", "members.contact")


def is_kept_about(reader: Reader, places: Sequence[Place]) -> bool:
    """Tell whether it is how a task about them was done: the family's too (IG7).

    What was decided against them they never learn (H4, B9).
    """
    tasks = (e.whole for e in places if e.path == "tasks.how" and isinstance(e.whole, Task))
    return any(
        reader.id in each.subject.split(":")
        and each.kind is not TaskKind.DECIDE_COPY
        and each.state is TaskState.DONE
        for each in tasks
    )


def names_another(who: str, places: Sequence[Place]) -> bool:
    """Tell whether it is what others are called or reached by, and not this member (IG7)."""
    if {each.path for each in places} == {"suggestions.who"}:
        return True  # Whom they have suggested is somebody else.
    wholes = (each.whole for each in places if each.path.startswith(WHO_THEY_ARE))
    ids = {each.id for each in wholes if isinstance(each, Member)}
    return bool(ids) and who not in ids
