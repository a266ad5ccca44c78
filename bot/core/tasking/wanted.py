"""All tasks that the facts of a group call for."""

from collections.abc import Iterator
from itertools import chain

from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import WantedTask
from bot.core.tasking.by_hand import by_hand
from bot.core.tasking.for_family import for_family
from bot.core.tasking.for_unreached import for_unreached
from bot.core.tasking.from_meetings import from_meetings
from bot.core.tasking.from_record import from_record
from bot.core.tasking.when_closed import when_closed


def wanted_tasks(facts: CoreGroup) -> tuple[WantedTask, ...]:
    """Return the tasks in order of when they are given, those without an owner left out."""
    found = when_closed(facts) if facts.is_closed else _while_open(facts)
    owned = (each for each in found if each.owner)
    return tuple(sorted(owned, key=lambda each: (each.given_at, each.kind, each.subject)))


def _while_open(facts: CoreGroup) -> Iterator[WantedTask]:
    return chain(
        for_family(facts),
        from_meetings(facts),
        from_record(facts),
        by_hand(facts),
        for_unreached(facts),
    )
