"""What waits is named to whoever is about to close the group, as far as it is theirs to know."""

import re

import pytest

from tests.cast import MARTIN, PRIYA, TOM
from tests.core.diary.early_story import ASKED, asked, the_wish
from tests.core.disagreeing.disagree_story import TEXT
from tests.handlers.house import House, words

CONCERN = {"text": "Child A was alone at the gate.", "phoned": "the duty desk"}


@pytest.fixture(autouse=True)
def in_may(house: House) -> None:
    house.clock.jump(ASKED)
    house.keep(asked())


def still_open(house: House, who: str = PRIYA) -> str:
    found = re.search(r"Still open:? (.*?) ! What is open", words(house.say(who, "close")))
    return found[1] if found else ""


def test_a_wish_a_change_and_a_disagreement_that_wait_are_named(house: House) -> None:
    house.say(MARTIN, "change", text="The bus is cancelled.")
    house.say(MARTIN, "disagree", text=TEXT)
    (event,), (kept,) = house.group().events, house.group().disagreements
    assert kept.id not in still_open(house)
    house.say(MARTIN, f"disagree {kept.id} share")
    found = still_open(house)
    assert f"{the_wish(house.group()).id}, an earlier review: waits for" in found
    assert f"Disagreement {kept.id}: put to the next meeting" in found
    assert f"{event.id}, raised on" in found
    assert TEXT not in found


def test_of_a_concern_about_whoever_closes_it_nothing_is_named(house: House) -> None:
    house.say(MARTIN, "concern", CONCERN | {"about": PRIYA})
    (event,) = house.group().events
    assert event.id not in still_open(house)
    assert event.id in still_open(house, TOM)
