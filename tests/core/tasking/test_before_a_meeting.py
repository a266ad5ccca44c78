"""What must be settled before a meeting becomes the lead's task a week before it (H17, S21)."""

from dataclasses import replace
from datetime import date

from bot.core.diary.arranging import seat
from bot.core.documents.paper_invitation import paper
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import Role
from bot.core.facts.particulars import Flag
from bot.core.facts.taking_part import TakesPart
from bot.core.facts.tasks import TaskKind, TaskState, WantedTask
from bot.core.membership.leading import give_role
from bot.core.tasking import wanted_tasks
from bot.core.tasking.settling import settle_tasks
from tests.cast import DEAN, GRACE, LEAH, MARTIN, PRIYA, at
from tests.core.notices.reading import clock
from tests.profiles import with_value
from tests.story import meeting_of, member_of, with_first_meeting_booked, with_meeting, with_member

WHO, HOW = TaskKind.NAME_WHO_BRINGS_VIEWS, TaskKind.SAY_HOW_PARENTS_COME
PAPER, TALK = TaskKind.GIVE_INVITATION, TakesPart.SEPARATE_TALK


def of(group: CoreGroup, kind: TaskKind) -> list[WantedTask]:
    return [each for each in wanted_tasks(group) if each.kind is kind]


def without_bringer() -> CoreGroup:
    return with_member(with_first_meeting_booked(), MARTIN, roles=frozenset())


def seated(group: CoreGroup, who: str, way: TakesPart) -> CoreGroup:
    meeting = seat(meeting_of(group, "M1"), member_of(group, who), way, at(24, 3, 12))
    return replace(group, meetings=(meeting,))


def test_where_nobody_brings_the_child_s_views_the_lead_is_asked_to_name_them() -> None:
    """H17: Tue 23 Mar, when Martin would have been asked."""
    (task,) = of(without_bringer(), WHO)
    assert (task.subject, task.owner, clock(task.given_at)) == ("M1", PRIYA, "Tue 23 Mar 09:02")
    assert task.due_on == date(2027, 3, 24)
    assert of(without_bringer(), TaskKind.BRING_VIEWS) == []


def test_whoever_is_named_is_asked_in_the_lead_s_place() -> None:
    group = without_bringer()
    named = give_role(group, member_of(group, GRACE), Role.BRINGS_VIEWS, by=PRIYA, now=at(22, 3))
    assert of(named, WHO) == []
    assert [each.owner for each in of(named, TaskKind.BRING_VIEWS)] == [GRACE]


def test_without_children_or_a_first_reminder_nobody_is_to_be_named() -> None:
    assert of(replace(without_bringer(), children=()), WHO) == []
    bare = with_value(without_bringer(), "reminder_first", "none")
    for kind in (WHO, HOW, TaskKind.ARRANGE_NEED):
        assert of(bare, kind) == []


def test_under_the_flag_the_lead_says_for_each_parent_how_they_take_part() -> None:
    """S21: in time for the last reminder, Thu 25 Mar."""
    group = with_first_meeting_booked()
    (task,) = of(group, HOW)
    assert (task.subject, task.owner, task.due_on) == ("M1", PRIYA, date(2027, 3, 25))
    one = seated(group, LEAH, TakesPart.SAME_MEETING)
    assert len(of(one, HOW)) == 1
    assert of(seated(one, DEAN, TakesPart.SEPARATE_TALK), HOW) == []
    assert of(replace(group, flag=Flag.NO), HOW) == []


def test_a_parent_who_takes_part_otherwise_gets_another_paper_from_then_on() -> None:
    group = settle_tasks(with_first_meeting_booked(), at(18, 3, 12))
    talk = settle_tasks(seated(group, DEAN, TakesPart.SEPARATE_TALK), at(24, 3, 12))
    papers = [t for t in talk.tasks if t.kind is PAPER and t.subject == f"M1:{DEAN}"]
    assert [t.state for t in papers] == [TaskState.WITHDRAWN, TaskState.OPEN]
    assert papers[1].due_on == date(2027, 3, 25)
    back = seated(talk, DEAN, TakesPart.SAME_MEETING)
    revisions = [t.revision for t in of(back, PAPER) if t.subject == f"M1:{DEAN}"]
    assert revisions == ["1.1.same_meeting2"]


def test_that_a_parent_takes_part_as_invited_asks_for_no_other_paper() -> None:
    group = settle_tasks(with_first_meeting_booked(), at(18, 3, 12))
    same = seated(group, DEAN, TakesPart.SAME_MEETING)
    assert settle_tasks(same, at(24, 3, 12)).tasks == tuple(group.tasks)


def test_who_has_a_talk_of_their_own_is_told_no_day_of_the_meeting_however_it_moves_or_ends() -> (
    None
):
    group = settle_tasks(seated(with_first_meeting_booked(), DEAN, TALK), at(24, 3, 12))
    done = tuple(
        replace(t, state=TaskState.DONE, done_on=date(2027, 3, 24)) if DEAN in t.subject else t
        for t in group.tasks
    )
    group = replace(group, tasks=done)
    moved = with_meeting(group, "M1", revision=2, on=date(2027, 4, 1), changed_at=at(24, 3, 13))
    assert not [
        t
        for t in settle_tasks(moved, at(24, 3, 13)).tasks
        if t.is_open and t.subject == f"M1:{DEAN}"
    ]
    off = with_meeting(moved, "M1", revision=3, state=MeetingState.CANCELLED)
    (told,) = (t for t in of(off, PAPER) if t.subject == f"M1:{DEAN}")
    assert told.revision == "3.1.separate_talk1"
    said = repr(paper(off, meeting_of(off, "M1"), member_of(off, DEAN)))
    assert "The meeting of your last invitation will not take place." in said
