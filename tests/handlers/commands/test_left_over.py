"""Words that a command cannot place are asked back with an example; they are never left out."""

from dataclasses import replace

import pytest

from tests.cast import DAWN, PRIYA, TOM, at
from tests.core.notices.test_about_plan_and_dates import with_lock
from tests.handlers.house import House, words
from tests.record_story import with_minutes_released
from tests.story import meeting_of

WHOLE = [
    "groups",
    "meet 28 april 10:00",
    "move 27 april to 28 april",
    "move 27 april to 28 april 10:00-11:00",
    "move 27 april",
    "update 27 april",
    "start roll 30 march",
    "receipts 30 march",
    "receipts plan",
    "plan confirm 30 march updated",
    "plan updated 30 march",
    "plan statements",
    "plan send me",
    "action A3 accept",
    "action A3 review",
    "contact who",
    "members import",
    "close",
]


@pytest.fixture
def april(house: House) -> House:
    house.clock.jump(at(20, 4))
    house.keep(replace(with_minutes_released(), actions=with_lock().actions))
    return house


@pytest.mark.parametrize("line", WHOLE)
def test_a_word_too_many_is_asked_back_and_nothing_is_done(april: House, line: str) -> None:
    before = april.group()
    card = april.say(DAWN if line.startswith("action") else PRIYA, f"{line} whatever")
    assert card.is_refusal
    assert 'whatever" is not clear' in words(card)
    assert april.group() == before


def test_who_proposes_a_time_is_asked_what_else_they_mean(april: House) -> None:
    card = april.say(DAWN, "meet 28 april 10:00 at Larkfield School")
    assert '"Larkfield School" is not clear' in words(card)


@pytest.mark.parametrize("venue", ["at Larkfield School in Eastmere", "in Room 3, at the back"])
def test_a_place_is_taken_where_the_words_say_so(april: House, venue: str) -> None:
    april.say(PRIYA, f"move 27 april to 28 april 10:00 {venue}", {"reason_times": "Leah asked"})
    assert meeting_of(april.group(), "M2").venue == venue.split(maxsplit=1)[1]


def test_a_decision_not_to_share_may_give_its_reason_in_the_line(april: House) -> None:
    house = april
    task = next(each for each in house.group().tasks if each.kind == "share_minutes")
    done = house.say(TOM, f"done {task.id} not shared because he hid the last one")
    assert not done.is_refusal, words(done)
    after = house.group().task(task.id)
    assert after is not None
    assert (after.state, after.reason) == ("not_shared", "he hid the last one")


def test_what_was_not_done_is_not_closed_as_done(april: House) -> None:
    house = april
    task = next(each for each in house.group().tasks if each.kind == "share_minutes")
    assert "does not say that it was done" in words(
        house.say(PRIYA, f"done {task.id} 18 april not at home")
    )
    open_ = house.group().task(task.id)
    assert open_ is not None
    assert open_.is_open
