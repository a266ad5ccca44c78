"""What should be said about the plan and its actions: changed, proposed, due, overdue."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache, partial
from typing import NamedTuple

from bot.core.facts.actions import Action, ActionState
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.notices.proposal import Proposal, ids_of
from bot.core.notices.timing import day_by, days_by, on_day
from bot.core.plan.lock import open_cannot


def about_plan(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield what the plan and its open actions call for."""
    yield from _plan_changed(facts)
    yield from _plan_confirmed(facts)
    yield from _own_actions(facts)
    yield from _copies_offered(facts)
    times = cache(partial(_times, facts))  # Many actions are due on the same few days.
    for action in facts.open_actions:
        owner = facts.member(action.action_owner)
        if owner is not None and owner.is_active:
            yield from _action(facts, action, owner, times(action.due_on))


def _plan_changed(facts: CoreGroup) -> Iterator[Proposal]:
    """Tell the channel, and every professional who is outside it (S8)."""
    if facts.plan.changed_at is None:
        return
    channel = (CHANNEL,) if facts.channel.platform is not None else ()
    outside = (each.id for each in facts.professionals if not in_channel(facts, each))
    yield Proposal(
        Kind.PLAN_CHANGED,
        (*channel, *outside),
        "plan",
        facts.plan.changed_at,
        revision=str(facts.plan.revision),
    )


def _plan_confirmed(facts: CoreGroup) -> Iterator[Proposal]:
    """Tell the meeting's chair and the conference chair that the lead has confirmed it (L20)."""
    conference_chair = facts.holder(Role.CONFERENCE_CHAIR)
    for confirmation in facts.plan.confirmations:
        meeting = facts.meeting(confirmation.meeting)
        chair = facts.member(meeting.chair) if meeting else None
        told = tuple(each for each in ids_of(chair, conference_chair) if each != confirmation.by)
        yield Proposal(Kind.PLAN_CONFIRMED, told, confirmation.meeting, confirmation.at)


def _own_actions(facts: CoreGroup) -> Iterator[Proposal]:
    """Tell each owner, once a meeting has ended, what is theirs and by when (S16).

    Of the last one held alone: what was agreed before stands on its list.
    """
    meeting = facts.last_held
    if meeting is None or meeting.ended_at is None:
        return
    agreed = [each for each in facts.open_actions if each.changed_at <= meeting.ended_at]
    owners = tuple(dict.fromkeys(each.action_owner for each in agreed))
    yield Proposal(Kind.OWN_ACTIONS, owners, meeting.id, meeting.ended_at)


def _copies_offered(facts: CoreGroup) -> Iterator[Proposal]:
    """Tell whoever is without a copy of the plan that they can have it sent (R25)."""
    for offer in facts.plan.offers:
        since = str(int(offer.at.timestamp()))
        yield Proposal(Kind.PLAN_COPY, (offer.member,), "plan", offer.at, revision=since)


def in_channel(facts: CoreGroup, member: Member) -> bool:
    """Tell whether a member hears the secure channel: professionals on its platform (IG10)."""
    platform = facts.channel.platform
    return platform is not None and member.is_professional and member.contact.route is platform


class Times(NamedTuple):
    """When an owner is reminded of what is due on a day, and when it is overdue."""

    reminders: tuple[datetime, ...]
    overdue: datetime | None


def _times(facts: CoreGroup, due_on: date) -> Times:
    days = days_by(facts.profile, "action_reminder", due_on)
    late = day_by(facts.profile, "overdue", due_on)
    return Times(
        tuple(on_day(facts, day, is_warning=True) for day in days),
        None if late is None else on_day(facts, late, is_warning=False),
    )


def _action(facts: CoreGroup, action: Action, owner: Member, times: Times) -> Iterator[Proposal]:
    """Tell the owner, and owner and lead once it is overdue; family are not chased (S11)."""
    if not owner.is_family:
        yield from _to_owner(facts, action, times.reminders)
    if times.overdue is not None:
        told = ids_of(None if owner.is_family else owner, facts.lead)
        yield _dated(action, told, Kind.ACTION_OVERDUE, times.overdue, "")


def _to_owner(
    facts: CoreGroup, action: Action, reminders: Sequence[datetime]
) -> Iterator[Proposal]:
    """Ask for a yes, unless the owner has said that it cannot be done; and remind (N5, L12)."""
    told = (action.action_owner,)
    if action.state is ActionState.PROPOSED and open_cannot(facts, action.id) is None:
        at, revision = action.changed_at, str(action.revision)
        yield Proposal(Kind.ACTION_PROPOSED, told, action.id, at, revision=revision)
    for number, when in enumerate(reminders, 1):
        if when > action.changed_at:
            yield _dated(action, told, Kind.ACTION_DUE, when, str(number))


def _dated(
    action: Action, told: tuple[str, ...], kind: Kind, when: datetime, occasion: str
) -> Proposal:
    return Proposal(
        kind,
        told,
        action.id,
        when,
        caused=False,
        revision=str(action.revision),
        occasion=occasion,
    )
