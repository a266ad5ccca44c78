"""What would be carried to somebody who is paused waits, and comes back if it is of use (IG16)."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.facts.carried import carried_to
from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Contact, Route
from bot.core.facts.tasks import Task, TaskKind, TaskState, WantedTask
from bot.core.group.pausing import lift, pause
from bot.core.refusals import Refusal
from bot.core.tasking.doing import Receipt, finish
from bot.core.tasking.in_pauses import as_pauses_have_it
from bot.core.tasking.settling import settle_tasks
from tests.cast import DEAN, GRACE, LEAH, MARTIN, PRIYA, TOM, at
from tests.record_story import with_actions, with_minutes_released
from tests.story import with_first_meeting_booked, with_first_meeting_held, with_member

GIVE, TELL = TaskKind.GIVE_INVITATION, TaskKind.TELL_ACTION_OWNER
WHOLE = ""


def told() -> CoreGroup:
    """The group on Thu 18 Mar at noon, Tue 30 Mar booked: a paper for each parent."""
    return settle_tasks(with_first_meeting_booked(), at(18, 3, 12))


def paused(group: CoreGroup, who: str = LEAH, *when: int, by: str = PRIYA) -> CoreGroup:
    then = at(*(when or (19, 3)))
    return settle_tasks(pause(group, who, by, then), then)


def lifted(group: CoreGroup, *when: int, who: str = LEAH) -> CoreGroup:
    then = at(*when)
    return settle_tasks(lift(group, who, TOM, then), then)


def open_to(group: CoreGroup, who: str) -> list[Task]:
    return [each for each in group.tasks if each.is_open and carried_to(group, each) == who]


def papers(group: CoreGroup, who: str = LEAH) -> list[Task]:
    return [each for each in open_to(group, who) if each.kind is GIVE]


def wanted(group: CoreGroup, kind: TaskKind, subject: str, **more: object) -> list[WantedTask]:
    plain = WantedTask(kind, PRIYA, subject, date(2027, 3, 23), at(18, 3, 10))
    task = replace(plain, **more)  # type: ignore[arg-type] # the fields of a task by name
    return list(as_pauses_have_it(group, [task]))


def test_nothing_is_to_be_brought_to_who_is_paused_and_all_to_the_others() -> None:
    group = paused(told())
    assert open_to(group, LEAH) == []
    assert open_to(group, DEAN) == open_to(told(), DEAN)
    everybody = paused(told(), WHOLE)
    assert open_to(everybody, LEAH) == open_to(everybody, DEAN) == []


def test_a_paper_comes_back_under_its_number_and_is_due_the_next_working_day() -> None:
    before, after = papers(told()), papers(lifted(paused(told()), 24, 3, 15))
    assert [each.id for each in before] == [each.id for each in after]
    assert [each.due_on for each in before] == [date(2027, 3, 23)]
    assert [each.due_on for each in after] == [date(2027, 3, 25)]
    assert [each.given_at for each in after] == [each.given_at for each in before]


def test_a_paper_is_due_on_the_day_of_its_meeting_at_the_latest() -> None:
    (paper,) = papers(lifted(paused(told()), 30, 3, 8))
    assert paper.due_on == date(2027, 3, 30)


def test_a_paper_of_a_meeting_that_took_place_meanwhile_does_not_come_back() -> None:
    assert papers(lifted(paused(told()), 30, 3, 10)) == []


def test_a_pause_that_was_over_before_changes_nothing() -> None:
    before = lifted(paused(told(), LEAH, 18, 3, 13), 18, 3, 14)
    assert [each.due_on for each in papers(before)] == [date(2027, 3, 23)]
    late = lifted(paused(told(), LEAH, 25, 3), 26, 3)
    assert [each.due_on for each in papers(late)] == [date(2027, 3, 23)]


def test_what_was_done_before_the_pause_is_recorded_with_its_day_after_it() -> None:
    group = lifted(paused(told(), LEAH, 22, 3), 24, 3)
    (paper,) = papers(group)
    done = finish(group, paper.id, PRIYA, Receipt(date(2027, 3, 19)), at(24, 3, 12))
    assert [e.state for e in done.tasks if e.id == paper.id] == [TaskState.DONE]


def test_a_task_that_waits_cannot_be_closed_and_says_why() -> None:
    (paper,) = papers(told())
    with pytest.raises(Refusal, match="waits: hand over nothing"):
        finish(paused(told()), paper.id, PRIYA, Receipt(date(2027, 3, 19)), at(19, 3, 12))


def test_an_action_of_theirs_waits_and_its_reminder_is_not_given_for_a_day_that_is_over() -> None:
    group = settle_tasks(with_actions(with_minutes_released()), at(5, 4))
    assert [each.kind for each in open_to(group, LEAH)].count(TELL) == 2
    held = paused(group, LEAH, 6, 4)
    assert open_to(held, LEAH) == []
    late = lifted(held, 26, 5)
    assert [e.revision for e in open_to(late, LEAH) if e.kind is TELL] == ["1"]
    still = lifted(held, 20, 5)
    assert [e.due_on.day for e in open_to(still, LEAH) if e.kind is TELL] == [31, 25]


def test_the_day_of_a_review_is_not_told_once_it_is_past() -> None:
    group = paused(settle_tasks(with_first_meeting_held(), at(1, 4)), LEAH, 1, 6)
    assert TaskKind.TELL_REVIEW not in {e.kind for e in open_to(lifted(group, 17, 6), LEAH)}
    assert TaskKind.TELL_REVIEW in {e.kind for e in open_to(lifted(group, 16, 6), LEAH)}


def test_what_was_caused_in_the_pause_is_given_when_it_is_lifted() -> None:
    group = lift(pause(told(), LEAH, PRIYA, at(18, 3, 9)), LEAH, TOM, at(22, 3))
    (task,) = wanted(group, TaskKind.SHARE_MINUTES, f"M1:{LEAH}")
    assert (task.given_at, task.due_on) == (at(22, 3), date(2027, 3, 23))


def test_whom_a_task_is_carried_to_is_whom_its_subject_names() -> None:
    group = with_actions(with_minutes_released())
    then, day = at(1, 4), date(2027, 4, 2)
    of = {
        (TELL, "A1"): LEAH,
        (TELL, "A99"): "",
        (TaskKind.EXPLAIN_PURPOSE, f"M1:{DEAN}:purpose"): DEAN,
        (TaskKind.REACH_BY_HAND, f"reminder:M1:{GRACE}"): GRACE,
        (TaskKind.HAND_OVER, f"N1:{GRACE}"): GRACE,
        (TaskKind.MEND_ROUTE, GRACE): "",
        (TaskKind.ARRANGE_NEED, f"M1:interpreter:{DEAN}"): "",
        (TaskKind.DECIDE_COPY, f"M1:{DEAN}"): "",
        (TaskKind.NEXT_DATE, "M1"): "",
    }
    for (kind, subject), who in of.items():
        assert carried_to(group, WantedTask(kind, PRIYA, subject, day, then)) == who


def test_what_is_carried_to_nobody_is_left_as_it_is() -> None:
    group = pause(told(), WHOLE, PRIYA, at(19, 3))
    assert wanted(group, TaskKind.NEXT_DATE, "M1")
    assert wanted(group, TaskKind.ARRANGE_NEED, f"M1:interpreter:{DEAN}")


def test_a_place_is_not_told_of_a_meeting_that_is_over_or_not_there() -> None:
    group = lift(pause(told(), GRACE, PRIYA, at(29, 3)), GRACE, TOM, at(31, 3))
    assert wanted(group, TaskKind.TELL_PLACE, f"M1:{GRACE}", given_at=at(29, 3)) == []
    assert wanted(group, TaskKind.TELL_PLACE, f"M9:{GRACE}", given_at=at(29, 3))


def test_while_the_lead_is_paused_the_manager_carries_and_has_the_leads_tasks() -> None:
    group = paused(told(), PRIYA, by=TOM)
    assert {each.owner for each in open_to(group, LEAH)} == {TOM}
    assert {each.owner for each in open_to(lifted(group, 22, 3, who=PRIYA), LEAH)} == {PRIYA}
    alone = with_member(told(), TOM, roles=frozenset())
    assert {e.owner for e in open_to(paused(alone, PRIYA), DEAN)} == {PRIYA}


def test_who_carries_for_somebody_is_not_who_is_paused_themselves() -> None:
    by_hand = Contact(route=Route.BY_HAND, route_by=MARTIN)
    group = settle_tasks(with_member(with_first_meeting_booked(), LEAH, contact=by_hand), at(19, 3))
    assert {each.owner for each in open_to(group, LEAH)} == {MARTIN}
    assert {each.owner for each in open_to(paused(group, MARTIN), LEAH)} == {PRIYA}


def test_of_two_pauses_both_have_to_be_over() -> None:
    both = pause(pause(told(), LEAH, PRIYA, at(19, 3)), WHOLE, PRIYA, at(19, 3))
    assert open_to(settle_tasks(both, at(19, 3)), LEAH) == []
    assert papers(lifted(both, 22, 3, who=WHOLE)) == []
    assert papers(lifted(lifted(both, 22, 3, who=WHOLE), 22, 3))
