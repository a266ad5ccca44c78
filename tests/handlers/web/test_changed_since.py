"""A page drawn before something changed: its yes is not taken for what it says now."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.core.facts.actions import ActionState
from bot.core.messages.wording import Purpose
from bot.core.replacing import put_member
from tests.cast import ASHA, DAWN, GRACE, LEAH, PRIYA, at, joan_whitby
from tests.handlers.house import words
from tests.handlers.web.linking import Linked, Links
from tests.record_story import with_actions, with_minutes_released

WEDNESDAY = "Wed 28 Apr 2027 at 10:00"
JOAN = {"name": "Joan Whitby", "email": "joan.whitby@police.example", "route": "secure_email"}
DATE = {"on-day": "22", "on-month": "4", "on-year": "2027"}


@pytest.fixture
def linked(links: Links) -> Iterator[Linked]:
    """Group 7KQ2 on Fri 23 Apr, before its meeting of Tue 27 Apr."""
    with links.to(with_actions(with_minutes_released()), at(23, 4, 14)) as linked:
        yield linked


def moved(linked: Linked) -> None:
    assert not linked.house.say(PRIYA, "move 27 april to 28 april").is_refusal


def changed(linked: Linked) -> None:
    fields = {"what": "Fit a new lock.", "when": "26 apr"}
    assert not linked.house.say(PRIYA, "action A3 change", fields).is_refusal


@pytest.mark.parametrize("member", [GRACE, LEAH])
@pytest.mark.parametrize("answer", ["yes", "apologies"])
def test_an_answer_to_the_old_day_is_no_answer_to_the_new_one(
    member: str, answer: str, linked: Linked
) -> None:
    invited = linked.at(member, Purpose.ANSWER, "M2")
    page = invited.open()
    moved(linked)
    late = invited.send(page, "coming M2", {"coming": answer})
    assert (late.status, f"it is on {WEDNESDAY} now" in late.text) == (409, True)
    assert f"Can you come on {WEDNESDAY}?" in late.text
    assert " checked" not in late.response.text
    assert linked.house.group().answer("M2", member) is None
    assert invited.send(late, "coming M2", {"coming": answer}).status == 200


def test_i_cannot_come_after_all_is_said_of_the_meeting_on_the_page(linked: Linked) -> None:
    grace = linked.at(GRACE, Purpose.ANSWER, "M2")
    page = grace.send(grace.open(), "coming M2", {"coming": "yes"})
    moved(linked)
    late = grace.press(page, "apologies M2")
    assert (late.status, f"Can you come on {WEDNESDAY}?" in late.text) == (409, True)
    assert linked.house.group().answer("M2", GRACE) is None


def test_a_substitute_for_the_old_day_is_asked_for_again_and_what_was_typed_is_kept(
    linked: Linked,
) -> None:
    grace = linked.at(GRACE, Purpose.ANSWER, "M2")
    sorry = grace.send(grace.open(), "coming M2", {"coming": "apologies"})
    page = grace.press(sorry, "substitute M2")
    moved(linked)
    late = grace.send(page, "substitute M2", JOAN)
    assert (late.status, 'value="Joan Whitby"' in late.response.text) == (409, True)
    assert grace.send(late, "substitute M2", JOAN).status == 200


@pytest.mark.parametrize("command", ["action A3 accept", "action A3 done"])
def test_a_yes_to_an_action_is_none_to_another_text_or_date(command: str, linked: Linked) -> None:
    dawn = linked.at(DAWN, Purpose.ACTION, "A3")
    page = dawn.open()
    changed(linked)
    is_form = command.endswith("done")
    late = dawn.send(page, command, DATE) if is_form else dawn.press(page, command)
    assert (late.status, "has been changed since you were asked" in late.text) == (409, True)
    assert "Mon 26 Apr 2027" in late.text
    action = linked.house.group().action("A3")
    assert action is not None
    assert action.state is ActionState.PROPOSED
    assert dawn.press(late, "action A3 accept").status == 200


def test_a_post_is_given_away_for_the_day_that_was_asked_about(linked: Linked) -> None:
    linked.house.say(GRACE, "rota swap 25 may notes")
    asha = linked.at(ASHA, Purpose.SWAP, "M3:notes")
    page = asha.open()
    linked.house.say(PRIYA, "move 25 may to 26 may")
    late = asha.press(page, "rota yes M3 notes")
    assert (late.status, "on Wed 26 May 2027 at 10:00." in late.text) == (409, True)
    assert asha.press(late, "rota yes M3 notes").status == 200


def test_what_else_changes_in_the_group_is_no_reason_to_ask_again(linked: Linked) -> None:
    grace, dawn = linked.at(GRACE, Purpose.ANSWER, "M2"), linked.at(DAWN, Purpose.ACTION, "A3")
    invited, asked = grace.open(), dawn.open()
    linked.house.say(PRIYA, "coming 27 april yes")
    linked.house.say(PRIYA, "meet 8 june 10:00")
    assert grace.send(invited, "coming M2", {"coming": "yes"}).status == 200
    assert dawn.press(asked, "action A3 accept").status == 200


def test_the_same_press_sent_twice_keeps_its_answer_after_a_move(linked: Linked) -> None:
    grace = linked.at(GRACE, Purpose.ANSWER, "M2")
    page = grace.open()
    first = grace.send(page, "coming M2", {"coming": "yes"})
    moved(linked)
    assert grace.send(page, "coming M2", {"coming": "yes"}).text == first.text


def test_the_page_of_a_cancelled_meeting_says_so_and_which_one_comes_instead(
    linked: Linked,
) -> None:
    leah = linked.at(LEAH, Purpose.ANSWER, "M2")
    drawn = leah.open()
    linked.house.say(PRIYA, "cancel 27 april because no room")
    assert not linked.house.say(PRIYA, 'meet 27 april 14:00 reason_times="agreed"').is_refusal
    page, late = leah.open(), leah.send(drawn, "coming M2", {"coming": "yes"})
    for shown in (page.text, late.text):
        assert "This meeting was cancelled. You need not answer." in shown
        assert "The next one is on Tue 27 Apr 2027 at 14:00." in shown
        assert "dates" not in shown
        assert "What you wrote" not in shown
    assert late.status == 409
    assert "Open the newest message that you have about it" in late.text


def test_a_substitute_hears_of_no_other_meeting_than_theirs(linked: Linked) -> None:
    """L10, access: this meeting only; nobody ended it yet, so they are in the group still."""
    house = linked.house
    with house.store.begin("7KQ2", by=PRIYA, now=house.clock.now()) as work:
        joan = replace(joan_whitby(), substitute_at="M2")
        work.facts = put_member(work.facts, joan)
    house.clock.jump(at(27, 4, 18))
    said, own = (words(house.say(who, "coming M2")) for who in (joan.id, GRACE))
    assert "This meeting is over. You need not answer." in said
    assert ("The next one is" in said, "The next one is" in own) == (False, True)
