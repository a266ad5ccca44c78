"""A wrong name on the contact sheet is mended by the lead; what has been written stays."""

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.requests import Upload
from tests.cast import GRACE, LEAH, MARTIN, PRIYA, TOM
from tests.handlers.house import House, form_in, words
from tests.handlers.sheets.sheet_files import as_excel
from tests.record_story import with_minutes_released
from tests.story import with_contact_sheet, with_member

CORRECTED = 'contact change p1 name="Priya Nair"'
UPLOAD = Upload("sheet.xlsx", "application/octet-stream", as_excel())


def misspelt() -> CoreGroup:
    return with_member(with_contact_sheet(), PRIYA, name="Priya N")


def test_the_lead_corrects_a_name_and_every_card_says_it_as_it_is(house: House) -> None:
    house.keep(misspelt())
    said = words(house.say(PRIYA, CORRECTED))
    assert "Priya N is called Priya Nair here from now on." in said
    assert "keeps the name it was written with" in said
    priya = house.member(PRIYA)
    assert (priya.name, priya.contact.is_confirmed, priya.contact_revision) == (
        "Priya Nair",
        True,
        misspelt().members[0].contact_revision,
    )
    assert "Priya Nair" in words(house.say(MARTIN, "members"))
    told = [each.event for each in house.store.audit.lines("7KQ2") if each.subject == PRIYA]
    assert "name corrected" in told


def test_the_form_asks_for_the_name_and_what_is_left_empty_stays(house: House) -> None:
    house.keep(misspelt())
    form = form_in(house.say(PRIYA, "contact change p1"))
    assert form.fields[0].name == "name"
    house.say(PRIYA, form.command, {"name": "", "details": "", "route": "teams"})
    assert house.member(PRIYA).name == "Priya N"


def test_after_the_correction_the_sheet_is_read_as_the_same_person(house: House) -> None:
    house.keep(misspelt())
    bad = words(house.say(PRIYA, "members import", uploads={"sheet": UPLOAD}))
    assert "priya.nair@eastmere.example is the address of Priya N as well." in bad
    assert "If Priya Nair and Priya N are one person, write the name in one way" in bad
    assert 'contact change p1 name="Priya Nair"' in bad
    assert bad.index("one way") < bad.index("(shared mailbox)")
    house.say(PRIYA, CORRECTED)
    house.say(PRIYA, "members import", uploads={"sheet": UPLOAD})
    assert [each.id for each in house.group().members if each.name == "Priya Nair"] == [PRIYA]


def test_minutes_keep_the_name_that_was_written_in_them(house: House) -> None:
    group = with_minutes_released()
    minutes = group.minutes
    house.keep(group)
    house.say(PRIYA, 'contact change Grace name="Grace Hollo"')
    assert house.group().minutes == minutes
    assert house.member(GRACE).name == "Grace Hollo"


@pytest.mark.parametrize(
    ("who", "line"),
    [
        (MARTIN, 'contact change Grace name="Grace H"'),
        (GRACE, 'contact change Grace name="Grace H"'),
        (TOM, 'contact change child-a name="Robin"'),
        (PRIYA, 'contact change Leah name="Dean Marsh"'),
    ],
)
def test_a_name_that_cannot_be_or_is_not_theirs_to_correct_is_refused(
    house: House, who: str, line: str
) -> None:
    before = house.keep(with_contact_sheet())
    assert house.say(who, line).is_refusal
    assert house.group() == before


def test_the_team_manager_corrects_a_parents_name_as_cover(house: House) -> None:
    house.keep(with_contact_sheet())
    house.say(TOM, 'contact change Leah name="Leah Carow"')
    assert house.member(LEAH).name == "Leah Carow"
    assert "cover" in {each.event for each in house.store.audit.lines("7KQ2")}
