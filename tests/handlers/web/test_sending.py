"""What is sent from the page is decided once; whatever was written is never lost."""

import pytest

from bot.core.cards import Card, Field, FieldKind, Form, Text, Warn
from bot.core.messages.wording import Purpose
from bot.core.requests import Request
from tests.cast import GRACE
from tests.handlers.web.documents import a_pdf, a_word_file
from tests.handlers.web.house import House
from tests.handlers.web.scripts import UPDATE, UPDATE_FORM
from tests.handlers.web.serving import Visitor

ANSWERS: dict[str, str | list[str]] = {"right_group": "yes", "done": "I visited twice."}


def refuses_in_earnest(card: Card) -> dict[str, object]:
    return {"update M2": lambda request: UPDATE if request.only_looks else card}


def test_a_form_is_carried_out_with_what_was_written(grace: Visitor, house: House) -> None:
    page = grace.send(grace.open(), "update M2", ANSWERS | {"not_for_done": ["p7", "p8"]})
    assert page.status == 200
    assert "Thank you. Your update has been sent" in page.text
    (request,) = house.brought
    assert (request.text, request.seen, request.actor.by_link) == ("update M2", 7, True)
    assert request.fields["done"] == "I visited twice."
    assert request.fields["not_for_done"] == "p7,p8"
    assert house.done == [GRACE]


def test_a_form_sent_twice_gets_the_first_answer(grace: Visitor, house: House) -> None:
    page = grace.open()
    first = grace.send(page, "update M2", ANSWERS)
    house.script = {"update M2": lambda _: Card("Over", is_refusal=True)}
    second = grace.send(page, "update M2", ANSWERS)
    assert second.response.content == first.response.content
    assert house.done == [GRACE]


def test_whoever_goes_back_and_changes_a_word_has_said_something_new(
    grace: Visitor, house: House
) -> None:
    page = grace.open()
    grace.send(page, "update M2", ANSWERS)
    grace.send(page, "update M2", ANSWERS | {"done": "I visited three times."})
    assert [request.fields["done"] for request in house.brought][-1] == "I visited three times."
    assert house.done == [GRACE, GRACE]


def test_a_document_is_handed_in_without_its_sender_s_file_name(
    grace: Visitor, house: House
) -> None:
    grace.send(grace.open(), "update M2", {"right_group": "yes"}, a_word_file())
    upload = house.brought[0].uploads["document"]
    assert (upload.filename, upload.content) == ("document.docx", a_word_file())


def test_every_error_stands_at_its_field_and_all_that_was_written_stays(
    grace: Visitor, house: House
) -> None:
    page = grace.send(grace.open(), "update M2", {"done": "I <b>visited</b>"}, b"MZ program")
    assert page.status == 422
    assert "There is a problem" in page.text
    assert page.written("done") == "I <b>visited</b>"
    assert 'href="#f6-right_group-1"' in page.response.text
    assert 'href="#f6-document"' in page.response.text
    assert "Or hand it in as a file This file is neither a Word document" in page.text
    assert "<title>Error: " in page.response.text
    assert not house.brought


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a" * 100_000, "100,000 characters; 20,000 is the most"),
        ("it is\x00 cold", "cannot be shown"),
        ("it is\x1b[2J cold", "cannot be shown"),
        ("it is\u202ecold", "cannot be shown"),
        ("it is\ufffecold", "cannot be shown"),
    ],
)
def test_text_that_cannot_be_kept_is_refused_at_its_field_and_shown_back(
    text: str, why: str, grace: Visitor, house: House
) -> None:
    page = grace.send(grace.open(), "update M2", ANSWERS | {"changed": text})
    assert (page.status, why in page.text) == (422, True)
    shown = "".join(each for each in text if each.isprintable() and each != "\u202e")
    assert page.written("changed") == shown
    assert page.written("done") == "I visited twice."
    assert not house.brought


@pytest.mark.parametrize("markup", ["<script>alert(1)</script>", "</textarea><h1>", "{{ 7 * 7 }}"])
def test_markup_is_text_like_any_other(markup: str, grace: Visitor, house: House) -> None:
    page = grace.send(grace.open(), "update M2", {"done": markup})
    assert page.written("done") == markup
    grace.send(page, "update M2", ANSWERS | {"done": markup})
    assert house.brought[0].fields["done"] == markup


def test_a_refusal_keeps_what_was_written_and_the_form_to_send_it_again(
    grace: Visitor, house: House
) -> None:
    fresh = Form("update M2", UPDATE_FORM.fields, "Send", seen=8)
    stale = Card("Not done", (Warn("The group has changed since."), fresh), is_refusal=True)
    house.script = refuses_in_earnest(stale)  # type: ignore[assignment] # the script of one test
    page = grace.send(grace.open(), "update M2", ANSWERS, a_pdf())
    assert page.status == 409
    assert "The group has changed since." in page.text
    assert page.written("done") == "I visited twice."
    assert page.hidden("update M2")["_seen"] == "8"
    assert "The file was not kept. Please choose it again." in page.text
    assert house.done == []


