"""Who has had a copy of the plan: known by the mail that went, or by the hand-over done (R25)."""

from datetime import date

from bot.core.facts.deliveries import Pull
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.tasks import TaskKind, TaskState
from bot.core.record.pulling import PLAN
from bot.core.wall_clock import day_of


def receipt_of(facts: CoreGroup, member: Member) -> date | None:
    """Return on which day a copy went to this member or was handed over, None without a receipt.

    The final minutes carry the plan, so a copy of them is one of it (R8).
    """
    mine = [each for each in facts.pulls if each.member == member.id and _has_plan(facts, each)]
    mailed = (day_of(each.at) for each in mine if each.by_mail and not _has_failed(facts, each))
    wishes = {each.id for each in mine}
    handed = (
        each.done_on
        for each in facts.tasks
        if each.kind is TaskKind.HAND_OVER
        and each.state is TaskState.DONE
        and each.revision in wishes
    )
    return max((day for day in (*mailed, *handed) if day is not None), default=None)


def _has_plan(facts: CoreGroup, pull: Pull) -> bool:
    minutes = facts.minutes_by_id(pull.subject)
    return pull.subject == PLAN or (minutes is not None and minutes.is_final)


def _has_failed(facts: CoreGroup, pull: Pull) -> bool:
    return any(each.occasion == pull.id for each in facts.failures)
