"""Family leave their page at once, for one that says nothing; nobody else's page is changed."""

import re

import pytest

from bot.core.facts.members import MemberKind
from tests.cast import GRACE
from tests.handlers.web.house import House
from tests.handlers.web.serving import Visitor
from tests.handlers.web.test_opening import NO_LINK
from tests.story import with_member

LEAVE = "Leave this page now"
STILL = "Your browser's history still shows that this page was open."
FAMILY = (MemberKind.PARENT, MemberKind.RELATIVE, MemberKind.CHILD)


def first_link(html: str) -> str:
    """Return where the first thing that the tab key reaches leads."""
    found = re.search(r'<(?:a|button|input|textarea|summary)[^>]*?href="([^"]*)"', html)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("kind", FAMILY)
def test_the_first_thing_on_a_familys_page_leaves_it(
    kind: MemberKind, grace: Visitor, house: House
) -> None:
    house.change(lambda group: with_member(group, GRACE, kind=kind))
    page = grace.open()
    assert first_link(page.response.text) == "/leave"
    assert (page.text.count(LEAVE), page.text.count(STILL)) == (1, 1)


def test_what_follows_on_their_page_can_be_left_too(grace: Visitor, house: House) -> None:
    house.change(lambda group: with_member(group, GRACE, kind=MemberKind.PARENT))
    wrong = grace.send(grace.open(), "update M2", {"done": ""})
    assert (wrong.status, wrong.text.count(LEAVE)) == (422, 1)


def test_a_page_for_nobody_known_can_be_left_too(grace: Visitor) -> None:
    for path in (NO_LINK, "/", f"{grace.path}/more"):
        page = grace.at(path).open()
        assert (first_link(page.response.text), page.text.count(LEAVE)) == ("/leave", 1)


def test_on_a_professionals_page_nothing_of_it_stands(grace: Visitor) -> None:
    page = grace.open()
    assert LEAVE not in page.text
    assert STILL not in page.text
    assert first_link(page.response.text) == "#main"


@pytest.mark.parametrize("asked_by", ["", "same-origin", "none"])
def test_to_leave_is_to_go_elsewhere_and_be_forgotten(asked_by: str, grace: Visitor) -> None:
    headers = {"sec-fetch-site": asked_by} if asked_by else {}
    left = grace.client.get("/leave", headers=headers)
    assert (left.status_code, left.headers["location"]) == (303, "https://weather.example/today")
    assert left.headers["clear-site-data"] == '"cache", "cookies"'
    assert (left.headers["referrer-policy"], left.text) == ("no-referrer", "")


def test_another_site_cannot_make_a_browser_forget_its_drafts(grace: Visitor) -> None:
    left = grace.client.get("/leave", headers={"sec-fetch-site": "cross-site"})
    assert left.status_code == 303
    assert "clear-site-data" not in left.headers


def test_nothing_is_asked_of_the_house_to_leave(grace: Visitor, house: House) -> None:
    grace.client.get("/leave")
    assert house.asked == []
    assert grace.client.post("/leave").status_code == 405
