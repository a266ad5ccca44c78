"""Whose address a substitute's is, they alone are told who may see it (IG6, IG19)."""

from dataclasses import replace

import pytest

from bot.core.facts.people import Contact
from tests.cast import ASHA, LEAH, MARTIN, PRIYA
from tests.handlers.house import House, labels, words
from tests.story import with_first_meeting_booked, with_member

ASHAS = "asha.roy@police.example"
LEAHS, GRACES, NOBODYS = "leah@home.example", "g.holloway@health.example", "joan@police.example"


@pytest.fixture
def house(house: House) -> House:
    group = with_first_meeting_booked()
    house.keep(with_member(group, LEAH, contact=Contact(email=LEAHS)))
    return house


def name(house: House, email: str, *, by_link: bool = False) -> str:
    said = {"name": "Joan Whitby", "email": email}
    return words(house.say(ASHA, "substitute M1", said, by_link=by_link))


def test_by_link_every_address_gets_the_same_answer(house: House) -> None:
    answers = {name(house, email, by_link=True) for email in (NOBODYS, GRACES, LEAHS)}
    assert len(answers) == 1
    answer = answers.pop()
    assert "The lead checks the address first" in answer
    assert "They are first asked" not in answer, "where nothing is sent that is untrue"


def test_by_link_too_oneself_is_refused_plainly(house: House) -> None:
    assert "You cannot come in your own place." in name(house, ASHAS, by_link=True)


def test_a_colleague_is_told_of_a_colleague_and_never_of_family(house: House) -> None:
    assert "somebody who is in the group already" in name(house, GRACES)
    assert name(house, LEAHS) == name(house, NOBODYS)


def test_the_lead_is_shown_the_address_and_whom_to_ask_and_cannot_confirm_it(house: House) -> None:
    name(house, LEAHS)
    for line in ("contact confirm", "contact confirm Joan Whitby"):
        card = house.say(PRIYA, line)
        assert "Somebody in the group has this address already" in words(card)
        assert "Ask Asha Roy whom they mean. Then give another address." in words(card)
        assert "has not been asked" in words(card)
        assert "Change the address" in labels(card)
        assert "Confirm this address" not in words(card)
    confirmed = house.say(PRIYA, f"contact confirm Joan Whitby {LEAHS}")
    assert "Ask whoever named this person" in words(confirmed)


def test_a_private_address_is_hidden_from_the_lead_until_asked_for_and_each_look_recorded(
    house: House,
) -> None:
    """IG6, IG15: it is no less private for standing in a substitute's line."""
    name(house, LEAHS)
    for line in ("contact confirm", "contact confirm Joan Whitby", "members"):
        assert LEAHS not in words(house.say(PRIYA, line))
    assert LEAHS in words(house.say(PRIYA, "contact Joan Whitby"))
    looks = [each.event for each in house.store.audit.lines("7KQ2")]
    assert looks.count("private details seen") == 1
    assert LEAHS not in words(house.say(MARTIN, "contact Joan Whitby"))
    name(house, NOBODYS)
    assert NOBODYS in words(house.say(PRIYA, "contact confirm"))


def test_the_lead_is_warned_of_a_name_that_is_somebodys_here(house: House) -> None:
    said = {"name": "Leah Carrow", "email": NOBODYS}
    house.say(ASHA, "substitute M1", said, by_link=True)
    warned = words(house.say(PRIYA, "contact confirm"))
    assert "Somebody in the group is called Leah Carrow already. Ask Asha Roy" in warned


def test_the_lead_sees_in_whose_place_a_substitute_comes_and_the_substitute_no_member(
    house: House,
) -> None:
    name(house, NOBODYS)
    for line in ("contact confirm", "members"):
        assert "substitute for Asha Roy (police)" in words(house.say(PRIYA, line))
    (joan,) = [each for each in house.group().members if each.name == "Joan Whitby"]
    house.say(PRIYA, f"contact confirm {joan.id} {NOBODYS}")
    listed = words(house.say(joan.id, "groups", ref=""))
    assert "Asha" not in listed


def test_whom_nobody_is_known_to_have_named_is_asked_after_all_the_same(house: House) -> None:
    name(house, LEAHS)
    group = house.group()
    joan = next(each for each in group.members if each.name == "Joan Whitby")
    nameless = tuple(replace(m, added_by="") if m is joan else m for m in group.members)
    house.keep(replace(group, ref="9RTK", members=nameless))
    said = words(house.say(PRIYA, "contact confirm", ref="9RTK"))
    assert "Ask whoever named it whom they mean." in said


def test_an_address_that_only_looks_like_another_is_shown_to_the_lead_as_mail_carries_it(
    house: House,
) -> None:
    name(house, "zed@ev\u0131l.example", by_link=True)
    said = words(house.say(PRIYA, "contact confirm"))
    assert "may only look like it. Mail goes to zed@xn--evl-" in said
