"""The command evidence: lead and manager see it, the manager alone has it sent (B10)."""

from dataclasses import replace

import pytest

from bot.core.facts.people import Reader
from tests.cast import GRACE, IQBAL, LEAH, PRIYA, TOM, at
from tests.handlers.house import House, labels, words
from tests.record_story import with_minutes_released
from tests.story import member_of, with_member


@pytest.fixture(autouse=True)
def after_a_meeting(house: House) -> None:
    house.keep(with_minutes_released())
    house.clock.jump(at(30, 4))


def test_the_manager_sees_it_and_has_it_sent(house: House) -> None:
    card = house.say(TOM, "evidence")
    assert "First core group" in words(card)
    assert "on its way" in words(house.press(TOM, card, "Send it to me"))
    assert [each.subject for each in house.group().pulls] == ["evidence"]
    events = [each.event for each in house.store.audit.lines("7KQ2")]
    assert {"evidence seen", "copy asked for"} <= set(events)
    assert "cover" not in events


def test_the_lead_sees_it_and_lets_nothing_out(house: House) -> None:
    assert "Send it to me" not in labels(house.say(PRIYA, "evidence"))
    assert house.say(PRIYA, "evidence send me").is_refusal


@pytest.mark.parametrize("who", [GRACE, IQBAL, LEAH])
def test_nobody_else_sees_it(house: House, who: str) -> None:
    assert house.say(who, "evidence").is_refusal
    assert house.say(who, "evidence send me").is_refusal
    assert house.say(who, "evidence q1 2027").is_refusal
    assert house.say(who, "evidence jan to mar 2027").is_refusal
    assert house.say(who, "evidence jan to mar 2027 send me").is_refusal


def test_what_is_unclear_is_asked_back(house: House) -> None:
    assert "evidence, or evidence send me" in words(house.say(TOM, "evidence quarter"))
    assert "evidence jan to mar 2027" in words(house.say(TOM, "evidence mar to jan 2027"))


def test_of_some_months_there_is_what_was_due_and_done_in_them(house: House) -> None:
    april = words(house.say(TOM, "evidence April - June 2027"))
    assert "Of: Thu 1 Apr 2027 to Wed 30 Jun 2027" in april
    assert "meetings held in them" in april
    minutes = "Receipts: minutes of Tue 30 Mar 2027"
    assert minutes not in april
    assert minutes in words(house.say(PRIYA, "evidence jan to mar 2027"))


def test_the_days_that_are_shown_are_those_that_are_sent(house: House) -> None:
    card = house.say(TOM, "evidence jan to mar 2027")
    assert "on its way" in words(house.press(TOM, card, "Send it to me"))
    again = words(house.say(TOM, "evidence January to March 2027 Send Me"))
    assert "It has just been sent to you." in again
    assert "on its way" in words(house.say(TOM, "evidence nov 2026 to jan 2027 send me"))
    assert "on its way" in words(house.say(TOM, "evidence send me"))
    days = ("/2027-01-01/2027-03-31", "/2026-11-01/2027-01-31", "")
    assert [each.subject for each in house.group().pulls] == [f"evidence{each}" for each in days]
    assert "Send it to me" not in labels(house.say(PRIYA, "evidence jan to mar 2027"))
    assert house.say(PRIYA, "evidence jan to mar 2027 send me").is_refusal


@pytest.mark.parametrize("said", ["send", "send me now", "jan to mar send me", "q5 2027 send me"])
def test_what_is_to_be_sent_is_not_guessed_at(house: House, said: str) -> None:
    assert "is not clear" in words(house.say(TOM, f"evidence {said}"))
    assert not house.group().pulls


@pytest.mark.parametrize("said", ["q1 2027", "2027 Q1", "quarter 1 of 2027"])
def test_a_quarter_is_asked_back_by_its_days_and_one_press_shows_it(
    house: House, said: str
) -> None:
    asked = house.say(TOM, f"evidence {said}")
    financial = "Thu 1 Apr 2027 to Wed 30 Jun 2027"
    assert labels(asked) == {"Fri 1 Jan 2027 to Wed 31 Mar 2027", financial}
    assert f"Of: {financial}" in words(house.press(TOM, asked, financial))
    assert labels(house.say(TOM, f"evidence {said} send me")) == labels(asked)


def test_it_goes_to_no_address_that_others_may_read(house: House) -> None:
    tom = member_of(with_minutes_released(), TOM)
    contact = replace(tom.contact, reader=Reader.SHARED)
    house.keep(replace(with_member(with_minutes_released(), TOM, contact=contact), ref="9RTK"))
    card = house.say(TOM, "evidence send me", ref="9RTK")
    assert "not on the secure list" in words(card)
