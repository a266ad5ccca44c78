"""Tasks as they are closed: by number, with the day and how, by whoever they fall to."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.cards import Form
from bot.core.facts.deliveries import Pull
from bot.core.facts.members import OptOut
from bot.core.facts.people import Contact, Route
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.tasking.doing import closed_by
from tests.cast import DAWN, DEAN, GRACE, HELEN, LEAH, MARTIN, PRIYA, TOM, at
from tests.core.tasking.test_corrections import in_correction, released, released_anew
from tests.handlers.house import House, asked_in, form_in, labels, words
from tests.record_story import with_actions, with_minutes_released, with_roll_called
from tests.story import with_first_meeting_booked, with_member


@pytest.fixture(autouse=True)
def after_easter(house: House) -> None:
    house.clock.jump(at(6, 4, 15))


def task_of(house: House, kind: TaskKind, who: str = "") -> Task:
    """Return the open task of a kind that concerns somebody; settling has given it its number."""
    found = [t for t in house.group().tasks if t.kind is kind and t.subject.endswith(who)]
    return found[-1]


def closed(house: House, id_: str) -> Task:
    found = house.group().task(id_)
    assert found is not None
    return found


def test_dean_s_copy_is_shared_by_post_and_the_receipt_has_the_day(house: House) -> None:
    house.keep(with_minutes_released())
    task = task_of(house, TaskKind.SHARE_MINUTES, DEAN)
    said = words(house.say(PRIYA, f"done {task.id} 2 april by post, second class"))
    assert "Share the minutes by your own procedure" in said
    found = closed(house, task.id)
    assert (found.state, found.done_on) == (TaskState.DONE, date(2027, 4, 2))
    assert found.how == "by post, second class"


def test_the_printed_invitation_needs_only_its_day(house: House) -> None:
    house.clock.jump(at(6, 4, 15))
    house.keep(with_first_meeting_booked(), at(18, 3, 12))
    task = task_of(house, TaskKind.GIVE_INVITATION, LEAH)
    house.say(PRIYA, f"done {task.id} mon 22 march")
    found = closed(house, task.id)
    assert (found.done_on, found.how) == (date(2027, 3, 22), "")


def test_a_number_alone_shows_the_task_and_asks_for_the_day(house: House) -> None:
    house.keep(with_minutes_released())
    task = task_of(house, TaskKind.SHARE_MINUTES, DEAN)
    card = house.say(PRIYA, f"done {task.id}")
    assert "Dean Marsh" in words(card)
    form = form_in(card)
    assert form.command == f"done {task.id}"
    assert [(each.name, each.required) for each in form.fields] == [("on", True), ("how", True)]
    house.say(PRIYA, form.command, {"on": "2027-04-02", "how": "by post"})
    assert closed(house, task.id).how == "by post"


def test_a_day_without_the_way_asks_for_the_way(house: House) -> None:
    house.keep(with_minutes_released())
    task = task_of(house, TaskKind.SHARE_MINUTES, DEAN)
    assert form_in(house.say(PRIYA, f"done {task.id} 2 april")).fields[1].name == "how"
    assert closed(house, task.id).is_open


def test_done_alone_lists_what_waits_for_me(house: House) -> None:
    house.keep(with_minutes_released())
    said = words(house.say(PRIYA, "done"))
    assert "Share the minutes by your own procedure: Leah Carrow" in said
    assert "No task waits for you" in words(house.say(GRACE, "done"))


def test_a_day_to_come_is_refused_and_twice_is_done_already(house: House) -> None:
    house.keep(with_minutes_released())
    task = task_of(house, TaskKind.SHARE_MINUTES, DEAN)
    card = house.say(PRIYA, f"done {task.id}", on="2027-04-07", how="by hand")
    assert "has not come yet" in words(card)
    (field, _) = form_in(card).fields
    assert field.error
    house.say(PRIYA, f"done {task.id} 2 april by hand")
    assert "has been closed" in words(house.say(PRIYA, f"done {task.id} 2 april by hand"))


def test_the_team_manager_closes_it_as_cover_and_nobody_else(house: House) -> None:
    house.keep(with_minutes_released())
    task = task_of(house, TaskKind.SHARE_MINUTES, DEAN)
    refused = house.say(GRACE, f"done {task.id} 2 april by hand")
    assert words(refused) == words(house.say(GRACE, "done T99 2 april")).replace("T99", task.id)
    assert "By: cover" in words(house.say(TOM, f"done {task.id} 2 april by hand"))
    assert closed(house, task.id).as_cover


def test_only_the_manager_decides_not_to_share_and_dean_never_sees_why(house: House) -> None:
    house.keep(with_minutes_released())
    task = task_of(house, TaskKind.SHARE_MINUTES, DEAN)
    reason = "It would put Leah at risk."
    assert house.say(PRIYA, f"done {task.id} not shared", reason=reason).is_refusal
    assert asked_in(house.say(TOM, f"done {task.id} not shared")) == ["reason"]
    house.say(TOM, f"done {task.id} not shared", reason=reason)
    assert closed(house, task.id).state is TaskState.NOT_SHARED
    assert reason in words(house.say(TOM, f"done {task.id}"))
    assert reason in words(house.say(PRIYA, f"done {task.id}"))
    assert house.say(DEAN, f"done {task.id}").is_refusal


def test_the_button_for_the_decision_is_the_manager_s(house: House) -> None:
    house.keep(with_minutes_released())
    task = task_of(house, TaskKind.SHARE_MINUTES, DEAN)
    assert "It is not shared" in words(house.say(TOM, f"done {task.id}"))
    assert "It is not shared" not in words(house.say(PRIYA, f"done {task.id}"))


def test_for_an_agency_the_lead_records_why_not(house: House) -> None:
    group = with_roll_called(with_minutes_released())
    left = OptOut(at(2, 4, 10, 55), "housing's work is done")
    house.keep(with_member(group, DAWN, opted_out=left))
    task = task_of(house, TaskKind.SEND_TO_AGENCY, DAWN)
    assert "It is not sent" in words(house.say(PRIYA, f"done {task.id}"))
    house.say(PRIYA, f"done {task.id} not sent", reason="They have no part in it any more.")
    assert closed(house, task.id).state is TaskState.NOT_SHARED


def test_by_link_a_task_names_nobody_and_can_be_closed(house: House) -> None:
    house.keep(with_minutes_released())
    house.say(HELEN, "minutes M1 send me")
    task = task_of(house, TaskKind.HAND_OVER, HELEN)
    card = house.say(PRIYA, f"done {task.id}", by_link=True, looks=True)
    assert "Hand over a document" in words(card)
    assert "Helen" not in words(card)
    sent = {"on": "2027-04-06", "how": "by courier"}
    house.say(PRIYA, f"done {task.id}", sent, by_link=True)
    assert closed(house, task.id).how == "by courier"
    again = words(house.say(PRIYA, f"done {task.id}", by_link=True, looks=True))
    assert "Tue 6 Apr 2027" in again
    assert "by courier" not in again


def test_to_look_closes_nothing(house: House) -> None:
    house.keep(with_minutes_released())
    task = task_of(house, TaskKind.SHARE_MINUTES, DEAN)
    card = house.say(PRIYA, f"done {task.id} 2 april by hand", looks=True)
    assert form_in(card).command == f"done {task.id}"
    assert closed(house, task.id).is_open


def test_a_withdrawn_task_and_one_closed_say_how_they_stand(house: House) -> None:
    task = Task("T1", TaskKind.TELL_CHILD, MARTIN, "M1:child-a", date(2027, 4, 2), at(30, 3))
    withdrawn = replace(task, state=TaskState.WITHDRAWN)
    done = replace(task, id="T2", state=TaskState.DONE, done_on=date(2027, 4, 1), how="at school")
    house.keep(replace(with_minutes_released(), tasks=(withdrawn, done)))
    assert "no longer wanted" in words(house.say(MARTIN, "done T1"))
    said = words(house.say(MARTIN, "done T2"))
    assert "Thu 1 Apr 2027" in said
    assert "at school" in said


def test_the_operator_s_door_shows_no_task_outside_the_demo(house: House) -> None:
    house.keep(with_minutes_released())
    assert "No task waits" in words(house.say(PRIYA, "done", operator=True))
    for task in house.group().tasks:
        said = words(house.say(task.owner, f"done {task.id}", operator=True))
        assert "at the operator's door" in said


def test_a_task_shows_what_it_is_about_by_number_and_date(house: House) -> None:
    """Part 6: Leah's action is a task for Priya, by number and date."""
    house.keep(with_actions())
    task = task_of(house, TaskKind.TELL_ACTION_OWNER, "A1")
    for by_link in (False, True):
        said = words(house.say(PRIYA, f"done {task.id}", by_link=by_link))
        assert "Action: A1, by Tue 25 May 2027" in said
        assert "breakfast" not in said


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        (TaskKind.SHARE_MINUTES, "Meeting: Tue 30 Mar 2027"),
        (TaskKind.TELL_REVIEW, "Review: Wed 16 Jun 2027"),
    ],
)
def test_a_task_shows_of_which_day_it_is(kind: TaskKind, about: str, house: House) -> None:
    house.keep(with_minutes_released())
    assert about in words(house.say(PRIYA, f"done {task_of(house, kind, DEAN).id}"))


