"""Answers are held against their questions, each error at its field."""

import pytest

from bot.core.cards import Field, FieldKind, Form
from handlers.web.bodies import SentFile
from handlers.web.checking import CHOOSE_AGAIN, Checked, as_sent, check
from handlers.web.posted import Posted
from tests.handlers.web.documents import a_pdf

AB = (("a", "A"), ("b", "B"))


def sent(
    fields: dict[str, str], file: bytes | None = None, *, is_for_later: bool = False
) -> Posted:
    chosen = SentFile(is_chosen=True)
    chosen.add(file or b"")
    files = {} if file is None else {"f": chosen}
    return Posted(
        command="update",
        seal="seal",
        seen=None,
        is_form=True,
        is_for_later=is_for_later,
        fields=fields,
        boxes={},
        files=files,
    )


def checked(field: Field, value: str) -> Checked:
    return check(Form("update", (field,)), sent({field.name: value}))


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        (FieldKind.LINE, " a\nline ", "a line"),
        (FieldKind.TEXT, "two\r\nlines ", "two\nlines"),
        (FieldKind.CHOICE, "a", "a"),
        (FieldKind.CHOICE, "", ""),
        (FieldKind.CHOICES, "a,b", "a,b"),
        (FieldKind.CHOICES, "", ""),
        (FieldKind.DATE, "2027-04-07", "2027-04-07"),
        (FieldKind.DATE, "", ""),
        (FieldKind.TIME, "14:30", "14:30"),
        (FieldKind.TIME, "9.05", "09:05"),
        (FieldKind.TIME, "  ", ""),
        (FieldKind.TICK, "on", "yes"),
        (FieldKind.TICK, "", ""),
    ],
)
def test_an_answer_travels_as_its_kind_says(kind: FieldKind, value: str, kept: str) -> None:
    assert checked(Field("x", "?", kind, AB), value).fields == {"x": kept}


@pytest.mark.parametrize(
    ("kind", "value", "why"),
    [
        (FieldKind.LINE, "x" * 201, "200 is the most"),
        (FieldKind.CHOICE, "c", "not one of the choices"),
        (FieldKind.CHOICE, "a,b", "not one of the choices"),
        (FieldKind.CHOICES, "a,c", "not one of the choices"),
        (FieldKind.DATE, "31 2 2027", "not a date"),
        (FieldKind.TIME, "25:00", "not a time"),
        (FieldKind.TIME, "noon", "not a time"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(kind: FieldKind, value: str, why: str) -> None:
    assert why in checked(Field("x", "?", kind, AB), value).errors["x"]


@pytest.mark.parametrize("kind", FieldKind)
def test_a_question_that_must_be_answered_says_how(kind: FieldKind) -> None:
    (error,) = checked(Field("x", "?", kind, AB, required=True), "").errors.values()
    assert len(error.split(".")) >= 3


def test_what_was_not_asked_is_left_out() -> None:
    form = Form("update", (Field("x", "?"),))
    assert check(form, sent({"x": "1", "y": "2"}, a_pdf())).fields == {"x": "1"}


def test_a_file_is_to_be_chosen_again_when_something_else_was_wrong() -> None:
    form = Form("update", (Field("f", "?", FieldKind.FILE), Field("x", "?", required=True)))
    assert check(form, sent({}, a_pdf())).errors["f"] == CHOOSE_AGAIN


def test_a_file_too_large_is_said_at_its_field() -> None:
    form = Form("update", (Field("f", "?", FieldKind.FILE),))
    posted = sent({}, b"")
    posted.files["f"].is_too_large = True
    assert "larger than 10 MB" in check(form, posted).errors["f"]


def test_what_is_kept_for_later_may_have_gaps_and_no_file() -> None:
    form = Form("update", (Field("f", "?", FieldKind.FILE), Field("x", "?", required=True)))
    kept = check(form, sent({}, b"no document", is_for_later=True))
    assert (kept.errors, kept.uploads) == ({}, {})


def test_what_is_not_asked_any_more_is_checked_as_far_as_can_be_told() -> None:
    posted = sent({"x": "1"}, a_pdf())
    kept = check(as_sent(posted), posted)
    assert (kept.fields, list(kept.uploads)) == ({"x": "1"}, ["f"])
