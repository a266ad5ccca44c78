"""Copies of the plan: who is without one, and to whom it is offered (R25)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.plan import CopyOffered
from bot.core.meeting.calling import ticked
from bot.core.meeting.record_keys import HAS_COPY
from bot.core.record.plan_receipts import receipt_of
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.wall_clock import day_of


def without_copy(facts: CoreGroup) -> tuple[Member, ...]:
    """Return members for whom neither a receipt nor a tick at a meeting shows a copy.

    Family have theirs by the authority's own procedure (H9).
    """
    return tuple(
        each for each in facts.core_members if not (each.is_family or _has_copy(facts, each))
    )


def _has_copy(facts: CoreGroup, member: Member) -> bool:
    has_ticked = any(ticked(meeting, HAS_COPY, member.id) for meeting in facts.meetings)
    return has_ticked or receipt_of(facts, member) is not None


def offer_copies(
    facts: CoreGroup, members: Iterable[Member], *, by: str, now: datetime
) -> CoreGroup:
    """Return the facts with a copy offered to these members, once a day at most."""
    before = _told_on(facts, day_of(now))
    wanted = [each for each in members if each.id != by]
    if not wanted:
        raise Refusal("Everybody has a copy of the plan.", "See who, and how: receipts plan")
    new = tuple(CopyOffered(each.id, now, by) for each in wanted if each.id not in before)
    if not new:
        raise AlreadyDone("They have been told of it today.")
    return replace(facts, plan=replace(facts.plan, offers=(*facts.plan.offers, *new)))


def _told_on(facts: CoreGroup, day: date) -> set[str]:
    return {each.member for each in facts.plan.offers if day_of(each.at) == day}
