"""The record by link, with the real commands behind the page: it answers and shows nothing."""

from collections.abc import Iterator

import pytest

from bot.core.facts.actions import ActionState
from bot.core.facts.minutes import MinutesState
from bot.core.facts.tasks import TaskKind
from bot.core.messages.wording import Purpose
from tests.cast import ASHA, DAWN, DEAN, GRACE, PRIYA, at
from tests.handlers.commands.test_dates_and_close import ENDING
from tests.handlers.web.documents import a_word_file
from tests.handlers.web.linking import Linked, Links
from tests.record_story import with_actions, with_minutes_released, with_roll_called
from tests.story import with_meeting


@pytest.fixture
def linked(links: Links) -> Iterator[Linked]:
    """Group 7KQ2 on Fri 30 Apr: minutes of 30 March final, Asha took the notes on 27 April."""
    group = with_actions(with_roll_called(with_minutes_released()))
    begun = with_meeting(group, "M2", note_taker=ASHA, started_at=at(27, 4, 10))
    with links.to(begun, at(30, 4, 14)) as linked:
        yield linked


def test_asha_hands_her_draft_in_as_a_word_file_in_time(linked: Linked) -> None:
    asha = linked.at(ASHA, Purpose.MINUTES, "M2")
    page = asha.open()
    assert "Sun 2 May 2027" in page.text
    assert page.text.index("In immediate danger: 999.") < page.text.index("Word or PDF document")
    assert "Is it the group led by Priya Nair that met on 30 March?" in page.text
    sent = asha.send(page, "minutes M2 hand in", {"right_group": "yes"}, a_word_file())
    assert "in time" in sent.text
    minutes = linked.house.group().minutes_of("M2")
    assert minutes is not None
    assert (minutes.state, minutes.working_days_late) == (MinutesState.WITH_LEAD, 0)
    assert linked.house.store.documents.get("7KQ2", minutes.document) == a_word_file()


def test_who_chose_no_file_still_sees_by_when_and_what_else_can_be_done(linked: Linked) -> None:
    asha = linked.at(ASHA, Purpose.MINUTES, "M2")
    none = asha.send(asha.open(), "minutes M2 hand in", {"right_group": "yes"})
    assert "No file is chosen." in none.text
    assert "Sun 2 May 2027" in none.text
    assert "Write them here instead" in none.text
    other = asha.send(none, "minutes M2 hand in", {"right_group": "no"}, a_word_file())
    assert "this is not the group you mean" in other.text
    assert "Write them here instead" in other.text
    assert linked.house.group().minutes_of("M2") is None


def test_she_can_write_them_there_instead(linked: Linked) -> None:
    asha = linked.at(ASHA, Purpose.MINUTES, "M2")
    form = asha.press(asha.open(), "minutes M2 draft")
    answers = {"right_group": "yes", "decision_taken": "Visits stay as they are."}
    asha.send(form, "minutes M2 draft", answers)
    minutes = linked.house.group().minutes_of("M2")
    assert minutes is not None
    assert minutes.section("decision_taken") == "Visits stay as they are."
    assert "Visits stay" not in asha.open().text


def test_grace_asks_for_the_minutes_and_the_page_shows_none_of_them(linked: Linked) -> None:
    grace = linked.at(GRACE, Purpose.DOCUMENT, "M1")
    page = grace.open()
    assert "Home visits" not in page.text
    assert linked.house.group().pulls == ()
    assert "on its way to your own address" in grace.press(page, "minutes M1 send me").text
    assert [each.member for each in linked.house.group().pulls] == [GRACE]


def test_she_asks_for_the_plan_the_same_way(linked: Linked) -> None:
    grace = linked.at(GRACE, Purpose.DOCUMENT, "plan")
    page = grace.open()
    assert "mornings" not in page.text
    grace.press(page, "plan send me")
    assert [each.subject for each in linked.house.group().pulls] == ["plan"]


