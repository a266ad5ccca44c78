"""A text begun opens again in the browser that wrote it, and nowhere else (B1, IG19)."""

from datetime import timedelta

from bot.core.facts.people import Contact, Reader
from bot.core.messages.wording import Purpose
from tests.cast import GRACE, MARTIN
from tests.handlers.web.house import House
from tests.handlers.web.serving import Visitor
from tests.story import with_member

BEGUN: dict[str, str | list[str]] = {
    "done": "I visited twice.",
    "not_for_done": ["p8"],
    "why_done": "He must not learn when.",
    "_later": "yes",
}


def begin(grace: Visitor) -> None:
    page = grace.send(grace.open(), "update M2", BEGUN)
    assert page.status == 200
    assert "Saved, and not sent yet." in page.text


def test_the_draft_is_there_again_in_the_browser_that_wrote_it(
    grace: Visitor, house: House
) -> None:
    begin(grace)
    house.clock.jump(house.clock.now() + timedelta(days=3))
    page = grace.open()
    assert "This is what you saved. It has not been sent yet." in page.text
    assert page.written("done") == "I visited twice."
    assert 'value="p8" checked' in page.response.text
    assert '<details class="aside" open>' in page.response.text
    assert not house.brought


def test_in_any_other_browser_the_link_shows_none_of_it(grace: Visitor, elsewhere: Visitor) -> None:
    begin(grace)
    page = elsewhere.open()
    assert page.written("done") == ""
    assert "visited" not in page.response.text
    assert "saved" not in page.text


def test_a_made_up_secret_opens_nothing(grace: Visitor, elsewhere: Visitor) -> None:
    begin(grace)
    for made_up in ("x", "A" * 43, "../" * 14):
        elsewhere.client.cookies.set("draft", made_up)
        assert elsewhere.open().written("done") == ""


def test_saving_again_keeps_the_last_words(grace: Visitor) -> None:
    begin(grace)
    grace.send(grace.open(), "update M2", {"done": "Three times.", "_later": "yes"})
    assert grace.open().written("done") == "Three times."


def test_two_browsers_keep_two_drafts(grace: Visitor, elsewhere: Visitor) -> None:
    begin(grace)
    elsewhere.send(elsewhere.open(), "update M2", {"done": "From the office.", "_later": "yes"})
    assert grace.open().written("done") == "I visited twice."
    assert elsewhere.open().written("done") == "From the office."


def test_the_draft_is_gone_when_the_update_has_been_sent(grace: Visitor) -> None:
    begin(grace)
    grace.send(grace.open(), "update M2", {"right_group": "yes", "done": "I visited twice."})
    assert grace.open().written("done") == ""


def test_the_cookie_is_for_this_link_alone_and_for_no_script(grace: Visitor) -> None:
    response = grace.send(grace.open(), "update M2", BEGUN).response
    (cookie,) = response.headers.get_list("set-cookie")
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=lax", f"path={grace.path}".lower()} <= parts
    assert any(part.startswith("max-age=") for part in parts)


def test_no_cookie_is_left_by_anything_else(grace: Visitor) -> None:
    opened = grace.open()
    sent = grace.send(opened, "update M2", {"right_group": "yes", "done": "Twice."})
    assert "set-cookie" not in opened.response.headers
    assert "set-cookie" not in sent.response.headers


def test_a_shared_mailbox_keeps_no_drafts(grace: Visitor, house: House) -> None:
    member = house.store.read("7KQ2").member(MARTIN)
    assert member is not None
    assert member.contact.reader is Reader.SHARED
    martin = grace.at(house.link(member=MARTIN))
    page = martin.open()
    assert "Save and finish later" not in page.text
    assert martin.send(page, "update M2", BEGUN).status == 400


def test_a_mailbox_that_turns_out_to_be_shared_shows_no_draft_any_more(
    grace: Visitor, house: House
) -> None:
    begin(grace)
    shared = Contact(email="g.holloway@health.example", reader=Reader.SHARED)
    house.change(lambda group: with_member(group, GRACE, contact=shared))
    assert grace.open().written("done") == ""


def test_a_draft_may_have_gaps_but_nothing_that_cannot_be_kept(grace: Visitor) -> None:
    page = grace.send(grace.open(), "update M2", {"done": "a" * 100_000, "_later": "yes"})
    assert (page.status, page.written("done")) == (422, "a" * 100_000)
    assert grace.open().written("done") == ""


def test_a_draft_begun_from_the_invitation_is_found_there_again(
    grace: Visitor, house: House
) -> None:
    invited = grace.at(house.link(Purpose.ANSWER))
    first = invited.open()
    asked = invited.press(invited.press(first, "apologies M2"), "update M2")
    invited.send(asked, "update M2", BEGUN)
    assert invited.open().written("done") == "I visited twice."
    invited.send(first, "coming M2", {"known": "yes"})
    assert invited.open().written("done") == "I visited twice."
    assert house.done == [GRACE, GRACE, GRACE]


def test_nothing_but_an_update_is_kept_for_later(grace: Visitor, house: House) -> None:
    invited = grace.at(house.link(Purpose.ANSWER))
    page = invited.send(invited.open(), "coming M2", {"known": "yes", "_later": "yes"})
    assert page.status == 400
    assert "set-cookie" not in page.response.headers
