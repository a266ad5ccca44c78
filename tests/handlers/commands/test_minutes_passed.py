"""The minutes of who has left are given to somebody else, by lead, team manager or chair (R7)."""

import pytest

from bot.core.facts.tasks import TaskKind, TaskState
from tests.cast import ASHA, DAWN, GRACE, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, asked_in, form_in, labels, words
from tests.record_story import SECTIONS, with_draft, with_minutes_released, with_roll_called
from tests.story import meeting_of

WAY = "minutes 30 march note taker"


@pytest.fixture(autouse=True)
def on_wednesday(house: House) -> None:
    house.clock.jump(at(31, 3, 17))


def has_left(house: House) -> str:
    """Let Martin leave before the lead has his draft; return the number of the task that leaves."""
    house.keep(with_roll_called(with_draft()))
    said = words(house.say(PRIYA, "remove Martin", reason="new post", agreed_by="Priya Nair"))
    assert "Say who does: minutes M1 note taker NAME" in said
    (task,) = (t for t in house.group().tasks if t.kind is TaskKind.HAND_ON_MINUTES)
    return task.id


def note_taker(house: House) -> str:
    return meeting_of(house.group(), "M1").note_taker


def test_the_lead_finds_it_among_the_tasks_and_names_who_writes_now(house: House) -> None:
    task = has_left(house)
    shown = house.say(PRIYA, f"done {task}")
    assert "closes by itself when the thing is done. Say: minutes M1 note taker" in words(shown)
    card = house.say(PRIYA, "minutes M1 note taker")
    assert asked_in(card) == ["note_taker"]
    assert "Dawn Kerrigan has the minutes of Tue 30 Mar 2027" in words(
        house.send(PRIYA, form_in(card).command, {"note_taker": DAWN})
    )
    found = house.group().task(task)
    assert found is not None
    assert found.state is TaskState.WITHDRAWN


def test_the_new_note_taker_goes_on_with_what_was_written(house: House) -> None:
    has_left(house)
    assert "What has been written so far" in words(house.say(TOM, f"{WAY} Dawn"))
    assert SECTIONS["progress"] in words(house.say(DAWN, "minutes 30 march draft"))
    assert "The lead has the minutes" in words(
        house.press(DAWN, house.say(DAWN, "minutes 30 march send"), "Send it to the lead")
    )


def test_who_was_not_there_may_write_but_it_is_said(house: House) -> None:
    has_left(house)
    assert "By the roll call Asha Roy was not there" in words(house.say(PRIYA, f"{WAY} Asha"))


def test_members_who_do_not_lead_or_chair_give_them_to_nobody(house: House) -> None:
    has_left(house)
    for who in (GRACE, ASHA, DAWN):
        assert house.say(who, f"{WAY} Grace").is_refusal
    assert note_taker(house) == MARTIN


def test_the_chair_alone_is_asked_why_nobody_else_can(house: House) -> None:
    has_left(house)
    assert asked_in(house.say(TOM, WAY)) == ["note_taker", "alone"]
    assert "both chair and take notes" in words(house.say(PRIYA, f"{WAY} Tom"))
    house.say(TOM, f"{WAY} Tom", alone="All others have left.")
    assert note_taker(house) == TOM


def test_a_refusal_brings_the_form_back_and_to_look_changes_nothing(house: House) -> None:
    has_left(house)
    card = house.say(PRIYA, WAY, note_taker=TOM)
    assert form_in(card).command == "minutes M1 note taker"
    looked = house.say(PRIYA, f"{WAY} Dawn", looks=True)
    assert form_in(looked).command == "minutes M1 note taker"
    assert note_taker(house) == MARTIN


def test_the_record_offers_it_until_it_is_final(house: House) -> None:
    has_left(house)
    assert "Name another note taker" in labels(house.say(PRIYA, "minutes 30 march"))
    assert "Name another note taker" not in words(house.say(GRACE, "minutes 30 march"))


def test_final_minutes_have_no_other_note_taker(house: House) -> None:
    house.clock.jump(at(6, 4))
    house.keep(with_minutes_released())
    assert "Name another note taker" not in words(house.say(PRIYA, "minutes 30 march"))
    assert "are final" in words(house.say(PRIYA, f"{WAY} Dawn"))
