"""Receipts: for each person and document how far its copy has come, and who is without (B4)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from bot.core.attendance.attending import was_expected
from bot.core.copies.standing import copies_of
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, OptOut
from bot.core.facts.minutes import Minutes
from bot.core.facts.people import Route
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.notices.delivery import Delivery
from bot.core.notices.notice import Kind
from bot.core.procedure.day_names import are, short_day
from bot.core.receipts.copies import NOT_SENT, Copy, Standing, by_message, by_task, tasks_about
from bot.core.record.releasing import empty_roles, filled_since
from bot.core.record.sharing import tasks_to_share
from bot.core.record.versions import in_force
from bot.core.wall_clock import day_of, local

TELLS = frozenset({Kind.MINUTES_TO_READ, Kind.DOCUMENT})
"""The notices of which a receipt for minutes is made."""


def of_minutes(
    facts: CoreGroup, minutes: Minutes, deliveries: Sequence[Delivery]
) -> tuple[Copy, ...]:
    """Return one line for each copy of released minutes, gaps among them.

    Who was to get one, who left before it went (IG4, L7), empty roles (H8), and family, whose
    copies a person shares (H9). Before the release there are none.
    """
    if minutes.released_at is None:
        return ()
    return tuple(
        chain(
            (_for_member(facts, minutes, who, deliveries) for who in minutes.recipients),
            _left_before(facts, minutes),
            _empty(facts, minutes),
            _for_family(facts, minutes),
        )
    )


def headline(copies: Sequence[Copy]) -> str:
    """Return the one sentence over a receipt list; never "sent to all" while there is a gap."""
    if not copies:
        return "Nothing has been released yet."
    gaps = sum(each.standing.is_gap for each in copies)
    if gaps:
        known = len(copies) - gaps
        accounted = f"{known} of {len(copies)} copies {are(known)} accounted for"
        return f"{accounted}; {gaps} {are(gaps)} not."
    unsent = sum(each.standing in NOT_SENT for each in copies)
    return f"Sent to all but {unsent}, with the reason on record." if unsent else "Sent to all."


def _for_member(
    facts: CoreGroup, minutes: Minutes, who: str, deliveries: Sequence[Delivery]
) -> Copy:
    route = _route(facts, who)
    found = [each for each in deliveries if _tells(each, minutes, who)]
    sent = by_message(who, route, found)
    carried = _carried(facts, minutes, who)
    if carried:
        sent = replace(by_task(who, route, carried[-1]), tries=sent.tries)
    filed = {each.member: day_of(each.at) for each in minutes.filed}
    return _or_left(facts, replace(sent, filed_on=filed.get(who)), route)


def _or_left(facts: CoreGroup, copy: Copy, route: Route) -> Copy:
    """Say of a copy that did not go that its reader has left, where that is why (IG4)."""
    member = facts.member(copy.who)
    if member is None or member.opted_out is None or not copy.standing.is_gap:
        return copy
    return replace(_left(member, member.opted_out, route), tries=copy.tries)


def _carried(facts: CoreGroup, minutes: Minutes, who: str) -> tuple[Task, ...]:
    """Return hand-overs of this version to this person, and what the lead carries to them."""
    return tuple(
        chain(
            tasks_about(facts.tasks, TaskKind.REACH_BY_HAND, minutes.id, who),
            tasks_about(facts.tasks, TaskKind.HAND_OVER, minutes.id, who),
        )
    )


def _left_before(facts: CoreGroup, minutes: Minutes) -> Iterator[Copy]:
    """Yield who was in the group at the meeting and had left when the record went out.

    Where the lead has the task to send it to their agency, the gap stands until that is done or
    there is a reason why not (L7).
    """
    meeting = facts.meeting(minutes.meeting)
    for member in facts.members:
        left = member.opted_out
        if left is None or meeting is None or member.is_family or member.id in minutes.recipients:
            continue
        if was_expected(meeting, member):
            route = member.contact.route
            tasks = tasks_about(facts.tasks, TaskKind.SEND_TO_AGENCY, minutes.id, member.id)
            yield by_task(member.id, route, tasks[-1]) if tasks else _left(member, left, route)


def _empty(facts: CoreGroup, minutes: Minutes) -> Iterator[Copy]:
    for role in empty_roles(facts):
        tasks = tasks_about(facts.tasks, TaskKind.FILL_ROLE, minutes.id, role.value)
        number = next((each.id for each in tasks if each.is_open), "")
        yield Copy(role.value, Standing.NOBODY, task=number)
    for role, holder in filled_since(facts, minutes):
        about = TaskKind.RELEASE_TO_ROLE, minutes.meeting, role.value
        number = next((each.id for each in tasks_about(facts.tasks, *about) if each.is_open), "")
        yield Copy(holder.id, Standing.WAITS, holder.contact.route, task=number)


def _for_family(facts: CoreGroup, minutes: Minutes) -> Iterator[Copy]:
    """Yield what the lead shares; of a version replaced before that, that it was (R10)."""
    final = in_force(facts, minutes.meeting)
    is_replaced = final is not None and final.version > minutes.version
    for member in facts.family:
        route = member.contact.route
        own = _own_copy(facts, minutes, member)
        if own is not None:
            yield own
            continue
        for task in tasks_to_share(facts, minutes, member.id):
            is_gone = is_replaced and task.state is TaskState.WITHDRAWN
            replaced = Copy(member.id, Standing.REPLACED, route)
            yield replaced if is_gone else by_task(member.id, route, task)


def _own_copy(facts: CoreGroup, minutes: Minutes, member: Member) -> Copy | None:
    """Return how far their own copy has come once it may leave; None while it may not (B9)."""
    route, found = member.contact.route, copies_of(facts, minutes, member.id)
    for copy in reversed(found):
        tasks = tasks_about(facts.tasks, TaskKind.DELIVER_COPY, copy.id, member.id)
        if tasks:
            return by_task(member.id, route, tasks[-1])
        if copy.is_decided and not copy.replaced:
            day = copy.withheld_at and day_of(copy.withheld_at)
            return Copy(member.id, Standing.NOT_SHARED, route, day)
    return None


def _tells(delivery: Delivery, minutes: Minutes, who: str) -> bool:
    identity = delivery.notice.identity
    return identity.kind in TELLS and (identity.subject, identity.recipient) == (minutes.id, who)


def _route(facts: CoreGroup, who: str) -> Route:
    member = facts.member(who)
    return member.contact.route if member else Route.BY_HAND


def _left(member: Member, left: OptOut, route: Route) -> Copy:
    """Return why nothing went to somebody who has left, with the time (IG4)."""
    when = local(left.at)
    how = f"left on {short_day(when.date())} at {when:%H:%M}"
    return Copy(member.id, Standing.LEFT, route, when.date(), how)
