"""Forms as modals: every question, its hint, its error; what comes back is what a page sends."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.core.cards import (
    Button,
    Buttons,
    ButtonStyle,
    Card,
    Field,
    FieldKind,
    Form,
    Text,
    Warn,
    Why,
)
from handlers.slack.blocks import NO_WORDS
from handlers.slack.filled_in import answers
from handlers.slack.inputs import NO_CHOICE, NO_FILE
from handlers.slack.text import cleaned
from handlers.slack.views import (
    HOLDS,
    MORE,
    NOT_FOR_ALL,
    NOT_HERE,
    WAIT,
    WHAT_YOU_CAN,
    loading,
    modal,
    shown,
)
from tests.every_block import EVERY_BLOCK, FORM
from tests.handlers.slack.drawings import must_be_a_view, words
from tests.handlers.slack.filling_in import (
    as_page_sends,
    filled,
    form_of,
    input_of,
    modal_of,
    said,
    sent,
)
from tests.texts import any_text


def test_every_kind_of_field_is_drawn_and_comes_back_as_a_page_sends_it() -> None:
    view = modal_of(FORM)
    assert answers(sent(view)) == as_page_sends(FORM)
    given_ = filled(FORM)
    assert answers(sent(view, given_)) == as_page_sends(FORM, given_)
    assert answers(sent(view, {})) == as_page_sends(FORM, {})
    for each in FORM.fields:
        assert each.label in said(view)
    assert NO_FILE in said(view)


FIELDS = st.builds(
    Field,
    st.just("name"),
    any_text(),
    st.sampled_from([kind for kind in FieldKind if kind is not FieldKind.FILE]),
    st.lists(st.tuples(any_text(0, 3), any_text()), max_size=12).map(tuple),
    any_text(),
    any_text(),
    st.booleans(),
    any_text(),
)


@given(st.lists(FIELDS, min_size=1, max_size=4))
def test_any_form_is_one_that_slack_takes(fields: list[Field]) -> None:
    named = [replace(each, name=f"n{n}") for n, each in enumerate(fields)]
    view = modal(Card("A card", (form_of(*named),)), ref="7KQ2", key="k")
    must_be_a_view(view)
    seen = "".join(words(view))
    for each in named:
        for text in (each.label, each.help, each.error):
            assert "".join(cleaned(text).split()) in seen


def test_what_stands_before_a_form_comes_first_and_the_right_group_before_its_heading() -> None:
    right = Field("right_group", "Is it the right group?", FieldKind.CHOICE, (("yes", "Yes"),))
    form = Form("update", (Field("done", "Done?", FieldKind.TEXT), right), heading="Since March")
    view = modal_of(form, Warn("In immediate danger: 999."))
    seen = said(view)
    parts = ("999", "Is it the right group?", "Since March", HOLDS, "Done?")
    assert [seen.index(each) for each in parts] == sorted(seen.index(each) for each in parts)


def test_whom_an_answer_is_not_for_comes_after_the_questions() -> None:
    names = ("done", "not_for_done", "why_done", "next")
    form = form_of(*(Field(each, each.capitalize()) for each in names))
    seen = said(modal_of(form))
    assert f"Done Next {NOT_FOR_ALL} Done Not_for_done Done Why_done" in seen


def test_what_need_not_be_answered_is_said_once() -> None:
    both = form_of(Field("a", "A?"), Field("b", "B?"))
    assert WHAT_YOU_CAN in said(modal_of(both))
    assert WHAT_YOU_CAN not in said(
        modal_of(form_of(Field("a", "A?"), Field("b", "B?", required=True)))
    )
    assert input_of(modal_of(both), "a")["optional"] is True


def test_a_title_is_cut_after_a_word_and_stands_whole_below() -> None:
    view = modal_of(FORM, title="Start the meeting of Tue 30 Mar 2027 at 10:00")
    assert view["title"]["text"] == "Start the meeting of…"
    assert view["blocks"][0]["text"]["text"] == "Start the meeting of Tue 30 Mar 2027 at 10:00"
    assert modal_of(FORM, title="Short")["blocks"][0]["type"] != "header"
    assert "word " * 40 in said(modal_of(FORM, title="word " * 41)) + " "


def test_a_submit_that_is_cut_stands_whole_below() -> None:
    view = modal_of(replace(FORM, submit="Send the question to all again"))
    assert view["submit"]["text"] == "Send the question to…"
    assert "Send the question to all again" in said(view["blocks"][-1])


def test_an_error_stands_at_its_field_and_what_no_input_shows_beside_it() -> None:
    when = Field("on", "When?", FieldKind.DATE, value="16 june", error="16 june is past.")
    who = Field("who", "Who?", FieldKind.CHOICE, (("p1", "Asha"),), value="Bob")
    at = Field("at", "At?", FieldKind.TIME, value="teatime")
    seen = said(modal_of(form_of(when, who, at)))
    assert "Please mend: 16 june is past. You wrote: 16 june When?" in seen
    assert "You wrote: Bob Who?" in seen
    assert "You wrote: teatime At?" in seen


def test_a_label_or_hint_that_is_too_long_for_an_input_stands_whole_above_it() -> None:
    label, hint = ("Which of them? " * 200).strip(), ("As you like. " * 200).strip()
    view = modal_of(form_of(Field("one", label, help=hint)))
    above = said({"label": " ".join(words([b for b in view["blocks"] if b["type"] != "input"]))})
    assert label in above
    assert hint in above


def test_no_day_that_does_not_exist_is_shown_as_one() -> None:
    view = modal_of(form_of(Field("on", "When?", FieldKind.DATE, value="2031-02-31")))
    assert "You wrote: 2031-02-31" in said(view)


def test_long_labels_have_a_second_line_or_stand_above_by_number() -> None:
    lines = "I have discussed my feedback with the child/young person and parents, so no surprises"
    two = form_of(Field("one", "Which?", FieldKind.CHOICE, (("a", lines), ("b", "B"))))
    option = input_of(modal_of(two), "one")["element"]["options"][0]
    assert f"{option['text']['text']} {option['description']['text']}" == lines
    many = form_of(Field("one", "Which?", FieldKind.CHOICE, (("a", lines * 3), ("b", "B"))))
    view = modal_of(many)
    assert lines * 3 in said(view)
    assert input_of(view, "one")["element"]["options"][1]["text"]["text"] == "2. B"
    assert answers(sent(view, {"one": "a"})) == {"one": "a"}


def test_a_question_without_choices_says_so() -> None:
    form = form_of(Field("to", "Who?", FieldKind.CHOICES), Field("a", "A?"))
    view = modal_of(form)
    assert f"Who? {NO_CHOICE}" in said(view)
    assert answers(sent(view)) == {"a": ""}


def test_a_form_that_needs_what_cannot_be_chosen_is_not_offered() -> None:
    view = modal_of(form_of(Field("to", "Who?", FieldKind.CHOICE, required=True)))
    assert "submit" not in view
    assert NO_CHOICE in said(view)
    assert NOT_HERE not in said(view)


def test_a_form_that_asks_nothing_can_be_sent() -> None:
    assert answers(sent(modal_of(form_of()))) == {}


def test_a_form_that_needs_a_document_is_told_and_not_offered() -> None:
    form = form_of(
        Field("sheet", "The sheet", FieldKind.FILE, required=True), Field("a", "A?", value="x")
    )
    view = modal_of(form)
    assert "submit" not in view
    assert NOT_HERE in said(view)
    assert "A? x" in said(view)


def test_a_form_that_is_too_long_is_told_and_not_offered() -> None:
    fields = [Field(f"n{n}", f"Question {n}?", error="Wrong.") for n in range(60)]
    view = modal_of(form_of(*fields), Warn("In immediate danger: 999."))
    assert "submit" not in view
    for text in ("999", NOT_HERE, "Question 0?", "Question 59?"):
        assert text in said(view)
    heavy = [Field(f"n{n}", "Q?", FieldKind.TEXT, value="\U0001f600" * 1_500) for n in range(20)]
    assert NOT_HERE in said(modal_of(form_of(*heavy)))
    assert NOT_HERE in said(modal_of(replace(FORM, command="x" * 4_000)))


def test_what_is_left_out_of_a_window_is_said_to_be() -> None:
    view = shown(Card("Long", tuple(Text(f"Line {n}") for n in range(120))), ref="7KQ2")
    must_be_a_view(view)
    assert said(view).count("Line") == 99
    assert MORE in said(view)


def test_a_card_without_a_form_is_shown_with_its_buttons() -> None:
    card = Card("Ended", (Buttons((Button("See", "plan"),)), Why(("R5",)), Text("Then.")))
    view = modal(card, ref="7KQ2", key="k")
    must_be_a_view(view)
    assert view == shown(card, ref="7KQ2")
    assert said(view).index("Then.") < said(view).index("Why?")
    assert NO_WORDS in said(shown(Card("Nothing"), ref=""))
    must_be_a_view(shown(EVERY_BLOCK, ref="7KQ2"))


def test_beside_what_sends_a_form_no_button_is_primary() -> None:
    row = Buttons((Button("Accept", "action A3 accept", ButtonStyle.PRIMARY),))
    assert "'primary'" not in str(modal(Card("A card", (FORM, row)), ref="7KQ2", key="k"))
    assert "'primary'" in str(shown(Card("A card", (row,)), ref="7KQ2"))


def test_a_second_form_is_a_button() -> None:
    view = modal(Card("Two", (FORM, replace(FORM, heading="Another"))), ref="7KQ2", key="k")
    must_be_a_view(view)
    assert "Another Fill in: Send" in said(view)


def test_waiting_is_said() -> None:
    must_be_a_view(loading("Start the meeting of Tue 30 Mar 2027"))
    must_be_a_view(loading(""))
    assert WAIT in said(loading("Meetings"))
