"""Whom no route reaches becomes somebody's task until a way is found (B4)."""

from dataclasses import replace

from bot.core.facts.deliveries import FailureKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.people import Route
from bot.core.facts.tasks import Task, TaskKind
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.notices.wanted import wanted
from bot.core.tasking.settling import settle_tasks
from tests.cast import DAWN, GRACE, PRIYA, TOM, at
from tests.core.notices.reading import recipients
from tests.core.notices.test_about_people import refused
from tests.story import with_first_meeting_booked, with_member

BOOKED = with_first_meeting_booked()


def to_mend(group: CoreGroup) -> list[Task]:
    settled = settle_tasks(group, at(22, 3, 11))
    return [each for each in settled.tasks if each.kind is TaskKind.MEND_ROUTE and each.is_open]


def test_an_address_that_takes_nothing_is_the_leads_to_mend_by_the_next_working_day() -> None:
    """5.5: refused on Mon 22 Mar."""
    group = refused(refused(BOOKED, Kind.INVITATION, GRACE), Kind.CAN_YOU_COME, GRACE)
    (task,) = to_mend(group)
    assert (task.owner, task.subject, task.due_on) == (PRIYA, GRACE, at(23, 3).date())


def test_it_is_told_by_the_notice_that_somebody_is_not_reached_and_not_twice() -> None:
    group = settle_tasks(refused(BOOKED, Kind.INVITATION, GRACE), at(22, 3, 11))
    (task,) = to_mend(group)
    assert recipients(group, Kind.ROUTE_FAILED) == [PRIYA]
    assert task.id not in _subjects(group, Kind.TASK_GIVEN)
    assert task.id in _subjects(group, Kind.TASK_OVERDUE)


def _subjects(group: CoreGroup, kind: Kind) -> set[str]:
    return {e.identity.subject for e in wanted(group) if e.identity.kind is kind}


def test_a_mended_address_another_route_or_a_leaver_is_nobodys_task() -> None:
    group = refused(BOOKED, Kind.INVITATION, GRACE)
    assert to_mend(with_member(group, GRACE, contact_revision=2)) == []
    assert to_mend(with_member(group, GRACE, opted_out=OptOut(at(22, 3), "gone"))) == []
    assert to_mend(refused(BOOKED, Kind.CAN_YOU_COME, DAWN)) == []


def test_the_leads_own_address_is_the_managers_to_mend() -> None:
    (task,) = to_mend(refused(BOOKED, Kind.INVITATION, PRIYA))
    assert task.owner == TOM


def test_what_lapsed_and_what_concerns_the_channel_is_nobodys_address() -> None:
    assert to_mend(refused(BOOKED, Kind.CAN_YOU_COME, DAWN, FailureKind.LAPSED)) == []
    group = refused(BOOKED, Kind.INVITATION, GRACE)
    channel = replace(group.failures[0], recipient=CHANNEL, route=Route.SLACK)
    assert to_mend(replace(group, failures=(channel,))) == []
    nobody = with_member(with_member(group, PRIYA, roles=frozenset()), TOM, roles=frozenset())
    assert to_mend(nobody) == []
