"""Family copies that may leave: printed, then posted or handed over by a person (B9, B4)."""

from collections.abc import Iterator

from bot.core.copies.standing import delivery, to_deliver
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.tasking.given import carrier, given, soon


def copies_to_deliver(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield a task for each copy that was let go and, where it must be, confirmed."""
    readers = {each.id: each for each in facts.members} if facts.copies else {}
    for copy in to_deliver(facts):
        at = copy.confirmed_at or copy.released_at or copy.made_at
        owner, due = _who_may_read_it(facts, readers[copy.member]), soon(facts, at)
        yield given(facts, TaskKind.DELIVER_COPY, delivery(copy), due, at, owner=owner)


def _who_may_read_it(facts: CoreGroup, reader: Member) -> str:
    """Return who carries it, if they may see it; else it is the lead's (access.md)."""
    named = facts.member(carrier(facts, reader))
    may = named is not None and (named.has(Role.LEAD) or named.has(Role.TEAM_MANAGER))
    return named.id if named is not None and may else ""
