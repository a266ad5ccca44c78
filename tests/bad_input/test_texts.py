"""Text of 100,000 characters, of what cannot be shown, of markup: refused whole or kept whole."""

import pytest

from bot.core.messages.wording import Purpose
from tests.bad_input.front import LATE_APRIL, Front, nothing_written, refused
from tests.cast import GRACE, PRIYA
from tests.handlers.house import House, form_in, words
from tests.record_story import with_actions, with_minutes_released

TOO_LONG = "The text has 100,000 characters"
UNSEEN = "The text holds characters that cannot be shown. Write it again as plain text."
BAD_TEXTS = {
    "a" * 100_000: TOO_LONG,
    "it is\x00 cold": UNSEEN,
    "it is\x1b[2J cold": UNSEEN,
    "it is\u202e dloc": UNSEEN,
    "it is\x85 cold": UNSEEN,
    "it is\ud800 cold": UNSEEN,
}
SAID = {"update M2": "done", "cancel M2": "reason", "add": "name"}
MARKUP = "<script>alert(1)</script></textarea>{{ 7 * 7 }} %s {x} &amp; '); DROP TABLE groups; --"
NAMES = ("Zoë 🌻 O’Brien", "李雷", "ليلى", "Ana-Lúcia d'Água", "<b>Bea</b>", "A" * 200)
FIELDS = {"agency": "Care", "part": "health visitor", "route": "post", "details": "Clinic"}


@pytest.fixture
def april(house: House) -> House:
    """Group 7KQ2 in late April."""
    house.keep(with_actions(with_minutes_released()))
    house.clock.jump(LATE_APRIL)
    return house


def test_text_that_cannot_be_kept_is_refused_wherever_it_is_said_and_nothing_is_cut_off(
    april: House,
) -> None:
    with nothing_written(april.store):
        for text, why in BAD_TEXTS.items():
            for field, command in {
                "done": "update M2",
                "reason": "cancel M2",
                "name": "add",
            }.items():
                said = refused(april.say(PRIYA, command, {field: text}, key="one"))
                assert why in said, (command, text[:20])
            for line in (f"update M2 {text}", f'update M2 done="{text}"', f"upd{text}ate M2"):
                assert april.say(PRIYA, line).is_refusal, line[:20]
    assert not april.say(PRIYA, "update M2", {"done": "It is cold. " * 1_600}, key="one").is_refusal


@pytest.mark.parametrize("command", ["cancel M2", "move M2"])
def test_each_field_with_what_cannot_be_shown_is_named_and_all_that_was_typed_comes_back(
    april: House, command: str
) -> None:
    typed = {"reason": "It is\u202e cold", "venue": "Room\x00 2", "on": "2027-05-04"}
    asked = {each.name: each for each in form_in(april.say(PRIYA, command)).fields}
    typed = {name: said for name, said in typed.items() if name in asked}
    with nothing_written(april.store):
        card = april.say(PRIYA, command, typed)
    given = {each.name: each for each in form_in(card).fields}
    for name in typed.keys() & {"reason", "venue"}:
        assert f"{asked[name].label.rstrip('?')}: The text holds characters" in words(card)
        assert "cannot be shown" in given[name].error
        assert given[name].value in {"It is cold", "Room 2"}
    assert all(given[each].value == "2027-05-04" for each in typed.keys() & {"on"})


def test_by_link_it_comes_back_at_its_field_with_all_else_that_was_written(front: Front) -> None:
    grace = front.visitor()
    page = grace.open()
    written = {"right_group": "yes", "done": "Two visits."}
    with nothing_written(front.store):
        for text, why in BAD_TEXTS.items():
            if "\ud800" in text:
                continue
            wrong = grace.send(page, "update M2", {**written, "changed": text})
            assert (wrong.status, why in wrong.text) == (422, True), text[:20]
            assert wrong.written("done") == "Two visits."
    assert grace.send(page, "update M2", {**written, "changed": "It is cold."}).status == 200


def test_markup_is_kept_to_the_letter_and_is_text_wherever_it_is_drawn(front: Front) -> None:
    grace, house = front.visitor(), front.house
    written = {"right_group": "yes", "done": MARKUP, "changed": MARKUP, "x": MARKUP}
    saved = grace.send(grace.open(), "update M2", {**written, "_later": "yes"})
    assert (saved.status, saved.written("done")) == (200, MARKUP)
    assert "<script" not in saved.response.text
    assert grace.send(saved, "update M2", written).status == 200
    update = house.group().update("M2", GRACE)
    assert update is not None
    assert {part.text for part in update.parts} == {MARKUP}
    assert " ".join(MARKUP.split()) in words(house.say(PRIYA, "update M2"))


def test_a_name_is_taken_in_any_script_and_one_that_shows_nothing_is_asked_for(
    april: House,
) -> None:
    with nothing_written(april.store):
        for name in ("\u200b\u2060", "\u00a0 \u2003", "\u200d"):
            card = april.say(PRIYA, "add", {**FIELDS, "name": name})
            assert card.is_refusal
            assert {each.name: each.error for each in form_in(card).fields}["name"]
        for nobody in (",,,", " , ", "''", "%", "p99", "Grace\u200b"):
            assert refused(april.say(PRIYA, f"remove {nobody}")), nobody
    for name in NAMES:
        assert not april.say(PRIYA, "add", {**FIELDS, "name": name}).is_refusal, name
    assert set(NAMES) <= {each.name for each in april.group().members}


def test_an_empty_form_and_one_with_unknown_fields_alone_write_nothing(front: Front) -> None:
    unknown = {"right_group": "yes", "nonsense": "x", "update": "y", "ref": "9RTK", "key": "z"}
    for purpose in (Purpose.UPDATE, Purpose.ANSWER):
        visitor = front.visitor(purpose)
        command = "update M2" if purpose is Purpose.UPDATE else "coming M2"
        page = visitor.open()
        with nothing_written(front.store):
            for fields in ({}, unknown):
                assert visitor.send(page, command, fields).status in {409, 422}, fields
