"""Whom no message reaches is told by a person, who sees what to say (R3, B8)."""

from dataclasses import replace

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import OptOut
from bot.core.facts.people import Contact, Route
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.messages.carrying import to_carry
from bot.core.notices.notice import Kind
from bot.core.tasking.settling import settle_tasks
from tests.cast import GRACE, PRIYA, TOM, at
from tests.core.notices.test_about_minutes import with_final
from tests.story import with_first_meeting_booked, with_meeting, with_member

NOW = at(18, 3, 12)
VENUE = "Larkfield Primary School, Larkfield Road"


def by_post(group: CoreGroup, who: str = GRACE) -> CoreGroup:
    return settle_tasks(with_member(group, who, contact=Contact(route=Route.POST)), NOW)


def carried(group: CoreGroup, kind: Kind) -> list[Task]:
    found = [each for each in group.tasks if each.kind is TaskKind.REACH_BY_HAND and each.is_open]
    return [each for each in found if each.subject.startswith(f"{kind}:")]


def all_done(group: CoreGroup) -> CoreGroup:
    return replace(group, tasks=tuple(replace(t, state=TaskState.DONE) for t in group.tasks))


def test_an_invitation_that_is_carried_has_its_words_and_its_place() -> None:
    group = by_post(with_first_meeting_booked())
    (task,) = carried(group, Kind.INVITATION)
    assert to_carry(group, task) == (
        "7KQ2 meets on Tue 30 Mar 2027 at 10:00.",
        "Please answer whether you can come.",
        f"Place: {VENUE}",
    )


def test_what_was_carried_is_called_off_by_a_person_too() -> None:
    group = by_post(with_first_meeting_booked())
    off = {"state": MeetingState.CANCELLED, "revision": 2}
    unknown = settle_tasks(with_meeting(group, "M1", **off), NOW)
    assert carried(unknown, Kind.INVITATION) == []
    told = settle_tasks(with_meeting(all_done(group), "M1", **off), NOW)
    (task,) = carried(told, Kind.INVITATION)
    assert to_carry(told, task) == ("The meeting on Tue 30 Mar 2027 at 10:00 will not be held.",)


def test_who_has_left_is_told_so_by_a_person_and_nothing_else() -> None:
    group = all_done(by_post(with_first_meeting_booked()))
    left = with_member(group, GRACE, opted_out=OptOut(at(19, 3), "work is done"))
    open_ = [each for each in settle_tasks(left, NOW).tasks if each.is_open]
    told = [each.subject for each in open_ if each.kind is TaskKind.REACH_BY_HAND]
    assert [each for each in told if GRACE in each] == [f"invitation:M1:{GRACE}"]


def test_a_document_is_handed_over_and_not_asked_for() -> None:
    (task,) = carried(by_post(with_final()), Kind.MINUTES_TO_READ)
    assert to_carry(by_post(with_final()), task) == (
        "Hand over the minutes: their own copy, which may be other than yours.",
    )


def test_nothing_is_carried_to_the_lead_by_the_lead() -> None:
    group = by_post(with_first_meeting_booked(), PRIYA)
    reached = [each for each in group.tasks if each.kind is TaskKind.REACH_BY_HAND]
    assert {each.owner for each in reached} == {TOM}


def test_what_is_about_no_message_or_about_nothing_any_more_has_no_words() -> None:
    group = by_post(with_first_meeting_booked())
    papers = [each for each in group.tasks if each.kind is TaskKind.GIVE_INVITATION]
    assert to_carry(group, papers[0]) == ()
    (task,) = carried(group, Kind.INVITATION)
    assert to_carry(replace(group, meetings=()), task) == ()
