"""Suggesting an agency for the group, and the lead's answer (L15)."""

import pytest

from bot.core.facts.tasks import TaskKind
from tests.cast import DAWN, GRACE, HELEN, LEAH, PRIYA, TOM, at
from tests.handlers.house import House, asked_in, labels, words
from tests.story import with_contact_sheet

SUGGEST = "members suggest Eastmere Young Carers because Child A looks after the baby"


@pytest.fixture(autouse=True)
def in_april(house: House) -> None:
    house.keep(with_contact_sheet())
    house.clock.jump(at(6, 4, 10))


def test_a_member_suggests_an_agency_and_sees_the_lead_s_answer(house: House) -> None:
    assert "Suggest somebody" in labels(house.say(GRACE, "members"))
    asked = house.say(GRACE, "members suggest")
    assert asked_in(asked) == ["agency", "who", "why"]
    assert words(asked).index("In immediate danger: 999.") < words(asked).index(
        "Is it the group led by"
    )
    assert "The lead is asked" in words(house.say(GRACE, SUGGEST))
    assert "Answer: waits for the lead" in words(house.say(GRACE, "members suggested"))
    assert "Suggestions: 1" in labels(house.say(PRIYA, "members"))
    assert {"Accept", "Decline"} <= labels(house.say(PRIYA, "members suggested"))
    house.say(PRIYA, "members decline G1", reason="The school does it.")
    said = words(house.say(GRACE, "members suggested"))
    assert "declined: The school does it." in said


def test_accepted_it_stands_among_the_gaps_and_the_entry_can_be_opened(house: House) -> None:
    house.say(GRACE, SUGGEST, who="Una Lark")
    card = house.say(TOM, "members accept G1")
    assert "Open the contact sheet entry" in labels(card)
    assert "Eastmere Young Carers" in words(house.say(PRIYA, "members"))
    assert "Answer: accepted (cover)" in words(house.say(PRIYA, "members suggested"))
    assert house.say(PRIYA, "members accept G1").is_refusal


def test_others_see_only_their_own_and_answer_none(house: House) -> None:
    house.say(GRACE, SUGGEST)
    assert "Nothing has been suggested." in words(house.say(DAWN, "members suggested"))
    for said in ("members accept G1", "members decline G1 because no"):
        assert house.say(GRACE, said).is_refusal
    assert house.say(HELEN, SUGGEST).is_refusal
    assert house.group().suggestions[0].is_open


def test_declining_asks_for_the_reason_and_the_lead_can_name_an_agency_outright(
    house: House,
) -> None:
    house.say(GRACE, SUGGEST)
    assert asked_in(house.say(PRIYA, "members decline G1")) == ["reason"]
    said = words(house.say(PRIYA, "members suggest housing because the roof leaks"))
    assert "You can name an agency yourself" in said


def test_family_who_suggest_somebody_are_told_the_answer_by_a_person(house: House) -> None:
    """IG11: they have their own route, by which no message is promised."""
    said = words(house.say(LEAH, "members suggest Larkfield Fathers because he is alone"))
    assert "told the answer by whoever brings you your invitations" in said
    assert "you hear" not in said
    house.say(PRIYA, "members decline G1 because he has a group of his own")
    (task,) = (each for each in house.group().tasks if each.kind is TaskKind.TELL_ANSWER)
    shown = house.say(PRIYA, f"done {task.id}")
    assert "Answer to: G1" in words(shown)
    assert "own" in words(house.press(PRIYA, shown, "See the answer"))
    by_link = house.say(PRIYA, f"done {task.id}", by_link=True)
    assert "See the answer" not in labels(by_link)
    assert "Larkfield" not in words(by_link)
    house.say(PRIYA, f"done {task.id} today")
    assert not [each for each in house.group().tasks if each.id == task.id and each.is_open]
