"""Times that members propose for a meeting; only the social care team books them (L8)."""

from dataclasses import replace
from datetime import date, datetime, time

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, ProposedTime
from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from bot.core.replacing import put_member
from bot.core.wall_clock import instant_of


def propose(facts: CoreGroup, member: Member, on: date, starts: time, now: datetime) -> CoreGroup:
    """Return the facts with the time that a member would like, in the place of an earlier one."""
    if instant_of(on, starts) <= now:
        raise Refusal(f"{short_day(on)} is past.", "Propose a day ahead.", field="on")
    return put_member(facts, replace(member, proposes=ProposedTime(on, starts, now)))


def proposed(facts: CoreGroup, today: date) -> tuple[tuple[Member, ProposedTime], ...]:
    """Return who proposes which time, those that are past or on which the group meets left out."""
    booked = {each.on for each in facts.upcoming}
    return tuple(
        (member, member.proposes)
        for member in facts.core_members
        if member.proposes and member.proposes.on >= today and member.proposes.on not in booked
    )
