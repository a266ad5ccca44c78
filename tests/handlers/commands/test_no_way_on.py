"""What cannot be sent is refused without a form, and nobody is sent where they may not go."""

from dataclasses import replace

import pytest

from bot.core.cards import Form
from bot.core.facts.particulars import Closing
from tests.cast import DEAN, GRACE, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, asked_in, words
from tests.story import with_first_meeting_booked

TOLD = {"text": "The door is open at night.", "phoned": "nobody yet"}


CLOSED = Closing(at(19, 3), PRIYA, "health visits", "a family centre")


@pytest.fixture
def booked(house: House) -> House:
    house.clock.jump(at(19, 3))
    house.keep(with_first_meeting_booked())
    return house


@pytest.mark.parametrize(
    ("who", "said"), [(LEAH, "substitute"), (PRIYA, "substitute 30 march for Dean")]
)
def test_nobody_comes_in_the_place_of_family_and_no_form_asks_who(
    booked: House, who: str, said: str
) -> None:
    filled = {"name": "Joan Whitby", "email": "joan@police.example"}
    for card in (booked.say(who, said), booked.say(who, said, filled)):
        assert "A substitute comes for a professional or a foster carer." in words(card)
        assert not [each for each in card.blocks if isinstance(each, Form)]


@pytest.mark.parametrize("is_closed", [True, False])
def test_where_nothing_can_be_raised_there_is_no_form_to_send_it_and_the_words_are_given_back(
    house: House, *, is_closed: bool
) -> None:
    house.clock.jump(at(19, 3))
    house.keep(replace(with_first_meeting_booked(), closing=CLOSED if is_closed else None))
    house.say(TOM, "pause group")
    for card in (house.say(GRACE, "concern", TOLD), house.say(GRACE, "concern", looks=True)):
        assert "01632 960199" in words(card)
        assert not [each for each in card.blocks if isinstance(each, Form)]
    assert "The door is open at night." in words(house.say(GRACE, "concern", TOLD))


@pytest.mark.parametrize("said", ["cannot", "cannot A9", "action", "action A9"])
def test_family_are_not_sent_to_a_plan_that_they_may_not_see(booked: House, said: str) -> None:
    assert "plan" not in words(booked.say(DEAN, said))
    assert "See the actions: plan" in words(booked.say(PRIYA, "cannot A9"))


def test_the_order_of_number_and_word_is_all_one_and_with_more_words_it_is_asked_back(
    booked: House,
) -> None:
    booked.say(MARTIN, "concern", TOLD)
    id_ = booked.group().events[0].id
    assert "is seen" in words(booked.say(TOM, f"concern seen {id_.lower()}"))
    assert asked_in(booked.say(TOM, f"concern answer {id_}")) == ["answer"]
    for said in (f"{id_} answer We look into it", f"seen {id_} by me", f"answer {id_} We will"):
        assert "Nothing was sent." in words(booked.say(TOM, f"concern {said}"))
        assert "Nothing was sent." in words(booked.say(TOM, f"concern {said}", phoned="nobody"))
    assert len(booked.group().events) == 1
