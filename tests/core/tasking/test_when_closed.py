"""A group that closes calls off by hand what was told by hand, and leaves nothing senseless."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.core.documents.paper_invitation import paper
from bot.core.facts.deliveries import Failure, FailureKind, Pull
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.particulars import Closing
from bot.core.facts.people import Contact, Route
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.messages.carrying import to_carry
from bot.core.notices.notice import Kind
from bot.core.notices.wanted import wanted
from bot.core.record.minuting import correct
from bot.core.tasking.settling import settle_tasks
from tests.cast import DEAN, GRACE, HELEN, LEAH, PRIYA, TOM, at
from tests.record_story import with_draft, with_minutes_released, with_signatures
from tests.story import (
    meeting_of,
    member_of,
    with_first_meeting_booked,
    with_first_meeting_held,
    with_meeting,
    with_member,
)

GIVEN, CLOSED = at(22, 3, 12), at(23, 3, 10)


def told(group: CoreGroup, *who: str) -> CoreGroup:
    """Return the group when somebody was given everything that is carried to them."""
    group = settle_tasks(group, GIVEN)
    tasks = tuple(
        replace(each, state=TaskState.DONE, done_on=GIVEN.date())
        if each.subject.rpartition(":")[2] in who
        else each
        for each in group.tasks
    )
    return replace(group, tasks=tasks)


def closed(group: CoreGroup, now: datetime = CLOSED) -> CoreGroup:
    closing = Closing(now, PRIYA, "an exit plan", "a family centre")
    return settle_tasks(replace(group, closing=closing), now)


def open_in(group: CoreGroup) -> list[Task]:
    """Return the open tasks but the one to archive the channel, which every closed group has."""
    return [e for e in group.tasks if e.is_open and e.kind is not TaskKind.CLOSE_CHANNEL]


def printed(group: CoreGroup, who: str) -> str:
    return repr(paper(group, meeting_of(group, "M1"), member_of(group, who)))


def test_a_mother_told_on_paper_is_told_on_paper_that_there_is_no_meeting() -> None:
    """Dean was not given his yet: nothing has to be called off with him."""
    group = closed(told(with_first_meeting_booked(), LEAH))
    (task,) = open_in(group)
    assert (task.kind, task.subject) == (TaskKind.GIVE_INVITATION, f"M1:{LEAH}")
    assert (task.owner, task.due_on, task.given_at) == (PRIYA, date(2027, 3, 24), CLOSED)
    assert "The meeting on Tue 30 Mar 2027 will not take place." in printed(group, LEAH)


def test_who_was_told_of_another_day_hears_of_the_last_invitation() -> None:
    group = told(with_first_meeting_booked(), LEAH)
    moved = with_meeting(group, "M1", on=date(2027, 4, 1), revision=2, changed_at=at(22, 3, 18))
    said = printed(closed(moved), LEAH)
    assert "The meeting of your last invitation will not take place." in said
    assert "1 Apr" not in said
    off = with_meeting(moved, "M1", state=MeetingState.CANCELLED, revision=3)
    assert "of your last invitation" in printed(off, LEAH)
    direct = with_meeting(group, "M1", state=MeetingState.CANCELLED, revision=2)
    assert "The meeting on Tue 30 Mar 2027 will not take place." in printed(direct, LEAH)


def test_a_cancellation_or_putting_off_that_waits_is_still_told() -> None:
    group = told(with_first_meeting_booked(), LEAH)
    for change in ({"state": MeetingState.CANCELLED}, {"provisional": True}):
        waits = settle_tasks(
            with_meeting(group, "M1", revision=2, changed_at=at(22, 3, 18), **change), GIVEN
        )
        (before,) = (each for each in open_in(waits) if each.subject == f"M1:{LEAH}")
        assert open_in(closed(waits)) == [before]


def test_once_they_were_told_or_the_day_is_over_nothing_is_left() -> None:
    group = closed(told(with_first_meeting_booked(), LEAH))
    assert open_in(settle_tasks(told(group, LEAH), CLOSED)) == []
    assert open_in(closed(told(with_first_meeting_booked(), LEAH), at(31, 3))) == []


def test_a_professional_on_post_is_told_by_a_person_too() -> None:
    group = with_member(with_first_meeting_booked(), GRACE, contact=Contact(route=Route.POST))
    (task,) = open_in(closed(told(group, GRACE)))
    assert task.kind is TaskKind.REACH_BY_HAND
    assert to_carry(closed(told(group, GRACE)), task) == (
        "The meeting on Tue 30 Mar 2027 at 10:00 will not be held.",
    )
    assert open_in(closed(settle_tasks(group, GIVEN))) == []


def test_minutes_that_are_out_are_shared_with_the_family_and_handed_over_all_the_same() -> None:
    """H4: open until date and method are recorded, or the decision not to share."""
    pull = Pull("Y1", HELEN, "N1", at(2, 4, 13), by_mail=False)
    group = closed(replace(with_minutes_released(), pulls=(pull,)), at(6, 4))
    kinds = sorted((each.kind, each.subject) for each in open_in(group))
    share = TaskKind.SHARE_MINUTES
    shares = [(share, f"M1:{LEAH}"), (share, f"M1:{DEAN}")]
    assert kinds == [(TaskKind.HAND_OVER, f"N1:{HELEN}"), *shares]


def test_minutes_that_never_came_are_not_shared_in_a_group_that_has_closed() -> None:
    """Dean declined, so his copy waits while the group is open; now the lead sees to them all."""
    open_ = settle_tasks(with_first_meeting_held(), at(31, 3))
    assert [t for t in open_in(open_) if t.kind is TaskKind.SHARE_MINUTES]
    (left,) = open_in(closed(open_, at(6, 4)))
    assert (left.kind, left.subject, left.owner) == (TaskKind.MINUTES_LEFT, "M1", PRIYA)
    assert (left.due_on, left.given_at) == (date(2027, 4, 7), at(6, 4))


@pytest.mark.parametrize("group", [with_draft(), with_signatures()])
def test_minutes_that_are_not_out_are_the_lead_s_to_see_to(group: CoreGroup) -> None:
    """H6, R8: nobody can write, sign or release them any more."""
    assert [each.kind for each in open_in(closed(group, at(6, 4)))] == [TaskKind.MINUTES_LEFT]


def test_a_correction_under_way_is_the_lead_s_to_see_to_beside_what_is_out() -> None:
    """R10: the version before holds, and is shared all the same."""
    group = correct(with_minutes_released(), "M1", PRIYA, "The date was wrong.", at(5, 4))
    kinds = [each.kind for each in open_in(closed(group, at(6, 4)))]
    assert sorted(kinds) == [TaskKind.MINUTES_LEFT, *[TaskKind.SHARE_MINUTES] * 2]
    out = [each.kind for each in open_in(closed(with_minutes_released(), at(6, 4)))]
    assert out == [TaskKind.SHARE_MINUTES] * 2


def test_the_lead_hears_of_what_is_left_and_the_manager_of_what_is_then_overdue() -> None:
    group = closed(told(with_first_meeting_booked(), LEAH))
    heard = [each.identity for each in wanted(group) if not each.needs_left]
    assert {(each.kind, each.recipient) for each in heard} == {
        (Kind.TASK_GIVEN, PRIYA),
        (Kind.TASK_OVERDUE, PRIYA),
        (Kind.TASK_OVERDUE, TOM),
    }


def test_a_cancellation_that_cannot_be_delivered_is_told_after_the_closing_too() -> None:
    before, after = (
        Failure(
            id=f"F{n}",
            kind=FailureKind.REFUSED,
            notice=f"invitation|{GRACE}|M1|1.1|",
            notice_kind="invitation",
            recipient=GRACE,
            route=Route.SECURE_EMAIL,
            contact_revision=1,
            at=when,
            code="550",
        )
        for n, when in enumerate((at(22, 3), at(23, 3, 11)), 1)
    )
    group = replace(closed(with_first_meeting_booked()), failures=(before, after))
    failed = [e for e in wanted(group) if e.identity.kind is Kind.ROUTE_FAILED]
    assert [(each.identity.recipient, each.run_at) for each in failed] == [(PRIYA, after.at)]
