"""What is left to be done when a group has closed: calling off, and documents that are out."""

from collections.abc import Iterator
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.record.unreleased import unreleased
from bot.core.tasking.for_family import minutes_for, paper_for
from bot.core.tasking.from_record import documents_to_carry
from bot.core.tasking.given import given, soon
from bot.core.tasking.of_copies import copies_to_deliver


def when_closed(facts: CoreGroup, closed_at: datetime) -> Iterator[WantedTask]:
    """Yield the call-off of each meeting that somebody was told of by a person, then documents.

    Minutes that went out are shared with the family until it is recorded how, or decided that they
    are not (H4, H9); what was asked for is handed over (IG2). Those that are not out are the lead's
    to see to: nobody can release them any more (H6, R8, R10). All other work ends with the group.
    """
    for member in facts.family:
        for meeting in facts.meetings:
            yield from paper_for(facts, meeting, member)
            yield from minutes_for(facts, meeting, member)
    yield from copies_to_deliver(facts)
    yield from documents_to_carry(facts)
    for left in unreleased(facts):
        due, kind = soon(facts, closed_at), TaskKind.MINUTES_LEFT
        yield given(facts, kind, left.meeting.id, due, closed_at)
