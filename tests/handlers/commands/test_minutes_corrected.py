"""Whoever opens a correction can finish it, and every button shown works for its reader (R10)."""

from collections.abc import Iterator

import pytest

from bot.core.cards import Button, Buttons, Card
from bot.core.facts.minutes import MinutesState
from tests.cast import GRACE, MARTIN, PRIYA, TOM, at
from tests.handlers.commands.test_minutes_draft import A_PDF, record
from tests.handlers.house import House, form_in, words
from tests.record_story import with_minutes_released, with_roll_called


@pytest.fixture(autouse=True)
def released_on_friday(house: House) -> None:
    house.keep(with_roll_called(with_minutes_released()), at(2, 4, 11))
    house.clock.jump(at(6, 4, 10))


def opened(house: House, by: str = PRIYA) -> Card:
    return house.say(by, "minutes correct", reason="The date was wrong.", dates="27 April")


def buttons(card: Card) -> Iterator[Button]:
    for block in card.blocks:
        if isinstance(block, Buttons):
            yield from block.buttons


@pytest.mark.parametrize("by", [PRIYA, TOM])
def test_the_buttons_of_who_opens_a_correction_work(house: House, by: str) -> None:
    sends, writes = buttons(opened(house, by))
    assert (sends.label, writes.label) == ("Send it to the lead", "Go on writing")
    for each in (writes, sends):
        assert not house.say(by, each.command, seen=each.seen).is_refusal


@pytest.mark.parametrize("who", [PRIYA, TOM, MARTIN, GRACE])
def test_every_button_of_a_correction_works_for_whom_it_is_shown_to(house: House, who: str) -> None:
    opened(house)
    offered = list(buttons(house.say(who, "minutes")))
    assert ("Send to the lead" in {each.label for each in offered}) == (who != GRACE)
    for each in sorted(offered, key=lambda one: one.command.endswith(" send")):
        assert not house.say(who, each.command, seen=each.seen).is_refusal, each


@pytest.mark.parametrize("by", [PRIYA, TOM])
def test_who_opened_it_goes_on_and_sends_it(house: House, by: str) -> None:
    card = opened(house, by)
    form = form_in(house.press(by, card, "Go on writing"))
    house.say(by, form.command, seen=form.seen, dates="28 April")
    assert record(house).section("dates") == "28 April"
    said = words(house.press(by, house.say(by, "minutes"), "Send to the lead"))
    assert "The lead has the correction of the minutes of Tue 30 Mar 2027." in said
    assert record(house).state is MinutesState.WITH_LEAD


def test_the_lead_writes_in_a_correction_alone_and_not_once_it_is_final(house: House) -> None:
    assert house.say(PRIYA, "minutes draft", dates="28 April").is_refusal
    opened(house)
    assert not house.say(PRIYA, "minutes draft", dates="28 April").is_refusal
    assert house.say(GRACE, "minutes draft", dates="1 May").is_refusal


def test_a_correction_is_handed_in_by_link_by_whom_it_was_given_to(house: House) -> None:
    opened(house)
    form = form_in(house.say(MARTIN, "minutes M1", by_link=True, looks=True))
    card = house.say(MARTIN, form.command, {}, by_link=True, uploads=A_PDF)
    assert "The lead has the correction" in words(card)
    assert not record(house).working_days_late
