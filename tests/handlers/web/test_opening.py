"""Opening a link shows what is asked and nothing of the case, and changes nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.core.cards import Card, Field, FieldKind, Form, Text, Warn
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import MemberKind, OptOut
from bot.core.facts.particulars import Closing
from bot.core.messages.wording import Purpose
from bot.core.requests import Place
from handlers.table import COMMANDS
from handlers.web.purposes import ALLOWED, EVERYWHERE, NEVER, OPENS_WITH, may_say
from tests.cast import GRACE, PRIYA
from tests.handlers.web.house import MEETING_ENDS, NOW, House
from tests.handlers.web.serving import Page, Visitor
from tests.story import with_member

NO_LINK = "/a/bm8tbGluay1vZi1hbnlib2R5LWF0LWFsbC1oZXJl"


def test_the_page_asks_what_the_link_is_for(grace: Visitor, house: House) -> None:
    page = grace.open()
    assert page.status == 200
    assert "What has changed for the child?" in page.text
    (asked,) = house.asked
    assert (asked.text, asked.ref, asked.place) == ("update M2", "7KQ2", Place.LINK)
    assert (asked.actor.member, asked.actor.by_link) == (GRACE, True)


def test_opening_it_only_looks_however_often_and_by_whatever(grace: Visitor, house: House) -> None:
    before = house.store.read("7KQ2"), house.store.audit.lines("7KQ2")
    for _ in range(3):
        grace.open()
        grace.client.head(grace.path)
        grace.client.request("OPTIONS", grace.path)
    assert house.asked
    assert all(request.only_looks and not request.key for request in house.asked)
    assert (house.store.read("7KQ2"), house.store.audit.lines("7KQ2")) == before


def test_the_line_of_whom_to_phone_stands_before_the_form(grace: Visitor) -> None:
    text = grace.open().text
    assert 0 < text.index("In immediate danger: 999.") < text.index("Is it the group led by")


def test_nobody_s_text_is_shown_even_if_a_form_carries_it(grace: Visitor, house: House) -> None:
    fields = (
        Field("done", "Done?", FieldKind.TEXT, value="she hit him"),
        Field("name", "Name?", value="Joan Whitby"),
        Field("on", "When?", FieldKind.DATE, value="2027-04-27"),
    )
    house.script = {"update M2": lambda _: Card("Update", (Form("update M2", fields),))}
    response = grace.open().response.text
    assert "she hit him" not in response
    assert "Joan" not in response
    assert 'value="2027"' in response


def without_grace(group: CoreGroup) -> CoreGroup:
    return with_member(group, GRACE, opted_out=OptOut(NOW, "moved away"))


def with_links_revoked(group: CoreGroup) -> CoreGroup:
    return with_member(group, GRACE, link_generation=2)


def closed(group: CoreGroup) -> CoreGroup:
    return replace(group, closing=Closing(NOW, PRIYA, "exit plan", "the health visitor"))


@pytest.mark.parametrize("changed", [without_grace, with_links_revoked, closed])
def test_a_link_that_opens_nothing_any_more_looks_like_one_that_never_did(
    changed: Callable[[CoreGroup], CoreGroup], grace: Visitor, house: House
) -> None:
    assert grace.open().status == 200
    house.change(changed)
    page, unknown = grace.open(), grace.at(NO_LINK).open()
    assert (page.status, unknown.status) == (404, 404)
    assert page.response.content == unknown.response.content
    assert "ask the person who leads your meetings" in page.text


def test_after_the_meeting_the_link_opens_nothing(grace: Visitor, house: House) -> None:
    house.clock.jump(MEETING_ENDS)
    page = grace.open()
    assert page.response.content == grace.at(NO_LINK).open().response.content
    assert not house.asked


def test_of_somebody_who_is_not_in_the_group_no_link_opens(grace: Visitor, house: House) -> None:
    assert grace.at(house.link(member="p99")).open().status == 404


def test_a_link_made_for_another_generation_opens_nothing(grace: Visitor, house: House) -> None:
    assert grace.at(house.link(generation=2)).open().status == 404


def test_a_link_without_an_end_stays_open(grace: Visitor, house: House) -> None:
    link = house.link(Purpose.ACTION, "A3", dies_at=None)
    house.clock.jump(MEETING_ENDS)
    assert grace.at(link).open().status == 200


def test_for_family_the_tab_says_nothing(grace: Visitor, house: House) -> None:
    assert "<title>Your written update - Meetings</title>" in grace.open().response.text
    house.change(lambda group: with_member(group, GRACE, kind=MemberKind.PARENT))
    assert "<title>Meetings</title>" in grace.open().response.text


def test_where_nothing_is_asked_any_more_the_page_says_why(grace: Visitor, house: House) -> None:
    over = Card("Not done", (Warn("The minutes of Tue 27 Apr are final."),), is_refusal=True)
    house.script = {"update M2": lambda _: over}
    text = grace.open().text
    assert "There is nothing to answer here now" in text
    assert "The minutes of Tue 27 Apr are final." in text


@pytest.mark.parametrize("command", ["dates", "minutes 30 march", "no-access", "cannot A3"])
def test_no_command_is_named_on_a_page_where_none_can_be_typed(
    command: str, grace: Visitor, house: House
) -> None:
    over = Card("Not done", (Warn("That is over."), Text(f"Say: {command}")), is_refusal=True)
    house.script = {"update M2": lambda _: over}
    page = grace.open()
    assert command not in page.text
    assert "Open the newest message that you have about it" in page.text


def test_every_purpose_has_a_command_it_begins_with_and_may_say() -> None:
    for purpose in Purpose:
        assert may_say(purpose, OPENS_WITH[purpose].format(subject="M1"))
        assert ALLOWED[purpose]


def test_what_a_link_may_say_are_commands_whatever_it_was_sent_for() -> None:
    assert EVERYWHERE.union(*ALLOWED.values()) <= set(COMMANDS) - NEVER
    for purpose in Purpose:
        said = {word for word in COMMANDS if may_say(purpose, word)}
        assert said == ALLOWED[purpose] | EVERYWHERE


@pytest.mark.parametrize(
    "command",
    ["minutes M2 sign as chair", "minutes M2 release", "minutes M2 send for Leah", "flag", "", "?"],
)
def test_no_link_may_sign_release_or_speak_for_another(command: str) -> None:
    assert not any(may_say(purpose, command) for purpose in Purpose)


def test_buttons_and_forms_beyond_the_link_s_purpose_are_not_drawn(
    grace: Visitor, house: House
) -> None:
    page = grace.at(house.link(Purpose.ANSWER)).open()
    assert "I cannot come" in page.text
    assert "Release" not in page.text
    with pytest.raises(LookupError):
        page.hidden("minutes M2 release")


def test_whatever_is_no_page_of_ours_looks_like_a_dead_link(grace: Visitor) -> None:
    dead = grace.at(NO_LINK).open()
    for path in ("/", "/a/", f"{grace.path}/more", "/robots.txt", "/a/../../etc/passwd"):
        assert Page(grace.client.get(path)).text == dead.text
