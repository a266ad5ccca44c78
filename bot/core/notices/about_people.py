"""What should be said about people themselves: who they are, tasks given, routes that failed."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache, partial
from typing import NamedTuple

from bot.core.attendance.substituting import who_has_it_already
from bot.core.facts.deliveries import Failure, FailureKind
from bot.core.facts.events import Event
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, MemberKind, Role
from bot.core.facts.pauses import own_pause
from bot.core.facts.tasks import Task, TaskKind
from bot.core.membership.addresses import waiting
from bot.core.notices.about_waiting_tasks import about_waiting_tasks, told_again
from bot.core.notices.covering import COVER, copies, then_to_manager
from bot.core.notices.notice import CHANNEL, Identity, Kind
from bot.core.notices.proposal import Proposal, ids_of
from bot.core.notices.routes import is_beside_mail
from bot.core.notices.timing import day_by, on_day
from bot.core.notices.ways import next_route
from bot.core.notices.who_hears import by_message
from bot.core.procedure.working_days import DAY
from bot.core.wall_clock import day_of, instant_of

OF_EVENTS = frozenset({Kind.NEEDS_ATTENTION, Kind.NOBODY_HEARD})
"""What tells of something that was raised, which may be about one of the group's heads."""

CONFIRM_WITHIN = timedelta(days=14)


