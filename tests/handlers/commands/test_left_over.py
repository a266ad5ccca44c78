"""Words that a command cannot place are asked back with an example; they are never left out."""

from dataclasses import replace

import pytest

from bot.core.facts.meetings import MeetingState
from tests.cast import DAWN, PRIYA, TOM, at
from tests.core.notices.test_about_plan_and_dates import with_lock
from tests.handlers.house import House, words
from tests.record_story import with_minutes_released
from tests.story import meeting_of, with_first_meeting_held, with_meeting

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


@pytest.mark.parametrize(
    ("line", "asked", "example"),
    [
        ("meet tues 20 july 10", "10:00 or 22:00?", "meet tues 20 july 10:00"),
        ("meet 10 20 july", "10:00 or 22:00?", "meet 10:00 20 july"),
        ("meet 20 july 2", "02:00 or 14:00?", "meet 20 july 14:00"),
        ("meet 20 july 14", "14:00?", "meet 20 july 14:00"),
        ("meet 20 july 10 to 12", "10:00 or 22:00?", "meet 20 july 10:00"),
        ("meet 20 july 10-12", "10:00 or 22:00?", "meet 20 july 10:00"),
        ("meet 20 july 10 at the school", "10:00 or 22:00?", "meet 20 july 10:00 at the school"),
        ("move 27 april to 28 april 9", "09:00 or 21:00?", "move 27 april to 28 april 09:00"),
    ],
)
def test_a_bare_hour_is_asked_back_with_an_example_that_works(
    april: House, line: str, asked: str, example: str
) -> None:
    card = april.say(PRIYA, line)
    assert card.is_refusal
    assert asked in words(card)
    assert f'Write it like "{example}".' in words(card)
    reasons = {"reason_late": "no room before", "reason_times": "Leah asked"}
    assert not april.say(PRIYA, example, reasons).is_refusal


def test_what_is_no_hour_is_asked_about_as_a_place(april: House) -> None:
    assert "If it is the place, say so" in words(april.say(PRIYA, "meet 20 july 10:00 77"))


def test_a_bare_hour_in_a_form_is_asked_back_without_a_command(house: House) -> None:
    house.keep(with_meeting(with_first_meeting_held(), "M1", state=MeetingState.STARTED))
    house.clock.jump(at(30, 3, 12))
    card = house.say(TOM, "end M1", {"next_dates": "27 april 10"})
    assert 'Write it like "27 april 10:00".' in words(card)
