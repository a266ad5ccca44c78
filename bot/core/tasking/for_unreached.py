"""Tasks for people whom no route reaches any more: a failure ends with a person (B4)."""

from collections.abc import Iterable, Iterator

from bot.core.facts.deliveries import Failure
from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.notices.about_people import (
    calls_for_somebody,
    is_kept_quiet,
    is_over,
    told_of_failure,
)
from bot.core.tasking.given import given, soon


def for_unreached(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield one task for each address of a member that takes nothing, until it is mended.

    Its owner hears of it by the notice that somebody could not be reached.
    """
    for failure in _first_of_each_address(facts):
        member, told = facts.member(failure.recipient), told_of_failure(facts, failure)
        if member is not None and member.is_active and told is not None:
            due = soon(facts, failure.at)
            kind, revision = TaskKind.MEND_ROUTE, str(failure.contact_revision)
            yield given(facts, kind, member.id, due, failure.at, revision, owner=told.id)


def _first_of_each_address(facts: CoreGroup) -> Iterable[Failure]:
    """Return what failed first of each address that takes nothing still.

    A task is seen by the lead: none tells of what was raised about somebody (B6).
    """
    found: dict[tuple[str, int], Failure] = {}
    for failure in facts.failures:
        calls = calls_for_somebody(failure) and not is_kept_quiet(facts, failure)
        if calls and not is_over(facts, failure):
            found.setdefault((failure.recipient, failure.contact_revision), failure)
    return found.values()
