"""What the paper for a message gone astray tells people to say does what the paper says it does."""

import re
from pathlib import Path

import pytest

from bot.core.facts.accounts import Account
from bot.core.facts.people import Route
from bot.core.messages.wording import Purpose
from handlers.web.visits import open_visit
from storage.store import Store
from storage.tokens import LinkTo
from tests.cast import GRACE, PRIYA, TOM, at
from tests.handlers.house import House, words
from tests.record_story import with_actions, with_minutes_released

PAPER = Path(__file__).parents[2] / "docs" / "misdirected-message.md"
THERE = {
    "7KQ2 pause",
    "7KQ2 pause NAME",
    "7KQ2 pause group",
    "7KQ2 pause lift NAME",
    "7KQ2 pause lift group",
    "7KQ2 contact disconnect NAME",
    "7KQ2 contact revoke NAME",
    "7KQ2 contact change NAME",
    "7KQ2 contact confirm",
    "7KQ2 receipts 30 march",
    "7KQ2 receipts plan",
    "7KQ2 minutes 30 march",
}
"""What the paper prints: whoever prints something else tries it below.

What the operator and a link may do of it is tried in `handlers/commands/test_pause.py`.
"""


@pytest.fixture
def house(sqlite_store: Store) -> House:
    """The group on Mon 5 Apr 2027, minutes released."""
    begun = House(sqlite_store)
    begun.clock.jump(at(5, 4))
    begun.keep(with_actions(with_minutes_released()))
    return begun


def paused(house: House) -> list[str]:
    return [each.member for each in house.group().pauses if each.stands]


def opens(house: House, token: str) -> bool:
    return open_visit(house.store, token, house.clock.now()) is not None


def a_link(house: House, who: str) -> str:
    generation = house.member(who).link_generation
    return house.store.tokens.links(
        [LinkTo("7KQ2", who, Purpose.ANSWER, "M2", generation, at(27, 4))]
    )[0]


def test_all_that_the_paper_prints_is_tried_here() -> None:
    printed = re.findall(r"`(7KQ2 [^`]+)`", PAPER.read_text(encoding="utf-8"))
    assert set(printed) == THERE


def test_a_pause_begins_with_a_name_or_group_and_ends_by_lead_or_manager(house: House) -> None:
    link = a_link(house, GRACE)
    house.say(PRIYA, "7KQ2 pause")
    assert (paused(house), opens(house, link)) == ([], True)
    house.say(PRIYA, "7KQ2 pause Grace")
    assert (paused(house), opens(house, link)) == ([GRACE], False)
    house.say(TOM, "7KQ2 pause lift Grace")
    house.say(TOM, "7KQ2 pause group")
    assert paused(house) == [""]
    house.say(PRIYA, "7KQ2 pause lift group")
    assert paused(house) == []


def test_links_are_revoked_and_another_address_waits_for_the_lead(house: House) -> None:
    link = a_link(house, GRACE)
    house.say(PRIYA, "7KQ2 contact revoke Grace")
    assert not opens(house, link)
    newer = a_link(house, GRACE)
    house.say(PRIYA, "7KQ2 contact change Grace", details="grace.h@health.example")
    assert (house.member(GRACE).contact.is_confirmed, opens(house, newer)) == (False, False)
    assert "grace.h@health.example" in words(house.say(PRIYA, "7KQ2 contact confirm"))


def test_an_account_is_taken_off_in_the_same_moment(house: House) -> None:
    account = Account(Route.SLACK, "T024", "U77")
    house.store.accounts.bind(account, GRACE, house.clock.now())
    house.say(PRIYA, "7KQ2 contact disconnect Grace")
    assert house.store.accounts.person_of(account) is None


def test_receipts_say_who_has_what_and_the_version_is_shown(house: House) -> None:
    assert "Grace Holloway" in words(house.say(PRIYA, "7KQ2 receipts 30 march"))
    assert "Grace Holloway" in words(house.say(PRIYA, "7KQ2 receipts plan"))
    assert "Version: 1, final" in words(house.say(PRIYA, "7KQ2 minutes 30 march"))
