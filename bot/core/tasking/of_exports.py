"""Tasks about exports: what is kept about somebody is given to them by whoever asked for it."""

from collections.abc import Iterator

from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.record.pulling import whose_export
from bot.core.tasking.given import given, soon


def exports_to_give(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield a task for the last paper made of each person: nothing goes to them by itself (B4).

    It is asked for also when the group has closed, and of who has left it.
    """
    last = {each.subject: each for each in facts.pulls if whose_export(each.subject)}
    for subject, pull in last.items():
        due = soon(facts, pull.at)
        yield given(facts, TaskKind.GIVE_EXPORT, subject, due, pull.at, pull.id, owner=pull.member)
