"""A link that is opened again shows no answer back, and says what another answer does (IG19)."""

import pytest

from tests.cast import GRACE, MARTIN, PRIYA, at
from tests.handlers.house import House, form_in, words
from tests.story import with_first_meeting_booked

AGAIN = "If you have answered already, what you say now takes its place."


@pytest.fixture
def booked(house: House) -> House:
    house.clock.jump(at(22, 3, 11))
    house.keep(with_first_meeting_booked())
    return house


@pytest.mark.parametrize("who", [GRACE, MARTIN])
def test_an_invitation_opened_again_shows_no_answer_and_says_that_another_counts(
    booked: House, who: str
) -> None:
    booked.say(who, "coming M1", {"coming": "yes", "ticks": "minutes"}, by_link=True)
    after = booked.say(who, "coming M1", by_link=True, looks=True)
    assert [each.value for each in form_in(after).fields if each.name != "right_group"] == ["", ""]
    assert AGAIN in words(after)
    asked = form_in(booked.say(who, "coming 30 march"))
    assert {each.name: each.value for each in asked.fields}["coming"] == "yes"


def test_a_time_that_is_asked_about_shows_no_answer_by_link(booked: House) -> None:
    booked.say(PRIYA, "meet ask 20 april 14:00")
    booked.say(GRACE, "meet yes 20 april 14:00", by_link=True)
    assert "You said that you can come." in words(booked.say(GRACE, "meet asked"))
    by_link = words(booked.say(GRACE, "meet asked", by_link=True, looks=True))
    assert "You said" not in by_link
    assert AGAIN in by_link
