"""All tasks that the facts of a group call for."""

from collections.abc import Iterable, Iterator
from itertools import chain

from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import WantedTask
from bot.core.notices.proposal import Proposal
from bot.core.notices.wanted import about_the_group
from bot.core.tasking.by_hand import by_hand
from bot.core.tasking.for_family import for_family
from bot.core.tasking.for_family_who_left import for_family_who_left
from bot.core.tasking.for_unreached import for_unreached
from bot.core.tasking.from_meetings import from_meetings
from bot.core.tasking.from_record import from_record
from bot.core.tasking.in_pauses import as_pauses_have_it
from bot.core.tasking.of_channel import of_channel
from bot.core.tasking.of_copies import copies_to_decide, copies_to_deliver
from bot.core.tasking.of_events import answers_to_tell
from bot.core.tasking.of_exports import exports_to_give
from bot.core.tasking.of_reviews import reviews_to_enter
from bot.core.tasking.to_sign import to_sign
from bot.core.tasking.when_closed import when_closed


def wanted_tasks(facts: CoreGroup) -> tuple[WantedTask, ...]:
    """Return the tasks in order of when they are given, those without an owner left out."""
    return wanted_tasks_with(facts, about_the_group(facts))


def wanted_tasks_with(facts: CoreGroup, of_group: Iterable[Proposal]) -> tuple[WantedTask, ...]:
    """Return the same where it is known already what is to be said of the group."""
    closing = facts.closing
    found = when_closed(facts, closing.at) if closing else _while_open(facts)
    always = (for_family_who_left(facts), of_channel(facts), exports_to_give(facts))
    found = chain(found, *always, by_hand(facts, of_group))
    owned = (each for each in as_pauses_have_it(facts, found) if each.owner)
    return tuple(sorted(owned, key=lambda each: (each.given_at, each.kind, each.subject)))


def _while_open(facts: CoreGroup) -> Iterator[WantedTask]:
    return chain(
        for_family(facts),
        copies_to_deliver(facts),
        copies_to_decide(facts),
        answers_to_tell(facts),
        from_meetings(facts),
        from_record(facts),
        to_sign(facts),
        reviews_to_enter(facts),
        for_unreached(facts),
    )
