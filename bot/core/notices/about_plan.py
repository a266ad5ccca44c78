"""What should be said about the plan and its actions: changed, proposed, due, overdue."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.facts.plan import Action, ActionState
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.notices.proposal import Proposal
from bot.core.notices.timing import day_by, days_by, on_day


def about_plan(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield what the plan and its open actions call for."""
    yield from _plan_changed(facts)
    yield from _plan_confirmed(facts)
    yield from _own_actions(facts)
    yield from _copies_offered(facts)
    for action in facts.actions:
        owner = facts.member(action.action_owner)
        if action.is_open and owner is not None and owner.is_active:
            told = _overdue if owner.is_family else _action
            yield from told(facts, action, owner)


def _plan_changed(facts: CoreGroup) -> Iterator[Proposal]:
    """Tell the channel, and every professional who is outside it (S8)."""
    if facts.plan.changed_at is None:
        return
    channel = (CHANNEL,) if facts.channel.platform is not None else ()
    outside = (each.id for each in facts.professionals if not in_channel(facts, each))
    for recipient in chain(channel, outside):
        yield Proposal(
            Kind.PLAN_CHANGED,
            recipient,
            "plan",
            facts.plan.changed_at,
            revision=str(facts.plan.revision),
        )


def _plan_confirmed(facts: CoreGroup) -> Iterator[Proposal]:
    """Tell the meeting's chair and the conference chair that the lead has confirmed it (L20)."""
    conference_chair = facts.holder(Role.CONFERENCE_CHAIR)
    for confirmation in facts.plan.confirmations:
        meeting = facts.meeting(confirmation.meeting)
        chairs = (
            meeting.chair if meeting else "",
            conference_chair.id if conference_chair else "",
        )
        for recipient in dict.fromkeys(chairs):
            if recipient not in {"", confirmation.by}:
                kind, subject = Kind.PLAN_CONFIRMED, confirmation.meeting
                yield Proposal(kind, recipient, subject, confirmation.at)


def _own_actions(facts: CoreGroup) -> Iterator[Proposal]:
    """Tell each owner, once a meeting has ended, what is theirs and by when (S16).

    Of the last one held alone: what was agreed before stands on its list.
    """
    meeting = facts.last_held
    if meeting is None or meeting.ended_at is None:
        return
    agreed = [each for each in facts.open_actions if each.changed_at <= meeting.ended_at]
    for owner in dict.fromkeys(each.action_owner for each in agreed):
        yield Proposal(Kind.OWN_ACTIONS, owner, meeting.id, meeting.ended_at)


def _copies_offered(facts: CoreGroup) -> Iterator[Proposal]:
    """Tell whoever is without a copy of the plan that they can have it sent (R25)."""
    for offer in facts.plan.offers:
        since = str(int(offer.at.timestamp()))
        yield Proposal(Kind.PLAN_COPY, offer.member, "plan", offer.at, revision=since)


def in_channel(facts: CoreGroup, member: Member) -> bool:
    """Tell whether a member hears the secure channel: professionals on its platform (IG10)."""
    platform = facts.channel.platform
    return platform is not None and member.is_professional and member.contact.route is platform


def _action(facts: CoreGroup, action: Action, owner: Member) -> Iterator[Proposal]:
    if action.state is ActionState.PROPOSED:
        yield Proposal(
            Kind.ACTION_PROPOSED,
            owner.id,
            action.id,
            action.changed_at,
            revision=str(action.revision),
        )
    for number, day in enumerate(days_by(facts.profile, "action_reminder", action.due_on), 1):
        when = on_day(facts, day, is_warning=True)
        if when > action.changed_at:
            yield _dated(action, owner.id, Kind.ACTION_DUE, when, str(number))
    yield from _overdue(facts, action, owner)


def _overdue(facts: CoreGroup, action: Action, owner: Member) -> Iterator[Proposal]:
    """Tell owner and lead, one working day after the date; family are not chased (S11)."""
    day = day_by(facts.profile, "overdue", action.due_on)
    if day is None:
        return
    when = on_day(facts, day, is_warning=False)
    told = (None if owner.is_family else owner, facts.lead)
    for recipient in {each.id for each in told if each is not None}:
        yield _dated(action, recipient, Kind.ACTION_OVERDUE, when, "")


def _dated(action: Action, recipient: str, kind: Kind, when: datetime, occasion: str) -> Proposal:
    return Proposal(
        kind,
        recipient,
        action.id,
        when,
        caused=False,
        revision=str(action.revision),
        occasion=occasion,
    )