def test_dawn_accepts_and_finishes_her_action_by_number_and_date(linked: Linked) -> None:
    dawn = linked.at(DAWN, Purpose.ACTION, "A3")
    page = dawn.open()
    assert "Tue 20 Apr 2027" in page.text
    assert "replace the lock" not in page.text
    dawn.press(page, "action A3 accept")
    accepted = dawn.open()
    done = {"on-day": "16", "on-month": "4", "on-year": "2027"}
    dawn.send(accepted, "action A3 done", done)
    action = linked.house.group().action("A3")
    assert action is not None
    assert (action.state, str(action.done_on)) == (ActionState.DONE, "2027-04-16")


def test_priya_closes_a_task_without_a_name_on_the_page_knowing_whose_it_is(
    linked: Linked,
) -> None:
    tasks = linked.house.group().tasks
    task = next(t for t in tasks if t.kind is TaskKind.SHARE_MINUTES and t.subject.endswith(DEAN))
    priya = linked.at(PRIYA, Purpose.TASK, task.id)
    page = priya.open()
    assert "Share the minutes by your own procedure" in page.text
    assert "Dean" not in page.text
    dean = linked.house.member(DEAN)
    assert f"reference {dean.own_reference}, as on their own paper" in page.text
    assert f"done {task.id}" in page.text
    done = {"on-day": "2", "on-month": "4", "on-year": "2027", "how": "by post"}
    priya.send(page, f"done {task.id}", done)
    closed = linked.house.group().task(task.id)
    assert closed is not None
    assert closed.how == "by post"


def test_when_the_group_has_closed_only_a_task_that_is_left_opens_and_once_done_no_more(
    linked: Linked,
) -> None:
    """H4: Dean's copy is shared all the same, by the link that was mailed with the task."""
    tasks = linked.house.group().tasks
    task = next(t for t in tasks if t.kind is TaskKind.SHARE_MINUTES and t.subject.endswith(DEAN))
    priya = linked.at(PRIYA, Purpose.TASK, task.id)
    over = linked.at(PRIYA, Purpose.DOCUMENT, "M1")
    linked.house.say(PRIYA, "close", {**ENDING, "decided_on": "2027-04-30"})
    assert linked.house.group().is_closed
    done = {"on-day": "2", "on-month": "4", "on-year": "2027", "how": "by post"}
    assert f"{task.id} is done" in priya.send(priya.open(), f"done {task.id}", done).text
    for gone in (priya, over, linked.at(GRACE, Purpose.DOCUMENT, "M1")):
        assert gone.open().status == 404


def test_no_link_signs_releases_or_opens_another_s_action(linked: Linked) -> None:
    asha = linked.at(ASHA, Purpose.MINUTES, "M2")
    hidden = asha.open().hidden("minutes M2 draft")
    for command in ("minutes M2 release", "minutes M2 sign as chair", "action A3 accept"):
        asha.client.post(asha.path, data={**hidden, "_do": command})
    minutes = linked.house.group().minutes_of("M2")
    assert minutes is None
    action = linked.house.group().action("A3")
    assert action is not None
    assert action.state is ActionState.PROPOSED


def test_priya_has_a_paper_sent_to_be_printed_and_the_page_shows_none_of_it(linked: Linked) -> None:
    tasks = linked.house.group().tasks
    task = next(t for t in tasks if t.is_open and t.kind is TaskKind.GIVE_INVITATION)
    priya = linked.at(PRIYA, Purpose.TASK, task.id)
    page = priya.open()
    said = priya.press(page, f"done {task.id} print").text
    assert "on its way to your own address" in said
    assert not any(each in page.text + said for each in ("Leah", "Dean", "Larkfield", "10:00"))
    assert [each.subject for each in linked.house.group().pulls] == [task.subject]
    again = priya.open()
    assert "It has just been sent to you." in priya.press(again, f"done {task.id} print").text