def about_people(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield what unconfirmed addresses, open tasks and failed routes call for."""
    for member in waiting(facts):
        yield from _unconfirmed(facts, member)
    yield from _tasks(facts)
    for failure in facts.failures:
        if calls_for_somebody(failure):
            yield from _failed(facts, failure)


def about_what_is_left(facts: CoreGroup, closed_at: datetime) -> Iterator[Proposal]:
    """Yield what tasks of a closed group call for, and what failed of all that is called off."""
    yield from _tasks(facts)
    for failure in facts.failures:
        if failure.at >= closed_at and calls_for_somebody(failure):
            yield from _failed(facts, failure)


def _unconfirmed(facts: CoreGroup, member: Member) -> Iterator[Proposal]:
    """Ask who they are; the lead confirms the address in full (IG17)."""
    cause = max(member.opted_in, member.contact_changed_at or member.opted_in)
    said_who = member.said_who or cause
    if member.said_who is None or said_who < cause:
        yield from _to_say_who(facts, member, cause)
    cause = max(cause, said_who)
    is_new = member.kind is MemberKind.SUBSTITUTE or cause == member.said_who
    if is_new or member == facts.lead:
        yield from _to_confirm(facts, member, cause)


def _to_say_who(facts: CoreGroup, member: Member, cause: datetime) -> Iterator[Proposal]:
    """Ask at the address itself, unless it is somebody else's here, or a no came from it."""
    if who_has_it_already(facts, member) is None and not member.contact.is_denied:
        yield Proposal(
            Kind.CONFIRM_WHO,
            (member.id,),
            member.id,
            cause,
            revision=str(member.contact_revision),
            lapses_at=cause + CONFIRM_WITHIN,
            to_unconfirmed=True,
        )


def _to_confirm(facts: CoreGroup, member: Member, cause: datetime) -> Iterator[Proposal]:
    """Ask the lead, and the team manager once the lead has had a working day for it (H2).

    Nobody confirms their own address: the lead's is the team manager's from the start.
    """
    lead, revision = facts.lead, str(member.contact_revision)
    asked = Proposal(Kind.ADDRESS_TO_CONFIRM, (), member.id, cause, revision=revision)
    if lead is None or lead == member:
        others = (each for each in ids_of(facts.holder(Role.TEAM_MANAGER)) if each != member.id)
        yield asked._replace(recipients=tuple(others), occasion=COVER)
        return
    asked = asked._replace(recipients=(lead.id,))
    yield asked
    yield from then_to_manager(facts, asked, but={member.id})


def _tasks(facts: CoreGroup) -> Iterator[Proposal]:
    times = cache(partial(_times, facts))  # Many are due on the same few days.
    for task in facts.tasks:
        if task.is_open:
            yield from _task(facts, task, times(task.due_on))
    yield from about_waiting_tasks(facts)


class Times(NamedTuple):
    """When the day is over on which a task is due, and when it is told that it is overdue."""

    day_is_over: datetime
    overdue: datetime | None


def _times(facts: CoreGroup, due_on: date) -> Times:
    late = day_by(facts.profile, "overdue", due_on)
    return Times(
        instant_of(due_on + DAY, time()),
        None if late is None else on_day(facts, late, is_warning=False),
    )


def _task(facts: CoreGroup, task: Task, times: Times) -> Iterator[Proposal]:
    """Tell its owner at once, at any hour if it would be due before the morning.

    That somebody is not reached has been told by then, by a notice of its own.
    """
    if task.kind is not TaskKind.MEND_ROUTE:
        at, after = told_again(facts, task)
        given = Proposal(Kind.TASK_GIVEN, (task.owner,), task.id, at, occasion=after)
        yield given._replace(useful_until=times.day_is_over)
    if times.overdue is not None:
        yield from _overdue(facts, task, times.overdue)


def _overdue(facts: CoreGroup, task: Task, when: datetime) -> Iterator[Proposal]:
    """Tell owner and lead; of the lead's own the team manager as cover, who has then waited (H2).

    Where the plan waits to be confirmed the manager is told in any case (L20).
    """
    owner, manager = facts.member(task.owner), facts.holder(Role.TEAM_MANAGER)
    named = (owner, facts.lead, manager if task.kind is TaskKind.CONFIRM_PLAN else None)
    told = Proposal(Kind.TASK_OVERDUE, ids_of(*named), task.id, when, caused=False)
    yield told
    others = tuple(each for each in ids_of(manager) if each not in told.recipients)
    if others and owner == facts.lead:
        yield told._replace(recipients=others, occasion=COVER)


def calls_for_somebody(failure: Failure) -> bool:
    """Tell whether somebody has to hear of it; what came too late to be sent is only counted."""
    return failure.kind is not FailureKind.LAPSED or failure.notice_kind == Kind.CONFIRM_WHO


def _failed(facts: CoreGroup, failure: Failure) -> Iterator[Proposal]:
    """Tell the lead, or the team manager where the lead is the one not reached.

    Told once a day of one member, or of the channel: who is in it may hear it nowhere else.
    """
    told = told_of_failure(facts, failure)
    if told is not None and not is_over(facts, failure):
        failed = Proposal(
            Kind.ROUTE_FAILED,
            (told.id,),
            failure.recipient,
            failure.at,
            revision=f"{failure.contact_revision}.{day_of(failure.at)}",
            occasion="lapsed" if failure.kind is FailureKind.LAPSED else "",
        )
        yield failed
        if facts.absences and not is_kept_quiet(facts, failure):
            yield from copies(facts, failed)


def told_of_failure(facts: CoreGroup, failure: Failure) -> Member | None:
    """Return who hears that somebody is not reached: the lead, or the manager for the lead.

    So it is also while the lead is paused. Never whom what they were to be told is about, nor by
    a task that they would see (B6).
    """
    others = [each for each in _heads_to_tell(facts, failure) if each.id != failure.recipient]
    hearing = (each for each in others if own_pause(facts.pauses, each.id) is None)
    return next(hearing, others[0] if others else None)


def _heads_to_tell(facts: CoreGroup, failure: Failure) -> Sequence[Member]:
    """Return lead and manager; of what is about somebody whom a message tells and it is not."""
    event = _event_of(facts, failure)
    if event is None or not event.about:
        return facts.heads
    return by_message(facts, event, facts.heads)


def is_kept_quiet(facts: CoreGroup, failure: Failure) -> bool:
    """Tell whether somebody must not learn that this was to be told: a task would be seen (B6)."""
    event = _event_of(facts, failure)
    return event is not None and bool(event.about)


def _event_of(facts: CoreGroup, failure: Failure) -> Event | None:
    if failure.notice_kind not in OF_EVENTS:
        return None
    return facts.event(Identity.parse(failure.notice).subject)


def is_over(facts: CoreGroup, failure: Failure) -> bool:
    """Tell whether there is nobody any more who is not reached, or who is reached otherwise."""
    member = facts.member(failure.recipient)
    if member is None:
        return failure.recipient != CHANNEL
    return _is_mended(facts, member, failure)


def _is_mended(facts: CoreGroup, member: Member, failure: Failure) -> bool:
    """Tell whether the address has been changed since, or it is told by another route."""
    denial = member.contact.denial
    if denial is not None and member.contact.is_denied and failure.at == denial.at:
        return False  # Another telephone number beside it mends nothing.
    is_told = is_beside_mail(member, failure.notice_kind)
    if is_told or member.contact_revision > failure.contact_revision:
        return True
    has_lapsed = failure.kind is FailureKind.LAPSED
    return not has_lapsed and next_route(facts, member, failure.notice) is not None
