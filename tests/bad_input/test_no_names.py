"""A name is a name wherever one is written: no header of a mail, no address, no second line."""

import pytest

from bot.core.requests import Upload
from tests.cast import ASHA, PRIYA, at
from tests.handlers.house import House, words
from tests.handlers.sheets.sheet_files import as_csv
from tests.story import with_first_meeting_booked

NO_NAMES = ("Ben\r\nBcc: x@y.z Okafor", "Ben\nOkafor", "Ben x@y.z", "Ben http://y.z")
ADDED = {
    "agency": "Care",
    "part": "nurse",
    "details": "Elm Road; b.okafor@care.example",
    "route": "secure_email",
}


@pytest.mark.parametrize("name", NO_NAMES)
@pytest.mark.parametrize(
    ("who", "line", "fields"),
    [
        (ASHA, "substitute M1", {"email": "ben.okafor@police.example"}),
        (PRIYA, "add", ADDED),
        (PRIYA, "contact change Grace", {}),
    ],
)
def test_what_is_no_name_is_refused_with_an_example(
    house: House, who: str, line: str, fields: dict[str, str], name: str
) -> None:
    house.clock.jump(at(22, 3, 11))
    before = house.keep(with_first_meeting_booked())
    card = house.say(who, line, {**fields, "name": name})
    assert card.is_refusal
    assert 'Write the name alone, like "Grace Holloway".' in words(card)
    assert house.group() == before


@pytest.mark.parametrize("name", NO_NAMES)
def test_a_row_of_the_sheet_without_a_name_that_is_one_is_listed(house: House, name: str) -> None:
    before = house.keep(with_first_meeting_booked())
    row = [name, "Care", "Elm Road; b.okafor@care.example", "Secure e-mail", "nurse"]
    uploads = {"sheet": Upload("sheet.csv", "text/csv", as_csv([row]))}
    said = words(house.say(PRIYA, "members import", uploads=uploads))
    assert "Nothing was imported: row 1 must be mended first" in said
    assert house.group() == before
