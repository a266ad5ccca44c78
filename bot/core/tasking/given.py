"""A task given to the lead, or to whoever else it falls to."""

from datetime import date, datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.facts.pauses import own_pause
from bot.core.facts.people import Route
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.notices.timing import at_once, day_by, told_on
from bot.core.procedure.working_days import DAY
from bot.core.wall_clock import day_of


def given(
    facts: CoreGroup,
    kind: TaskKind,
    subject: str,
    due_on: date,
    given_at: datetime,
    revision: str = "",
    owner: str = "",
) -> WantedTask:
    """Return a task for `owner`, if still in the group, else for the lead, who covers for all."""
    named = facts.member(owner)
    fallback = _lead_or_cover(facts)
    holder = named if named is not None and named.is_active and not named.is_family else fallback
    return WantedTask(
        kind, holder.id if holder else "", subject, due_on, given_at, revision=revision
    )


def _lead_or_cover(facts: CoreGroup) -> Member | None:
    """Return the lead; while nothing reaches the lead, and where there is none, the manager."""
    lead, manager = facts.lead, facts.holder(Role.TEAM_MANAGER)
    is_away = lead is None or own_pause(facts.pauses, lead.id) is not None
    return (manager or lead) if is_away else lead


def soon(facts: CoreGroup, cause: datetime) -> date:
    """Return by when something is done that cannot wait: one working day after its cause."""
    day = day_of(cause)
    return day_by(facts.profile, "overdue", day) or day


def carrier(facts: CoreGroup, member: Member) -> str:
    """Return who carries to this person: whom the sheet names, else the lead or the manager.

    It is nobody whom no message would tell of it, nor the person themselves.
    """
    by_hand = member.contact.route is Route.BY_HAND
    named = facts.member(member.contact.route_by) if by_hand else None
    for each in (named, facts.lead, facts.holder(Role.TEAM_MANAGER)):
        if each is not None and each.id != member.id and _hears(facts, each):
            return each.id
    return ""


def _hears(facts: CoreGroup, member: Member) -> bool:
    is_told = not (member.is_family or member.contact.route.is_human)
    return is_told and member.is_active and own_pause(facts.pauses, member.id) is None


def waits_too_long(facts: CoreGroup, cause: datetime, useful_until: datetime) -> bool:
    """Tell whether whoever carries it would hear too late if they heard when notices leave again.

    Its task is then due on the day it was caused, and so its owner hears at once.
    """
    return at_once(facts, cause, None) > useful_until


def in_time(facts: CoreGroup, due: date, given_at: datetime, until: date) -> date:
    """Return by when something is carried to somebody: no sooner than the day after it is told.

    Whoever carries it needs a working day, but past `until`, the day it is about, it is no use.
    """
    first = facts.profile.calendar.on_or_after(told_on(facts, given_at) + DAY)
    return max(due, min(first, until))
