"""What comes back of a modal is what a page would send, and what is wrong with it is said."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cards import Card, Field, FieldKind, Form, Text, Warn
from handlers.slack.buttons import Pressed
from handlers.slack.filled_in import answers, errors_of, opened
from tests.every_block import FORM
from tests.handlers.slack.filling_in import (
    as_page_sends,
    filled,
    form_of,
    input_of,
    modal_of,
    said,
    sent,
)

LONG = "One line.\nAnother one, with words. " * 400


@given(st.text("a \n&\U0001f600", max_size=9_000), st.integers(0, 40))
def test_a_text_of_any_length_comes_back_as_it_was(text: str, times: int) -> None:
    whole = (text + LONG[: times * 300]).strip()
    view = modal_of(form_of(Field("text", "What?", FieldKind.TEXT, value=whole)))
    assert answers(sent(view)) == {"text": whole}


def test_a_long_text_goes_over_several_inputs_of_which_one_may_be_emptied() -> None:
    view = modal_of(form_of(Field("text", "What?", FieldKind.TEXT, value=LONG, required=True)))
    inputs = [each for each in view["blocks"] if each["type"] == "input"]
    assert len(inputs) > 3
    assert [each["optional"] for each in inputs] == [False, *(True for _ in inputs[1:])]
    assert inputs[1]["label"]["text"] == f"What? (2 of {len(inputs)})"
    assert answers(sent(view, {"text": "Short"})) == {"text": "Short"}


@pytest.mark.parametrize(
    ("kind", "many", "type_"),
    [
        (FieldKind.CHOICE, 2, "radio_buttons"),
        (FieldKind.CHOICE, 6, "static_select"),
        (FieldKind.CHOICE, 250, "static_select"),
        (FieldKind.CHOICES, 10, "checkboxes"),
        (FieldKind.CHOICES, 11, "multi_static_select"),
        (FieldKind.CHOICES, 250, "multi_static_select"),
    ],
)
def test_few_choices_are_shown_and_many_are_a_list(kind: FieldKind, many: int, type_: str) -> None:
    choices = tuple((f"v{n}", f"Label {n}") for n in range(many))
    form = form_of(Field("one", "Which?", kind, choices, value="v1", required=True))
    view = modal_of(form)
    assert input_of(view, "one")["element"]["type"] == type_
    assert answers(sent(view)) == as_page_sends(form)
    assert answers(sent(view, filled(form))) == as_page_sends(form, filled(form))


def test_an_empty_value_can_be_chosen() -> None:
    form = form_of(Field("one", "Which?", FieldKind.CHOICE, (("", "None"), ("a", "A"))))
    state = sent(modal_of(form))
    (held,) = state["state"]["values"].values()
    held["answer"]["selected_option"] = state["blocks"][0]["element"]["options"][0]
    assert answers(state) == {"one": ""}


def test_what_no_option_can_hold_is_listed_and_typed() -> None:
    form = form_of(Field("one", "Which?", FieldKind.CHOICE, (("a" * 160, "A"), ("b", "B"))))
    view = modal_of(form)
    assert "A B Which?" in said(view)
    assert answers(sent(view, {"one": "B"})) == {"one": "B"}


def test_a_modal_knows_what_it_was_opened_for() -> None:
    assert opened(modal_of(form_of(Field("a", "A?")))) == Pressed(
        "update M1", "7KQ2", seen=4, key="k1"
    )
    with pytest.raises(ValueError, match="not what"):
        opened({"private_metadata": '{"ref":"7KQ2"}'})


def test_ids_change_with_what_is_drawn_so_that_no_answer_stays_under_another_question() -> None:
    field = Field("coming", "Are you coming?", FieldKind.CHOICE, (("yes", "Yes"),))
    ids = [
        input_of(modal_of(form), "coming")["block_id"]
        for form in (
            form_of(field),
            form_of(replace(field, value="yes")),
            replace(form_of(field), seen=5),
        )
    ]
    assert len(set(ids)) == 3


WRONG = Card(
    "Not done",
    (
        Warn("16 june is past."),
        Text("Name a day."),
        form_of(
            Field("on", "When?", error="16 june is past. Name a day."),
            Field("text", "What?", FieldKind.TEXT),
        ),
    ),
    is_refusal=True,
)


def test_what_is_wrong_with_a_field_stands_at_it() -> None:
    (form,) = (each for each in WRONG.blocks if isinstance(each, Form))
    view = sent(modal_of(form, Warn("In immediate danger: 999.")))
    at = input_of(view, "on")["block_id"]
    assert errors_of(WRONG, view) == {at: "16 june is past. Name a day."}
    danger = replace(WRONG, blocks=(*WRONG.blocks, Warn("In immediate danger: 999.")))
    assert errors_of(danger, view) == errors_of(WRONG, view)


@pytest.mark.parametrize(
    "card",
    [
        replace(WRONG, is_refusal=False),
        replace(WRONG, blocks=WRONG.blocks[:2]),
        replace(WRONG, blocks=(Warn("The plan has changed."), *WRONG.blocks)),
        replace(WRONG, blocks=(replace(form_of(Field("on", "When?", error="Past.")), seen=5),)),
        replace(WRONG, blocks=(form_of(Field("sheet", "Which?", FieldKind.FILE, error="None.")),)),
    ],
)
def test_where_that_would_leave_something_unsaid_the_card_is_shown(card: Card) -> None:
    (form,) = (each for each in WRONG.blocks if isinstance(each, Form))
    assert errors_of(card, sent(modal_of(form))) == {}


def test_answers_of_a_view_sent_without_its_blocks_are_taken_as_they_come() -> None:
    view = {**sent(modal_of(FORM)), "blocks": []}
    assert json.dumps(answers(view)["some"]) == '"a,b"'
