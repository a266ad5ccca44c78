"""The command change: to the lead alone, with who told of it, and what it asks for (L14)."""

import pytest

from bot.core.facts.events import Wants
from tests.cast import GRACE, HELEN, LEAH, PRIYA, TOM, at
from tests.handlers.house import House, asked_in, form_in, labels, words
from tests.profiles import with_value
from tests.story import with_contact_sheet

NEWS = "She works evenings from June on."
ASKS = {"Ask for a core group", "Ask for an earlier review"}


@pytest.fixture(autouse=True)
def on_monday(house: House) -> None:
    house.keep(with_contact_sheet())
    house.clock.jump(at(17, 5, 9))


def test_a_parent_tells_of_a_change_and_lead_and_manager_read_it(house: House) -> None:
    """8.2, IG11."""
    card = house.say(LEAH, "change")
    assert "In immediate danger: 999." in words(card)
    assert asked_in(card) == ["text"]
    told = house.say(LEAH, "change", text=NEWS)
    assert "The person who leads your meetings is asked for an answer" in words(told)
    assert not [each for each in ("Priya", "Tom", "7KQ2") if each in words(told)]
    for who in (PRIYA, TOM):
        assert NEWS in words(house.say(who, "concern raised"))
    for who in (GRACE, HELEN):
        assert NEWS not in words(house.say(who, "concern raised"))


def test_family_ask_with_it_for_a_core_group_or_an_earlier_review(house: House) -> None:
    told = house.say(LEAH, "change", text=NEWS)
    assert labels(told) == {"Ask for another meeting", "Ask for an earlier review"}
    asked = house.press(LEAH, told, "Ask for an earlier review")
    assert words(asked).startswith("You have asked for an earlier review")
    assert house.group().events[0].wants is Wants.REVIEW
    assert "Asks for: an earlier review" in words(house.say(PRIYA, "concern raised"))
    assert labels(house.say(LEAH, "concern raised")) == {"Ask for another meeting"}
    assert house.say(TOM, "change E999 review").is_refusal
    assert labels(house.say(PRIYA, "concern raised")) == {"Answer it"}


def test_a_professional_is_shown_first_what_that_does_to_every_date(house: House) -> None:
    """L3."""
    told = house.say(GRACE, "change", text=NEWS)
    assert labels(told) == ASKS
    for label in ASKS:
        assert form_in(house.press(GRACE, told, label)).command == "early"
    assert labels(house.say(GRACE, "concern raised")) == ASKS


def test_the_lead_writes_down_who_told_of_it(house: House) -> None:
    card = house.say(PRIYA, "change", text=NEWS, told_by="Leah, on paper")
    assert "The team manager is asked for an answer" in words(card)
    assert "Told by: Leah, on paper" in words(house.say(TOM, "concern raised"))


def test_where_the_profile_has_the_rule_it_asks_whether_it_is_significant(house: House) -> None:
    assert asked_in(house.say(GRACE, "change")) == ["text", "told_by"]
    with house.store.begin("7KQ2", by=PRIYA, now=house.clock.now()) as work:
        key = "change_to_conference_chair"
        work.facts = with_value(work.facts, key, "3 calendar days")
    assert asked_in(house.say(GRACE, "change it is new")) == ["text", "told_by", "significant"]
    said = words(house.say(GRACE, "change", text=NEWS, significant="yes"))
    assert "The conference chair is told too" in said
    assert "by Thu 20 May 2027" in said
    assert NEWS in words(house.say(HELEN, "concern raised"))


def test_by_link_and_at_the_operators_door_it_is_written_and_not_read(house: House) -> None:
    """IG19, IG20."""
    for given in ({"by_link": True}, {"operator": True}):
        by_link, operator = given.get("by_link", False), given.get("operator", False)
        told = house.say(GRACE, "change", {"text": str(given)}, by_link=by_link, operator=operator)
        assert labels(told) == ASKS
        id_ = house.group().events[-1].id
        more = house.say(GRACE, f"change {id_} review", by_link=by_link, operator=operator)
        assert not more.is_refusal
        assert house.say(GRACE, "concern raised", by_link=by_link, operator=operator).is_refusal
