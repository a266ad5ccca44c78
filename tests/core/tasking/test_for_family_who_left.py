"""Family who have left are told by a person not to come where they had been told to (IG5)."""

from dataclasses import replace
from datetime import date, datetime

from bot.core.documents.paper_invitation import paper
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import OptOut
from bot.core.facts.particulars import Closing
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.tasking.settling import settle_tasks
from tests.cast import LEAH, PRIYA, at
from tests.story import meeting_of, member_of, with_first_meeting_booked, with_meeting, with_member

GIVEN, LEFT = at(22, 3, 12), at(23, 3, 10)
OFF = {"state": MeetingState.CANCELLED, "revision": 2, "changed_at": at(22, 3, 14)}


def told(group: CoreGroup) -> CoreGroup:
    """Return the group when everything that waits was given to whom it is for."""
    group = settle_tasks(group, GIVEN)
    tasks = tuple(
        replace(each, state=TaskState.DONE, done_on=GIVEN.date()) if each.is_open else each
        for each in group.tasks
    )
    return replace(group, tasks=tasks)


def left(group: CoreGroup, when: datetime = LEFT) -> CoreGroup:
    out = OptOut(when, "moved away", "the lead")
    return settle_tasks(with_member(group, LEAH, opted_out=out), when)


def papers(group: CoreGroup) -> list[Task]:
    kind = TaskKind.GIVE_INVITATION
    return [t for t in group.tasks if t.kind is kind and t.is_open and t.subject.endswith(LEAH)]


def test_who_had_the_paper_is_given_one_that_calls_it_off() -> None:
    group = left(told(with_first_meeting_booked()))
    (task,) = papers(group)
    assert (task.owner, task.due_on, task.given_at) == (PRIYA, date(2027, 3, 24), LEFT)
    said = repr(paper(group, meeting_of(group, "M1"), member_of(group, LEAH)))
    assert "You are not expected at the meeting on Tue 30 Mar 2027." in said


def test_who_had_none_or_leaves_when_it_is_over_is_given_none() -> None:
    assert papers(left(settle_tasks(with_first_meeting_booked(), GIVEN))) == []
    assert papers(left(told(with_first_meeting_booked()), at(30, 3, 12))) == []
    held = with_meeting(told(with_first_meeting_booked()), "M1", state=MeetingState.ENDED)
    assert papers(left(held)) == []


def test_what_was_cancelled_is_told_once() -> None:
    off = with_meeting(told(with_first_meeting_booked()), "M1", **OFF)
    assert papers(left(told(off))) == []
    assert len(papers(left(settle_tasks(off, GIVEN)))) == 1


def test_it_is_told_all_the_same_when_the_group_closes_or_they_come_back() -> None:
    group = left(told(with_first_meeting_booked()))
    closing = Closing(at(23, 3, 12), PRIYA, "an exit plan", "a family centre")
    closed = settle_tasks(replace(group, closing=closing), at(23, 3, 12))
    assert papers(closed) == papers(group)
    back = with_member(told(group), LEAH, opted_out=None, spell=2, opted_in=at(24, 3))
    assert [t.revision.split(".")[:2] for t in papers(settle_tasks(back, at(24, 3)))] == [
        ["1", "2"]
    ]
