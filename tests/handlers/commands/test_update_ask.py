"""What the lead asks one member to write, by a date: asked, answered, overdue (L13)."""

import pytest

from tests.cast import ASHA, GRACE, PRIYA, TOM, at
from tests.handlers.house import House, form_in, words
from tests.story import with_first_meeting_held


def kept(house: House) -> None:
    house.keep(with_first_meeting_held())


def test_the_lead_asks_grace_for_an_assessment_and_it_is_answered_by_its_number(
    house: House,
) -> None:
    kept(house)
    house.clock.jump(at(26, 4, 10))
    form = form_in(house.say(PRIYA, "update ask Grace"))
    assert {each.name: each.value for each in form.fields}["member"] == GRACE
    said = {"member": GRACE, "what": "Your assessment", "due": "2027-04-30"}
    assert "Fri 30 Apr 2027" in words(house.say(PRIYA, form.command, said))
    card = house.say(GRACE, "update Q1")
    assert "You are asked for: Your assessment, by Fri 30 Apr 2027." in words(card)
    assert "Still asked of you" in words(house.say(GRACE, "update M2", {"done": "Visits."}))
    house.say(GRACE, "update Q1", {"done": "Here it is."})
    assert [each.asked for each in house.group().updates] == ["", "Q1"]
    assert house.say(ASHA, "update Q1").is_refusal
    assert house.say(GRACE, "update ask Asha", what="x", due="30 april").is_refusal


def test_lead_and_manager_see_what_was_asked_for_and_has_not_come(house: House) -> None:
    kept(house)
    house.clock.jump(at(26, 4, 10))
    house.say(PRIYA, "update ask Grace", what="Your assessment", due="30 april")
    assert "Grace Holloway Your assessment Fri 30 Apr 2027" in words(house.say(TOM, "update asked"))
    house.clock.jump(at(3, 5, 10))
    assert "Fri 30 Apr 2027, overdue" in words(house.say(PRIYA, "update asked"))
    assert house.say(GRACE, "update asked").is_refusal
    house.say(GRACE, "update Q1", {"done": "Here it is."})
    assert "Nothing that was asked for is missing." in words(house.say(PRIYA, "update asked"))


@pytest.mark.parametrize(
    ("said", "why"),
    [({"what": "x"}, "By when"), ({"what": "", "due": "30 april"}, "What should they write")],
)
def test_what_is_asked_for_needs_words_and_a_date(
    house: House, said: dict[str, str], why: str
) -> None:
    kept(house)
    assert why in words(house.say(PRIYA, "update ask Grace", said))