@pytest.mark.parametrize(
    ("subject", "about"), [("N1", "minutes of Tue 30 Mar 2027"), ("plan", "the plan")]
)
def test_a_hand_over_shows_which_document_it_is(subject: str, about: str, house: House) -> None:
    pull = Pull("S1", HELEN, subject, at(3, 4), by_mail=False)
    house.keep(replace(with_minutes_released(), pulls=(pull,)))
    task = task_of(house, TaskKind.HAND_OVER, HELEN)
    assert f"Document: {about}" in words(house.say(PRIYA, f"done {task.id}"))


def test_a_task_about_a_corrected_version_says_so(house: House) -> None:
    """R10: the lead has shared the first one, and is to share another."""
    house.keep(released_anew(in_correction(released())), at(6, 4, 13))
    for kind, who in ((TaskKind.SHARE_MINUTES, LEAH), (TaskKind.SEND_TO_AGENCY, MARTIN)):
        about = words(house.say(PRIYA, f"done {task_of(house, kind, who).id}"))
        assert "Document: minutes of Tue 30 Mar 2027, version 2, corrected" in about


def test_what_is_to_be_told_by_hand_stands_on_the_task(house: House) -> None:
    group = with_first_meeting_booked()
    house.keep(with_member(group, GRACE, contact=Contact(route=Route.POST)), at(18, 3, 12))
    task = task_of(house, TaskKind.REACH_BY_HAND, f"reminder:M1:{GRACE}")
    said = words(house.say(PRIYA, f"done {task.id}"))
    assert "To be told or handed over" in said
    assert "7KQ2 meets on Tue 30 Mar 2027 at 10:00." in said
    by_link = words(house.say(PRIYA, f"done {task.id}", by_link=True))
    assert "meets on" not in by_link


