"""Tasks about the channel: who has left is taken out of it; it ends with the group (IG5, S8)."""

from collections.abc import Iterator

from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.tasking.given import given, soon

CHANNEL = "channel"


def of_channel(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield whom the lead takes out of the channel, and its archiving once the group has closed.

    Professionals alone are in it. Whoever comes back stays in; who leaves again is another task.
    """
    opened, closing = facts.channel.opened_at, facts.closing
    if facts.channel.platform is None:
        return
    for member in facts.members:
        left = member.opted_out
        if left is None or not member.is_professional or (opened and left.at < opened):
            continue
        kind, revision = TaskKind.LEAVE_CHANNEL, f"{left.at:%Y%m%dT%H%M%S}"
        yield given(facts, kind, member.id, soon(facts, left.at), left.at, revision)
    if closing is not None:
        due = soon(facts, closing.at)
        yield given(facts, TaskKind.CLOSE_CHANNEL, CHANNEL, due, closing.at)
