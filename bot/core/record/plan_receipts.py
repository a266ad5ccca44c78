"""Who has had a copy of the plan: known by the mail that went, or by the hand-over done (R25)."""

from collections.abc import Iterable, Iterator
from datetime import date

from bot.core.facts.deliveries import Pull
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.tasks import TaskKind
from bot.core.record.pulling import PLAN
from bot.core.wall_clock import day_of


def receipt_of(facts: CoreGroup, member: Member) -> date | None:
    """Return on which day a copy went to this member or was handed over, None without a receipt.

    The final minutes carry the plan, so a copy of them is one of it (R8).
    """
    mine = [each for each in facts.pulls if each.member == member.id and _has_plan(facts, each)]
    mailed = (day_of(each.at) for each in mine if each.by_mail and not _has_failed(facts, each))
    return max((*mailed, *_handed_over(facts, mine)), default=None)


def _handed_over(facts: CoreGroup, mine: Iterable[Pull]) -> Iterator[date]:
    """Yield the days on which somebody was given by hand what they had asked for."""
    wishes = {each.id for each in mine}
    for task in facts.tasks:
        if task.kind is TaskKind.HAND_OVER and task.revision in wishes and task.done_on is not None:
            yield task.done_on


def _has_plan(facts: CoreGroup, pull: Pull) -> bool:
    minutes = facts.minutes_by_id(pull.subject)
    return pull.subject == PLAN or (minutes is not None and minutes.is_final)


def _has_failed(facts: CoreGroup, pull: Pull) -> bool:
    return any(each.occasion == pull.id for each in facts.failures)