def test_what_closes_by_itself_asks_for_no_day_and_says_what_closes_it(house: House) -> None:
    house.keep(with_actions())
    task = task_of(house, TaskKind.CONFIRM_PLAN)
    card = house.say(PRIYA, f"done {task.id}")
    assert f"{task.id} closes by itself when the thing is done. Say: plan confirm M1" in words(card)
    assert not any(isinstance(each, Form) for each in card.blocks)
    assert "Do it now" in labels(card)
    by_link = house.say(PRIYA, f"done {task.id}", by_link=True)
    assert "plan confirm M1" in words(by_link)
    assert not labels(by_link)


def test_a_day_for_what_closes_by_itself_is_refused_without_a_form(house: House) -> None:
    house.keep(with_actions())
    task = task_of(house, TaskKind.CONFIRM_PLAN)
    for looks in (False, True):
        card = house.say(PRIYA, f"done {task.id}", on="2027-04-06", looks=looks)
        assert "Say: plan confirm M1" in words(card)
        assert not any(isinstance(each, Form) for each in card.blocks)
    assert closed(house, task.id).is_open


def test_the_command_that_closes_it_is_one_that_is_understood(house: House) -> None:
    house.keep(with_actions())
    for task in house.group().tasks:
        if closed_by(task):
            assert not house.say(PRIYA, closed_by(task)).is_refusal


def test_who_brings_the_views_is_named_by_the_role_or_it_is_said_why_nobody_does(
    house: House,
) -> None:
    """H17."""
    group = with_member(with_first_meeting_booked(), MARTIN, roles=frozenset())
    house.keep(group, at(23, 3, 12))
    task = task_of(house, TaskKind.NAME_WHO_BRINGS_VIEWS)
    shown = words(house.say(PRIYA, f"done {task.id}"))
    assert "Why does nobody bring them?" in shown
    assert "members role NAME brings the child's views" in shown
    house.say(PRIYA, "members role Grace brings the child's views")
    assert closed(house, task.id).state is TaskState.WITHDRAWN


def test_who_sees_the_tasks_of_others_reads_whose_each_is(house: House) -> None:
    """H2: the manager closes none of another's for their own."""
    house.keep(with_minutes_released())
    task = task_of(house, TaskKind.SHARE_MINUTES, DEAN)
    listed = words(house.say(TOM, "done"))
    assert "No. What By when Whose" in listed
    assert f"{task.id} Share the minutes by your own procedure: Dean Marsh" in listed
    assert "Priya Nair" in listed
    assert "Whose: Priya Nair" in words(house.say(TOM, f"done {task.id}"))
    assert "Whose" not in words(house.say(PRIYA, f"done {task.id}"))
