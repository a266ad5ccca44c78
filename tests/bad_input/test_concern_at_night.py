"""A concern about the manager at 23:00 on Good Friday: the lead at once, the manager never (B6)."""

from bot.core.notices.notice import Kind
from tests.cast import IQBAL, MARTIN, PRIYA, TOM, at
from tests.core.notices.reading import days
from tests.handlers.house import House, words
from tests.story import with_contact_sheet

WORDS = "The manager told me to leave it until Tuesday."


def test_it_reaches_the_lead_that_night_and_the_deputy_on_tuesday(house: House) -> None:
    house.keep(with_contact_sheet())
    house.clock.jump(at(26, 3, 23))
    said = words(house.say(MARTIN, "concern", text=WORDS, phoned="nobody yet", about=TOM))
    assert "out of hours 01632 960198" in said
    assert "The lead is told now, at any hour" in said
    assert "by Tue 30 Mar 2027, 09:00, the manager's deputy is told" in said
    assert "Tom" not in said
    told = {who: days(house.group(), Kind.NEEDS_ATTENTION, who) for who in (PRIYA, IQBAL, TOM)}
    assert told == {PRIYA: ["Fri 26 Mar 23:00"], IQBAL: ["Tue 30 Mar 09:00"], TOM: []}
    house.clock.jump(at(30, 3, 12))
    assert WORDS not in words(house.say(TOM, "concern raised"))
