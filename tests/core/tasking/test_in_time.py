"""What a person carries: told early enough, and never due before its owner is told of it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import OptOut
from bot.core.facts.people import Contact, Route
from bot.core.facts.taking_part import Arrangement
from bot.core.facts.tasks import Task, TaskKind, TaskState, WantedTask
from bot.core.notices.notice import Kind, WantedNotice
from bot.core.notices.wanted import wanted
from bot.core.tasking import wanted_tasks
from bot.core.tasking.settling import settle_tasks
from bot.core.wall_clock import day_of
from tests.cast import DEAN, GRACE, LEAH, MARTIN, PRIYA, at
from tests.core.notices.reading import clock
from tests.story import (
    member_of,
    with_answers_for_first,
    with_first_meeting_booked,
    with_first_meeting_held,
    with_meeting,
    with_member,
)

PAPER = TaskKind.GIVE_INVITATION


def of(group: CoreGroup, kind: TaskKind, who: str = LEAH) -> list[WantedTask]:
    return [e for e in wanted_tasks(group) if e.kind is kind and who in e.subject.split(":")]


def booked(when: datetime) -> CoreGroup:
    """Return the group with the meeting of Tue 30 Mar booked at another time."""
    return with_meeting(with_first_meeting_booked(), "M1", booked_at=when, changed_at=when)


BOOKINGS = [
    (at(18, 3, 11), date(2027, 3, 23)),
    (at(23, 3, 11), date(2027, 3, 24)),
    (at(23, 3, 20), date(2027, 3, 25)),
    (at(25, 3, 11), date(2027, 3, 30)),
    (at(27, 3, 11), date(2027, 3, 30)),
]


@pytest.mark.parametrize(("when", "due"), BOOKINGS)
def test_a_parents_paper_is_due_the_working_day_after_the_lead_is_told_or_later(
    when: datetime, due: date
) -> None:
    """Between Thu 25 and Tue 30 Mar lie Good Friday and Easter Monday: it is the day itself."""
    assert [each.due_on for each in of(booked(when), PAPER)] == [due]


@pytest.mark.parametrize("when", [when for when, _ in BOOKINGS])
def test_no_task_for_a_parent_is_due_before_its_owner_is_told(when: datetime) -> None:
    group = settle_tasks(booked(when), when)
    told = {e.identity.subject: e for e in wanted(group) if e.identity.kind is Kind.TASK_GIVEN}
    papers = [each for each in group.tasks if each.kind is PAPER]
    assert papers
    assert all(day_of(told[each.id].run_at) <= each.due_on for each in papers)


def test_what_is_due_before_the_morning_is_told_at_any_hour() -> None:
    """Booked on Saturday for Sunday: on Tuesday, when notices leave again, it would be over."""
    saturday = at(27, 3, 19)
    sunday = with_meeting(booked(saturday), "M1", on=date(2027, 3, 28))
    group = settle_tasks(sunday, saturday)
    told = [each for each in wanted(group) if each.identity.kind is Kind.TASK_GIVEN]
    assert "Sat 27 Mar 19:00" in {clock(each.run_at) for each in told}


def had_the_paper(group: CoreGroup) -> CoreGroup:
    task = Task("T1", PAPER, PRIYA, f"M1:{LEAH}", date(2027, 3, 23), at(18, 3), "1.1.place")
    return replace(group, tasks=(replace(task, state=TaskState.DONE),))


def test_whoever_had_the_paper_hears_of_a_change_the_next_working_day() -> None:
    moved = with_meeting(
        with_first_meeting_booked(), "M1", on=date(2027, 4, 20), revision=2, changed_at=at(19, 3)
    )
    assert [each.due_on for each in of(moved, PAPER)] == [date(2027, 4, 13)]
    assert [each.due_on for each in of(had_the_paper(moved), PAPER)] == [date(2027, 3, 22)]


@pytest.mark.parametrize(
    ("evening", "told"),
    [(at(29, 3, 19), "Mon 29 Mar 19:00"), (at(24, 3, 19), "Thu 25 Mar 08:02")],
)
def test_a_move_that_would_be_told_too_late_reaches_who_carries_it_at_once(
    evening: datetime, told: str
) -> None:
    """The meeting was on Tue 30 Mar at 10:00; between lie Good Friday and Easter Monday."""
    old = with_first_meeting_booked()
    starts = old.meetings[0].starts_at
    fields = {"on": date(2027, 4, 1), "revision": 2, "changed_at": evening, "moved_from": starts}
    by_post = with_member(had_the_paper(old), GRACE, contact=Contact(route=Route.POST))
    group = settle_tasks(with_meeting(by_post, "M1", **fields), evening)
    given = {each.identity.subject: each for each in wanted(group) if is_given(each)}
    carried = [each for each in group.tasks if is_carried_at(each, evening)]
    assert {each.kind for each in carried} == {PAPER, TaskKind.REACH_BY_HAND}
    assert {clock(given[each.id].run_at) for each in carried} == {told}


def is_given(notice: WantedNotice) -> bool:
    return notice.identity.kind is Kind.TASK_GIVEN


def is_carried_at(task: Task, when: datetime) -> bool:
    subjects = (f"M1:{LEAH}", f"invitation:M1:{GRACE}")
    return task.is_open and task.given_at == when and task.subject in subjects


def test_whoever_had_the_paper_hears_that_the_date_waits_for_the_review() -> None:
    """R24: a date beyond the review is provisional."""
    put_off = with_meeting(with_first_meeting_booked(), "M1", provisional=True, revision=2)
    assert of(put_off, PAPER) == []
    (told,) = of(had_the_paper(put_off), PAPER)
    assert told.revision == "2.1.put_off"
    cancelled = with_meeting(put_off, "M1", provisional=False, state=MeetingState.CANCELLED)
    assert of(cancelled, PAPER) == []


def test_a_message_that_is_carried_is_due_the_next_working_day_and_before_the_meeting() -> None:
    by_post = with_member(with_first_meeting_booked(), GRACE, contact=Contact(route=Route.POST))
    carried = of(by_post, TaskKind.REACH_BY_HAND, GRACE)
    due = {each.due_on for each in carried if each.subject.startswith("reminder:")}
    assert due == {date(2027, 3, 30)}
    asked = {each.due_on for each in carried if each.subject.startswith("can_you_come:")}
    assert asked == {date(2027, 3, 24)}


def test_a_meeting_ended_late_leaves_nothing_that_was_due_before() -> None:
    """D24 counts from the meeting; ended on Fri 2 Apr, nothing can have been due on Wed 31 Mar."""
    late = with_meeting(with_first_meeting_held(), "M1", ended_at=at(2, 4, 12))
    gaps = [each for each in wanted_tasks(late) if each.kind is TaskKind.VIEWS_NOT_COVERED]
    assert [each.due_on for each in gaps] == [date(2027, 4, 2)]


def test_family_are_told_of_the_review_once_and_in_time() -> None:
    """L18, D20: the first reminder is on Wed 2 Jun 2027."""
    group = with_first_meeting_held()
    (told,) = of(group, TaskKind.TELL_REVIEW)
    assert (told.owner, clock(told.given_at), told.due_on) == (
        PRIYA,
        "Wed 2 Jun 09:02",
        date(2027, 6, 3),
    )
    assert len([each for each in wanted_tasks(group) if each.kind is TaskKind.TELL_REVIEW]) == 2
    none = replace(group, conferences=group.conferences[:1])
    assert of(none, TaskKind.TELL_REVIEW) == []
    set_late = tuple(replace(each, recorded_at=at(16, 6)) for each in group.conferences)
    assert of(replace(group, conferences=set_late), TaskKind.TELL_REVIEW) == []


def test_a_need_that_is_not_arranged_a_week_before_is_a_task_of_the_lead() -> None:
    """S20: Dean needs an interpreter; it is asked anew for each meeting and for each new date."""
    (task,) = of(with_first_meeting_booked(), TaskKind.ARRANGE_NEED, DEAN)
    assert (task.owner, clock(task.given_at)) == (PRIYA, "Tue 23 Mar 09:02")
    assert task.due_on == date(2027, 3, 25)
    (need,) = member_of(with_first_meeting_booked(), DEAN).needs
    arranged = (Arrangement(DEAN, need.id, arranged=True),)
    answered = with_meeting(with_first_meeting_booked(), "M1", arrangements=arranged)
    assert of(answered, TaskKind.ARRANGE_NEED, DEAN) == []
    moved = with_meeting(with_first_meeting_booked(), "M1", on=date(2027, 4, 1), revision=2)
    assert of(moved, TaskKind.ARRANGE_NEED, DEAN)[0].revision != task.revision


def test_for_who_does_not_come_nothing_need_be_arranged() -> None:
    assert of(with_answers_for_first(), TaskKind.ARRANGE_NEED, DEAN) == []


def test_what_goes_by_hand_is_the_task_of_whom_the_sheet_names_and_by_post_the_leads() -> None:
    """R3: "By hand (Martin Pryce)"; post is addressed by the lead from the case record."""
    group = with_member(
        with_first_meeting_booked(), LEAH, contact=Contact(route=Route.BY_HAND, route_by=MARTIN)
    )
    assert {each.owner for each in of(group, PAPER)} == {MARTIN}
    assert {each.owner for each in of(group, TaskKind.TELL_REVIEW)} == {MARTIN}
    assert {each.owner for each in of(group, PAPER, DEAN)} == {PRIYA}
    gone = with_member(group, MARTIN, opted_out=OptOut(at(19, 3), "a new post"))
    assert {each.owner for each in of(gone, PAPER)} == {PRIYA}
    by_hand = Contact(route=Route.BY_HAND, route_by=MARTIN)
    grace = with_member(with_first_meeting_booked(), GRACE, contact=by_hand)
    assert {each.owner for each in of(grace, TaskKind.REACH_BY_HAND, GRACE)} == {MARTIN}
