"""Importing the contact sheet: part 2.1 and 2.2 of the acceptance case."""

from dataclasses import replace

import pytest

from bot.core.cards import Card, Items
from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Reader
from bot.core.requests import Upload
from tests.cast import MARTIN, PRIYA, TOM
from tests.handlers.house import House, words
from tests.handlers.sheets.sheet_files import TABLE, as_bytes, as_csv, as_excel, workbook
from tests.story import with_contact_sheet


def founded() -> CoreGroup:
    group = with_contact_sheet()
    return replace(group, members=group.members[:1])


def read(house: House, content: bytes, who: str = PRIYA, key: str = "") -> Card:
    upload = Upload("sheet.xlsx", "application/octet-stream", content)
    return house.say(who, "members import", uploads={"sheet": upload}, key=key)


def test_the_sheet_is_read_in_with_a_report_for_each_row(house: House) -> None:
    house.keep(founded())
    said = words(read(house, as_excel()))
    assert "8 rows were read, all of them." in said
    assert "3 Grace Holloway professional opted in g.holloway@health.example" in said
    assert "dsl@larkfield.example shared mailbox new" in said
    assert "Row 7: a home address stood there. It is not stored" in said
    assert "health.example, homes.example, larkfield.example, police.example" in said
    assert len(house.group().core_members) == 8
    assert "3 Mill Lane" not in repr(house.group())


def test_shared_mailboxes_are_listed_with_why_and_how_to_correct_that(house: House) -> None:
    house.keep(founded())
    card = read(house, as_excel())
    (listed,) = [each for each in card.blocks if isinstance(each, Items)][:1]
    assert listed.heading == "Taken as shared mailboxes"
    assert listed.items == ("Martin Pryce: dsl@larkfield.example",)
    assert "not the person's own name" in words(card)
    (martin,) = [each for each in house.group().members if each.name == "Martin Pryce"]
    line = f"contact change {martin.id} reader=alone"
    assert line in words(card)
    assert not house.say(PRIYA, line).is_refusal
    assert house.member(martin.id).contact.reader is Reader.ALONE


def test_a_sheet_without_shared_mailboxes_says_nothing_of_them(house: House) -> None:
    house.keep(founded())
    zoe = ["Zoe Lark", "Care", "Elm Road; 01632 960112; zoe@care.example", "Secure e-mail", "nurse"]
    said = words(read(house, as_csv([zoe])))
    assert "zoe@care.example read by this person alone" in said
    assert "Taken as shared" not in said


def test_a_foster_carer_by_the_sheets_four_columns_is_none_of_the_professionals(
    house: House,
) -> None:
    """The form has no column for the role; what each was taken for is shown (R2, IG6, H9)."""
    house.keep(founded())
    fran = ["Fran Foster", "Foster carer", "Flat 2, 9 Beech Avenue; 07700 900124", "Post"]
    said = words(read(house, as_csv([*(line[:4] for line in TABLE), fran])))
    assert "9 Fran Foster foster carer opted in" in said
    assert "7 Leah Carrow family: relative opted in" in said
    assert "Row 9: a home address stood there. It is not stored" in said
    assert "Beech Avenue" not in repr(house.group())
    assert "Beech Avenue" not in words(house.say(PRIYA, "contact Fran"))


def test_each_bad_row_is_listed_at_once_whatever_is_wrong_with_it(house: House) -> None:
    """Cells that cannot be read hide nothing of the other rows (issue: each bad row is listed)."""
    before = house.keep(founded())
    book, sheet = workbook()
    sheet["D3"], sheet["C4"] = "=A1", "Orchard Clinic; 01632 960103; nobody@"
    sheet["D5"], sheet["B6"], sheet["B8"] = "", "", "Carrow family"
    sheet.append(["Una Lark", "Care", "Elm Road; una.lark@care.example", "By hand (Tom Adeyemi)"])
    sheet.append(["Ed Roe", "Care", "Elm Road; ed.roe@care.example", "By hand (Nobody)", "nurse"])
    said = words(read(house, as_bytes(book)))
    assert "rows 2, 3, 4, 5, 7 and 10 must be mended first" in said
    assert house.group() == before


def test_all_six_addresses_can_be_confirmed_after_it(house: House) -> None:
    house.keep(founded())
    read(house, as_csv())
    for each in house.group().professionals:
        card = house.say(PRIYA, f"contact confirm {each.id} {each.contact.email}")
        assert not card.is_refusal
    assert all(each.contact.is_confirmed for each in house.group().professionals)


def test_one_row_without_a_route_and_nothing_is_imported(house: House) -> None:
    before = house.keep(founded())
    table = [list(row) for row in TABLE]
    table[3][3] = ""
    card = read(house, as_csv(table))
    assert card.is_refusal
    assert "4 Nothing says how information will be shared securely." in words(card)
    assert house.group() == before


def test_a_parent_on_slack_is_refused_with_the_row_and_nothing_is_imported(house: House) -> None:
    before = house.keep(founded())
    table = [list(row) for row in TABLE]
    table[6][3], table[7][3] = "Slack", "Teams"
    said = words(read(house, as_csv(table)))
    assert "7 Family are not reached by Slack: only professionals are known there." in said
    assert "8 Family are not reached by Teams" in said
    assert 'Write "Post" or "By hand (NAME)"' in said
    assert house.group() == before


def test_the_same_import_sent_twice_is_answered_once(house: House) -> None:
    house.keep(founded())
    first = read(house, as_excel(), key="once")
    assert read(house, as_excel(), key="once") == first
    assert house.group().version == 2


def test_without_a_file_it_is_asked_for(house: House) -> None:
    house.keep(founded())
    assert "as .xlsx or .csv" in words(house.say(PRIYA, "members import"))


@pytest.mark.parametrize("who", [MARTIN, TOM])
def test_columns_that_were_not_read_and_gaps_are_told(house: House, who: str) -> None:
    group = with_contact_sheet()
    house.keep(replace(group, members=tuple(m for m in group.members if m.name[:4] != "Dawn")))
    table = [(*row, "x") for row in TABLE if row[0] != "Dawn Kerrigan"]
    headings = ("NAME", "AGENCY", "CONTACT DETAILS", "HOW WILL INFORMATION BE SHARED", "PART", "NO")
    card = read(house, as_csv(table, headings), who)
    if who == MARTIN:
        assert card.is_refusal
        return
    assert "Columns that were not read: NO." in words(card)
    assert "Nobody speaks yet for: - Eastmere Homes" in words(card)


def test_add_takes_a_foster_carer_for_one_and_asks_back_what_may_be_family(house: House) -> None:
    """R2, IG6: a word of family beside an agency is neither clearly one nor the other."""
    house.keep(founded())
    at_home = {
        "name": "Una Lark",
        "agency": "Eastmere Homes",
        "details": "9 Beech Avenue; 07700 900124",
        "route": "post",
        "part": "",
    }
    refused = house.say(PRIYA, "add", {**at_home, "part": "mum"})
    assert refused.is_refusal
    assert 'Write "Family" as the agency of family' in words(refused)
    said = words(house.say(PRIYA, "add", {**at_home, "agency": "Foster carers"}))
    assert "Taken for: foster carer" in said
    assert "The home address is not stored" in said
    assert "Beech Avenue" not in repr(house.group())
