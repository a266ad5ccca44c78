"""A task of somebody on post or by hand is told to them by a person too: nothing is silent (R3)."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.people import Contact, Route
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.messages.carrying import to_carry
from bot.core.notices.notice import Kind
from bot.core.notices.wanted import wanted
from bot.core.tasking.settling import settle_tasks, settled
from tests.cast import DAWN, DEAN, GRACE, LEAH, MARTIN, PRIYA, PROFESSIONALS, TOM, at
from tests.story import (
    with_first_meeting_booked,
    with_first_meeting_held,
    with_meeting,
    with_member,
)

NOW = at(18, 3, 12)


def reached_by(group: CoreGroup, who: str, route: Route, by: str = "") -> CoreGroup:
    return with_member(group, who, contact=Contact(route=route, route_by=by))


def carried(group: CoreGroup, about: str = "") -> list[Task]:
    return [t for t in group.tasks if t.kind is TaskKind.REACH_BY_HAND and about in t.subject]


def views(group: CoreGroup) -> Task:
    return next(t for t in group.tasks if t.kind is TaskKind.BRING_VIEWS)


def test_who_brings_the_views_and_is_on_post_is_told_of_it_by_the_lead() -> None:
    """H17: Martin is asked with the first reminder; by post no message would ask him."""
    group = settle_tasks(reached_by(with_first_meeting_booked(), MARTIN, Route.POST), NOW)
    assert views(group).owner == MARTIN
    (told, overdue) = carried(group, views(group).id)
    assert (told.owner, told.subject) == (PRIYA, f"task_given:{views(group).id}:{MARTIN}")
    assert to_carry(group, told)[0].startswith(f"Task {views(group).id} is yours: talk the meeting")
    assert overdue.subject.startswith("task_overdue:")


def test_when_the_task_is_done_there_is_nothing_more_to_tell() -> None:
    group = settle_tasks(reached_by(with_first_meeting_booked(), MARTIN, Route.POST), NOW)
    done = replace(views(group), state=TaskState.DONE, done_on=date(2027, 3, 24))
    tasks = tuple(done if each.id == done.id else each for each in group.tasks)
    after = settle_tasks(replace(group, tasks=tasks), at(24, 3))
    assert {t.state for t in carried(after, views(group).id)} == {TaskState.WITHDRAWN}


def test_that_minutes_are_overdue_is_carried_to_a_chair_on_post() -> None:
    group = with_meeting(with_first_meeting_held(), "M1", chair=DAWN)
    group = settle_tasks(reached_by(group, DAWN, Route.POST), NOW)
    assert [each.owner for each in carried(group, f"minutes_overdue:M1:{DAWN}")] == [PRIYA]


def test_what_waits_for_a_lead_whom_no_message_reaches_is_told_by_the_team_manager() -> None:
    """No lead can be given such a route any more; a group from before is not silent either."""
    group = settle_tasks(reached_by(with_first_meeting_booked(), PRIYA, Route.POST), NOW)
    papers = {t.id for t in group.tasks if t.kind is TaskKind.GIVE_INVITATION}
    told = [each for each in carried(group) if each.subject.split(":")[1] in papers]
    assert {each.owner for each in carried(group)} == {TOM}
    assert len({each.subject.split(":")[1] for each in told}) == len(papers)


def test_where_nobody_is_left_whom_a_message_reaches_no_task_is_made_of_it() -> None:
    group = reached_by(reached_by(with_first_meeting_booked(), PRIYA, Route.POST), TOM, Route.POST)
    assert carried(settle_tasks(group, NOW)) == []


def test_a_carrier_who_cannot_be_told_or_has_left_is_replaced_by_the_lead() -> None:
    named = reached_by(with_first_meeting_booked(), LEAH, Route.BY_HAND, by=GRACE)
    on_post = reached_by(named, GRACE, Route.POST)
    gone = with_member(named, GRACE, opted_out=OptOut(at(18, 3), "work is done"))
    for group, owner in ((named, GRACE), (on_post, PRIYA), (gone, PRIYA)):
        papers = [t for t in settle_tasks(group, NOW).tasks if t.kind is TaskKind.GIVE_INVITATION]
        assert [t.owner for t in papers if t.subject.endswith(LEAH)] == [owner]
        assert [t.owner for t in papers if t.subject.endswith(DEAN)] == [PRIYA]


@given(st.frozensets(st.sampled_from(PROFESSIONALS)))
def test_each_task_s_owner_hears_of_it_by_message_or_by_a_person_and_settling_is_stable(
    on_post: frozenset[str],
) -> None:
    """Whoever is on post, as long as a message reaches the lead or the team manager."""
    group = with_first_meeting_booked()
    for who in on_post - {PRIYA}:
        group = reached_by(group, who, Route.POST)
    group = settle_tasks(group, NOW)
    assert settle_tasks(group, NOW) is group
    told = {e.identity.subject for e in wanted(group) if e.identity.kind is Kind.TASK_GIVEN}
    told |= {each.subject.split(":")[1] for each in carried(group, "task_given:")}
    assert {each.id for each in group.tasks} <= told


def test_settling_both_at_once_is_settling_one_after_the_other() -> None:
    group = reached_by(with_first_meeting_booked(), MARTIN, Route.POST)
    after = settle_tasks(group, NOW)
    assert settled(group, NOW) == (after, wanted(after))
