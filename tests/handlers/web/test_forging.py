"""A link does what its own page offered, and nothing that somebody made up."""

import pytest

from bot.core.messages.wording import Purpose
from storage.master import MasterKey
from storage.store import Store
from tests.handlers.web.house import House
from tests.handlers.web.serving import Page, Swapped, Visitor, app_of


def posted(visitor: Visitor, fields: dict[str, str]) -> Page:
    return Page(visitor.client.post(visitor.path, data=fields))


@pytest.mark.parametrize(
    "forged",
    [
        {"_do": "minutes M2"},
        {"_do": "update M3"},
        {"_seen": "8"},
        {"_seen": "seven"},
        {"_seal": "made.up"},
        {"_seal": ""},
    ],
)
def test_a_form_that_this_link_was_not_offered_is_not_taken(
    forged: dict[str, str], grace: Visitor, house: House
) -> None:
    page = posted(grace, grace.open().hidden("update M2") | {"right_group": "yes"} | forged)
    assert (page.status, "could not be read" in page.text) == (400, True)
    assert not house.brought


def test_a_form_of_one_link_is_not_taken_on_another(grace: Visitor, house: House) -> None:
    own = grace.open().hidden("update M2")
    other = grace.at(house.link(member="p5"))
    assert posted(other, own | {"right_group": "yes"}).status == 400


def test_a_seal_of_ours_does_not_widen_what_a_link_is_for(grace: Visitor, house: House) -> None:
    update = grace.open().hidden("update M2")
    task = grace.at(house.link(Purpose.TASK, "T3"))
    assert posted(task, update).status == 400


@pytest.mark.parametrize("missing", ["_do", "_seal"])
def test_a_form_without_our_own_fields_is_no_form(missing: str, grace: Visitor) -> None:
    fields = grace.open().hidden("update M2")
    del fields[missing]
    assert posted(grace, fields).status == 400


def test_a_dead_link_takes_no_form(grace: Visitor, house: House) -> None:
    fields = grace.open().hidden("update M2") | {"right_group": "yes"}
    house.store.tokens.link("7KQ2", "p3", Purpose.UPDATE, "M2", 1, house.clock.now())
    page = posted(grace, fields)
    assert page.status == 410
    assert not house.brought


def test_no_other_method_is_known(grace: Visitor) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        assert grace.client.request(method, grace.path).status_code == 405


def test_a_form_opened_before_a_restart_is_taken_after_it(
    grace: Visitor, house: House, server: tuple[str, Swapped], master_key: MasterKey
) -> None:
    fields = grace.open().hidden("update M2") | {"right_group": "yes", "done": "Twice."}
    url = house.store.database.url.render_as_string(hide_password=False)
    house.store.close()
    house.store = Store.open(url, master_key)
    server[1].app = app_of(house)
    assert "Thank you" in posted(grace, fields).text
