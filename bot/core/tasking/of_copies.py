"""Tasks about family copies: to print and give one, and to decide of one kept back (B9, H4)."""

from collections.abc import Iterator

from bot.core.copies.standing import delivery, to_decide, to_deliver
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.tasking.given import carrier, given, soon


def copies_to_deliver(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield a task for each copy that was let go and, where it must be, confirmed.

    By hand or by post alone, also where mail to them is safe: nothing that goes to family by mail
    says what it is about (IG18), and a copy does. A document is mailed only when its reader asks,
    to a domain that the authority has agreed (IG2), which a family's own mailbox is hardly in; and
    it would still lie there when a flag is set or a pause begins (IG15, IG16, B9).
    """
    readers = {each.id: each for each in facts.members} if facts.copies else {}
    for copy in to_deliver(facts):
        at = copy.confirmed_at or copy.released_at or copy.made_at
        owner, due = _who_may_read_it(facts, readers[copy.member]), soon(facts, at)
        yield given(facts, TaskKind.DELIVER_COPY, delivery(copy), due, at, owner=owner)


def copies_to_decide(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield the team manager's task to decide of each copy that the lead keeps back (H4)."""
    manager = facts.holder(Role.TEAM_MANAGER) if facts.copies else None
    for copy, minutes in to_decide(facts):
        if manager is not None:
            at, subject = copy.withheld_at or copy.made_at, f"{minutes.meeting}:{copy.member}"
            kind, due = TaskKind.DECIDE_COPY, soon(facts, at)
            yield given(facts, kind, subject, due, at, copy.id, owner=manager.id)


def _who_may_read_it(facts: CoreGroup, reader: Member) -> str:
    """Return who carries it, if they may see it; else it is the lead's (access.md)."""
    named = facts.member(carrier(facts, reader))
    may = named is not None and (named.has(Role.LEAD) or named.has(Role.TEAM_MANAGER))
    return named.id if named is not None and may else ""
