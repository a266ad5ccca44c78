"""`close hold`: the team manager alone keeps a group from its erasure, and says why (IG7)."""

import pytest

from bot.core.facts.holds import standing
from bot.core.group.holding import erased_on
from tests.cast import DAWN, DEAN, GRACE, IQBAL, LEAH, PRIYA, TOM, at
from tests.core.group.test_closing import closed
from tests.handlers.house import House, words
from tests.story import with_contact_sheet

WHY = "close hold because an inquest is open"


def test_the_manager_holds_a_closed_group_and_lifts_it_again(house: House) -> None:
    house.keep(closed())
    house.clock.jump(at(16, 12))
    form = words(house.say(TOM, "close hold"))
    assert "No hold stands." in form
    assert "Why must it be kept?" in form
    assert "7KQ2 is held: H1" in words(house.say(TOM, WHY))
    assert erased_on(house.group()) is None
    shown = house.say(TOM, "close hold")
    assert "H1, Thu 16 Dec 2027, by Tom Adeyemi: an inquest is open" in words(shown)
    asked = house.press(TOM, shown, "Lift H1")
    assert "Why can it be lifted?" in words(asked)
    said = words(house.say(TOM, "close hold lift H1 because it has ended"))
    assert "It is erased on Thu 15 Dec 2033, for good." in said
    assert "lifted Thu 16 Dec 2027 by Tom Adeyemi: it has ended" in words(
        house.say(TOM, "close hold")
    )
    events = [line.event for line in house.store.audit.lines("7KQ2")]
    assert [each for each in events if "hold" in each] == ["hold placed", "hold lifted"]


def test_lifting_says_what_follows(house: House) -> None:
    house.keep(with_contact_sheet())
    for reason in ("an inquest", "a claim"):
        house.say(TOM, f"close hold because {reason}")
    assert "Another hold stands." in words(house.say(TOM, "close hold lift H1 because over"))
    assert "The group is open" in words(house.say(TOM, "close hold lift because over"))


def test_a_hold_lifted_after_the_retention_lets_go_of_the_group_at_once(house: House) -> None:
    house.keep(closed())
    house.say(TOM, WHY)
    house.clock.jump(at(16, 12, year=2033))
    said = words(house.say(TOM, "close hold lift because over"))
    assert "it is erased today, for good" in said


@pytest.mark.parametrize("who", [PRIYA, IQBAL, GRACE, DAWN, LEAH, DEAN])
def test_nobody_else_may_hold_lift_or_see_it(house: House, who: str) -> None:
    house.keep(with_contact_sheet())
    house.say(TOM, WHY)
    for text in ("close hold", "close hold because of me", "close hold lift because of me"):
        card = house.say(who, text)
        assert card.is_refusal
        assert "inquest" not in words(card)
    assert [each.id for each in standing(house.group().holds)] == ["H1"]


def test_at_the_operators_door_a_hold_is_entered_and_never_shown_or_lifted(house: House) -> None:
    """To place one records what was decided; to lift it lets all be destroyed (IG20)."""
    house.keep(with_contact_sheet())
    assert not house.say(TOM, WHY, operator=True).is_refusal
    assert "inquest" not in words(house.say(TOM, "close hold", operator=True))
    said = words(house.say(TOM, "close hold lift because over", operator=True))
    assert "The team manager decides it" in said
    assert len(standing(house.group().holds)) == 1


def test_by_a_link_nobody_holds_anything(house: House) -> None:
    house.keep(with_contact_sheet())
    assert house.say(TOM, WHY, by_link=True).is_refusal
    assert house.group().holds == ()
