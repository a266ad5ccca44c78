"""Files of contact sheets: Excel and CSV as people save them, and what is refused."""

import io
import random
import zipfile
from contextlib import suppress

import pytest

from bot.core.refusals import Refusal
from bot.core.sheet.lines import Row, SheetRefused
from handlers.sheets.files import read_file
from handlers.sheets.grid import MOST_BYTES, sheet_rows, unread_headings
from tests.handlers.sheets.sheet_files import (
    HEADINGS,
    TABLE,
    as_bytes,
    as_csv,
    as_excel,
    workbook,
)
from tests.handlers.web.documents import a_word_file
from tests.sheet_rows import ROWS


def rows(content: bytes) -> tuple[Row, ...]:
    """Return the rows of a file whose cells can all be read."""
    sheet = sheet_rows(read_file(content))
    if sheet.troubles:
        raise SheetRefused(sheet.troubles)
    return sheet.rows


@pytest.mark.parametrize(
    "content",
    [
        as_excel(),
        as_csv(),
        as_csv(encoding="utf-8-sig"),
        as_csv(encoding="cp1252", delimiter=";"),
        as_csv(delimiter="\t"),
        as_csv([*TABLE, ["", "", "", "", ""]]),
        as_excel(headings=[each.lower() for each in HEADINGS]),
    ],
)
def test_the_sheet_reads_the_same_however_it_was_saved(content: bytes) -> None:
    assert rows(content) == ROWS


@pytest.mark.parametrize(
    "formula", ['=HYPERLINK("http://evil.example")', "=cmd|'/C calc'!A0", "@x"]
)
@pytest.mark.parametrize("place", [0, 2])
def test_a_formula_in_a_text_file_is_refused_as_in_excel(formula: str, place: int) -> None:
    row = list(TABLE[1])
    row[place] = formula
    with pytest.raises(SheetRefused) as refused:
        rows(as_csv([TABLE[0], row]))
    (trouble,) = [each for each in refused.value.troubles if "holds a formula" in each.what]
    assert (trouble.row, trouble.what) == (2, f"{'ABC'[place]}3 holds a formula.")


def test_a_name_of_two_lines_is_refused_by_its_row() -> None:
    row = ["Eve\nBcc: x@y.example", *TABLE[1][1:]]
    for content in (as_csv([TABLE[0], row]), as_excel([TABLE[0], row])):
        with pytest.raises(SheetRefused, match="row 2 must be mended") as refused:
            rows(content)
        assert "line break" in refused.value.troubles[0].what


def test_letters_beyond_ascii_survive_excels_own_encoding() -> None:
    row = ("Zoë O’Brien", *TABLE[2][1:])
    assert rows(as_csv([row], encoding="cp1252"))[0].name == "Zoë O’Brien"


def test_a_title_above_the_headings_is_stepped_over_and_rows_count_below_them() -> None:
    book, sheet = workbook([*TABLE[:2], [None] * 5, *TABLE[2:3]])
    sheet.insert_rows(1, 2)
    sheet["A1"] = "CORE GROUP CONTACT SHEET"
    sheet.merge_cells("A1:E1")
    assert [each.number for each in rows(as_bytes(book))] == [1, 2, 4]


def test_the_part_column_may_be_missing_and_other_columns_are_named() -> None:
    headings = (*HEADINGS[:4], "ADDRESS BOOK NO")
    content = as_csv([[*row[:4], "7"] for row in TABLE], headings)
    assert {each.part for each in rows(content)} == {""}
    assert unread_headings(read_file(content)) == ("ADDRESS BOOK NO",)


def test_a_number_cell_is_read_as_it_stands() -> None:
    assert rows(as_excel([("Una", 7.0, "", "Post", None)]))[0].agency == "7"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"x" * (MOST_BYTES + 1), "is the most"),
        (b"\x00\x01\x02 some binary", "neither Excel nor CSV"),
        (b"\x81\x8d\x90", "neither Excel nor CSV"),
        (b"PK\x03\x04 damaged", "damaged"),
        (a_word_file(), "no Excel workbook"),
        (b"NAME,AGENCY\nUna,Care\n", "no column CONTACT DETAILS"),
        (b"Una,Care,Clinic,Post\n", "No headings"),
        (as_csv([("x",) * 40]), "more than 30 columns"),
        (as_excel([("x",) * 40]), "more than 30 columns"),
        (as_csv(TABLE * 30), "more than 200 rows"),
        (as_excel(TABLE * 30), "more than 200 rows"),
        (as_csv(TABLE * 26), "more than 200 rows"),
        (b'NAME,AGENCY\n"Una,Care\n', "not a proper CSV"),
    ],
)
def test_a_file_that_is_no_contact_sheet_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(Refusal, match=why) as refused:
        rows(content)
    assert refused.value.way_on


def test_a_formula_and_merged_cells_are_listed_with_their_rows() -> None:
    book, sheet = workbook()
    sheet["D3"] = '=CONCATENATE("Sl","ack")'
    sheet.merge_cells("B5:B6")
    with pytest.raises(SheetRefused, match="rows 2, 4 and 5 must be mended") as refused:
        rows(as_bytes(book))
    assert refused.value.troubles[0].what == "D3 holds a formula."
    assert refused.value.troubles[1].what == "B5 is merged with other cells."


def test_a_range_merged_over_the_whole_sheet_does_not_fill_memory() -> None:
    content = as_excel([])
    everything = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            new.writestr(part, old.read(part).replace(b"</sheetData>", everything))
    assert rows(out.getvalue()) == ()


def test_an_error_cell_and_unseen_characters_are_listed() -> None:
    book, sheet = workbook()
    sheet["A2"] = "#REF!"
    sheet["A2"].data_type = "e"
    with pytest.raises(SheetRefused) as refused:
        rows(as_bytes(book))
    assert "A2 holds an error." in refused.value.troubles[0].what
    unseen = [("Una\x1b[2J", *TABLE[0][1:])]
    with pytest.raises(SheetRefused, match="row 1"):
        rows(as_csv(unseen))


def test_two_sheets_that_are_filled_in_are_not_guessed_between() -> None:
    book, _ = workbook()
    book.create_sheet("empty")
    assert rows(as_bytes(book)) == ROWS
    book.create_sheet("old")["A1"] = "NAME"
    with pytest.raises(Refusal, match="2 sheets"):
        rows(as_bytes(book))


def test_a_file_that_unpacks_to_far_too_much_is_refused() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 21_000_000)
    with pytest.raises(Refusal, match="far too large inside"):
        rows(content.getvalue())


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("hello.txt", "hello")
    with pytest.raises(Refusal, match="no Excel workbook"):
        rows(content.getvalue())


def test_a_damaged_file_is_read_or_refused_and_nothing_else() -> None:
    chance = random.Random(7)
    whole = as_excel()
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(chance.randrange(1, 9)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        with suppress(Refusal):
            rows(bytes(damaged[: chance.randrange(100, len(damaged))]))
        with suppress(Refusal):
            rows(bytes(damaged))
