"""Tasks for people whom no route reaches any more: a failure ends with a person (B4)."""

from collections.abc import Iterator

from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.notices.about_people import calls_for_somebody, is_over, told_of_failure
from bot.core.notices.timing import day_by
from bot.core.tasking.given import given
from bot.core.wall_clock import day_of


def for_unreached(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield one task for each address of a member that takes nothing, until it is mended.

    Its owner hears of it by the notice that somebody could not be reached.
    """
    seen: set[tuple[str, int]] = set()
    for failure in facts.failures:
        member, told = facts.member(failure.recipient), told_of_failure(facts, failure)
        key = failure.recipient, failure.contact_revision
        if member is None or told is None or not member.is_active or key in seen:
            continue
        if calls_for_somebody(failure) and not is_over(facts, failure):
            seen.add(key)
            day = day_of(failure.at)
            due = day_by(facts.profile, "overdue", day) or day
            kind, revision = TaskKind.MEND_ROUTE, str(failure.contact_revision)
            yield given(facts, kind, member.id, due, failure.at, revision, owner=told.id)
