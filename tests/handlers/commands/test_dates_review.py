"""dates review: what it decided, by whom it is theirs to enter, and what follows (H19, S4)."""

import pytest

from bot.core.cards import Why
from tests.cast import CHILD_A, GRACE, HELEN, LEAH, PRIYA, TOM, at
from tests.core.diary.test_reviews import in_june
from tests.handlers.house import House, asked_in, labels, words

GOES_ON = {"on": "16 june", f"outcome_{CHILD_A}": "the plan continues"}
ENTER = "Enter what the review decided"


@pytest.fixture(autouse=True)
def on_the_day(house: House) -> None:
    house.clock.jump(at(16, 6, 14))
    house.keep(in_june())


def test_on_its_day_the_conference_chair_is_offered_it(house: House) -> None:
    asked = house.press(HELEN, house.say(HELEN, "dates"), ENTER)
    assert asked_in(asked) == ["on", f"outcome_{CHILD_A}", "next_review", "next_reason"]
    assert "Nothing here decides or proposes it (S4)." in words(asked)


def test_nobody_else_enters_it_and_nobody_before_its_day(house: House) -> None:
    for who in (GRACE, LEAH):
        assert ENTER not in labels(house.say(who, "dates"))
        assert house.group().next_review is not None
        house.say(who, "dates review", GOES_ON)
        assert house.group().last_review is None
    house.clock.jump(at(17, 6))
    early = house.say(HELEN, "dates review", {**GOES_ON, "on": "20 june"})
    assert early.is_refusal
    assert asked_in(early)[0] == "on"


def test_it_says_by_when_the_group_meets_next_and_why_and_what_is_firm(house: House) -> None:
    """10.2, 10.3: D16, D17, D18."""
    card = house.say(PRIYA, "dates review", {**GOES_ON, "next_review": "15 december"})
    said = words(card)
    assert "Child A: the plan continues" in said
    assert "The next core group is to be by Tue 6 Jul 2027." in said
    whys = " ".join(line for each in card.blocks if isinstance(each, Why) for line in each.lines)
    assert "Wed 14 Jul 2027" in whys
    assert "The next review is to be by Thu 16 Dec 2027." in said
    assert "told: Tue 6 Jul 2027, Tue 17 Aug 2027, Tue 28 Sep 2027, Tue 9 Nov 2027." in said
    dates = words(house.say(GRACE, "dates"))
    assert "Review: Wed 16 Jun 2027 (Child A: the plan continues)" in dates
    assert "Review: Wed 15 Dec 2027, planned" in dates


def test_the_manager_enters_it_as_cover_and_an_end_closes_nothing(house: House) -> None:
    card = house.say(TOM, "dates review", {f"outcome_{CHILD_A}": "ends"})
    assert "The group stays open until somebody closes it: close" in words(card)
    assert "Recorded as cover for the lead." in words(card)
    assert not house.group().is_closed


def test_what_is_missing_is_asked_at_its_field_and_an_old_form_comes_back(house: House) -> None:
    assert house.say(PRIYA, "dates review", {"on": "16 june"}).is_refusal
    late = house.say(PRIYA, "dates review", {**GOES_ON, "next_review": "17 december"})
    assert "Choose another day, or write the reason." in words(late)
    assert house.say(PRIYA, "dates review", GOES_ON, seen=7).is_refusal
    assert house.say(PRIYA, "dates tea", {"x": "y"}).is_refusal


def test_a_wrong_entry_is_corrected_with_its_reason_and_said_with_the_dates(house: House) -> None:
    house.say(HELEN, "dates review", {**GOES_ON, "next_review": "15 dec 2027"})
    asked = house.press(TOM, house.say(TOM, "dates"), "Correct what was entered")
    fields = [f"outcome_{CHILD_A}", "next_review", "next_reason", "reason"]
    assert asked_in(asked) == ["on", *fields]
    ends = {"on": "16 june", f"outcome_{CHILD_A}": "the plan ends"}
    assert house.say(TOM, "dates review correct", ends).is_refusal
    said = words(house.say(TOM, "dates review correct because It ended.", ends))
    assert "Child A: the plan ends" in said
    assert "Put off until it is decided, and those invited are told: Tue 6 Jul 2027" in said
    assert "Recorded as cover for the lead." in said
    assert "corrected on Wed 16 Jun 2027, It ended." in words(house.say(GRACE, "dates"))
    assert "It ended." not in words(house.say(PRIYA, "dates", operator=True))
    assert house.say(GRACE, "dates review correct because no", ends).is_refusal
    events = [(each.event, each.subject) for each in house.store.audit.lines("7KQ2")]
    assert ("review corrected", "C2") in events