def test_a_refusal_of_one_answer_stands_at_that_answer(grace: Visitor, house: House) -> None:
    wrong = Form("update M2", (Field("done", "?", FieldKind.TEXT, error="Say more. Please."),))
    house.script = refuses_in_earnest(  # type: ignore[assignment] # the script of one test
        Card("Not done", (Warn("Say more."), wrong), is_refusal=True)
    )
    page = grace.send(grace.open(), "update M2", ANSWERS)
    assert page.status == 422
    assert "What have you done? Say more. Please." in page.text
    assert "Not done" not in page.text
    assert page.written("done") == "I visited twice."


def test_where_nothing_is_asked_any_more_what_was_written_can_be_copied(
    grace: Visitor, house: House
) -> None:
    page = grace.open()
    house.script = {"update M2": lambda _: Card("The minutes are final", is_refusal=True)}
    after = grace.send(page, "update M2", ANSWERS)
    assert "The minutes are final" in after.text
    assert "What you wrote" in after.text
    assert "I visited twice." in after.text


def test_what_is_wrong_where_nothing_is_asked_any_more_can_be_copied_too(
    grace: Visitor, house: House
) -> None:
    page = grace.open()
    house.script = {"update M2": lambda _: Card("The minutes are final", is_refusal=True)}
    after = grace.send(page, "update M2", ANSWERS | {"changed": "too long" * 5_000})
    assert (after.status, "The minutes are final" in after.text) == (422, True)
    assert "I visited twice." in after.text


def test_a_refusal_that_brings_no_form_gets_the_one_that_is_asked(
    grace: Visitor, house: House
) -> None:
    busy = Card("Not done", (Warn("The database is busy."),), is_refusal=True)
    house.script = refuses_in_earnest(busy)  # type: ignore[assignment] # the script of one test
    page = grace.send(grace.open(), "update M2", ANSWERS)
    assert (page.status, page.written("done")) == (409, "I visited twice.")
    assert page.hidden("update M2")["_seen"] == "7"


def test_what_is_asked_back_is_shown_with_what_was_written(grace: Visitor, house: House) -> None:
    again = Card("One thing more", (UPDATE_FORM,))
    house.script = refuses_in_earnest(again)  # type: ignore[assignment] # the script of one test
    page = grace.send(grace.open(), "update M2", ANSWERS)
    assert (page.status, page.written("done")) == (200, "I visited twice.")


def test_a_button_does_what_it_says_once(grace: Visitor, house: House) -> None:
    invited = grace.at(house.link(Purpose.ANSWER))
    page = invited.open()
    first, second = invited.press(page, "apologies M2"), invited.press(page, "apologies M2")
    assert "Can somebody come in your place?" in first.text
    assert first.text == second.text
    assert house.done == [GRACE]


def test_a_button_that_comes_too_late_says_so(grace: Visitor, house: House) -> None:
    invited = grace.at(house.link(Purpose.ANSWER))
    page = invited.open()
    house.script = {"apologies M2": lambda _: Card("Over", (Text("It is over."),), is_refusal=True)}
    late = invited.press(page, "apologies M2")
    assert (late.status, "It is over." in late.text) == (409, True)


def test_a_form_says_what_the_member_answers_without_javascript(
    grace: Visitor, house: House
) -> None:
    invited = grace.at(house.link(Purpose.ANSWER))
    page = invited.send(invited.open(), "coming M2", {"known": "yes"})
    assert "You are coming." in page.text
    assert dict(house.brought[0].fields) == {"known": "yes", "covered": ""}


def asks_when(request: Request) -> Card:
    form = Form("done T3", (Field("on", "When?", FieldKind.DATE, required=True),))
    return Card("Done?", (form,)) if request.only_looks else Card(request.fields["on"])


def test_a_date_is_typed_in_three_boxes_and_travels_as_one(grace: Visitor, house: House) -> None:
    house.script = {"done T3": asks_when}
    task = grace.at(house.link(Purpose.TASK, "T3"))
    boxes = {"on-day": "7", "on-month": "4", "on-year": "2027"}
    assert "2027-04-07" in task.send(task.open(), "done T3", boxes).text
    empty = task.send(task.open(), "done T3", dict.fromkeys(boxes, ""))
    assert (empty.status, "No date is given." in empty.text) == (422, True)
    wrong = task.send(task.open(), "done T3", boxes | {"on-day": "31"})
    assert (wrong.status, 'value="31"' in wrong.response.text) == (422, True)
    assert "That is not a date." in wrong.text
