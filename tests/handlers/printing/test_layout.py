"""A paper laid out: the stamp, tables that fit, and nothing that is for a screen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cards import Card, Table
from bot.core.printed import GIVER_KEEPS_RECORD, Paper, Stamp
from handlers.printing.layout import ROOM, WIDEST, Plain, laid_out
from tests.every_block import EVERY_BLOCK
from tests.handlers.printing.samples import STAMP, TODAY


def table(*rows: tuple[str, ...]) -> Plain:
    columns = tuple("abcdefghijklmnop"[: len(rows[0])])
    (found,) = laid_out(Paper(Card("T", (Table(columns, rows),)), STAMP))["blocks"]
    assert isinstance(found, dict)
    return found


def test_the_foot_says_group_version_recipient_day_and_where_the_record_is() -> None:
    assert laid_out(Paper(EVERY_BLOCK, STAMP))["foot"] == [
        "7KQ2 · version 1, final · for Grace Holloway, health · Tue 6 Apr 2027",
        "This is a copy. The record is the case file: the local authority's own.",
    ]


def test_the_foot_of_a_family_members_paper_has_their_own_reference_and_neutral_words() -> None:
    stamp = Stamp("H4MX", "version 2", "H4MX", TODAY, GIVER_KEEPS_RECORD)
    assert laid_out(Paper(EVERY_BLOCK, stamp))["foot"] == [
        "version 2 · for H4MX · Tue 6 Apr 2027",
        "This is a copy. The person who gave you this keeps the record.",
    ]


def test_buttons_and_forms_are_no_part_of_a_document() -> None:
    kinds = [each["kind"] for each in laid_out(Paper(EVERY_BLOCK, STAMP))["blocks"]]
    assert kinds == ["text", "why", "warn", "facts", "items", "table"]


def test_lines_stay_lines_and_a_stamp_is_one() -> None:
    laid = laid_out(Paper(EVERY_BLOCK, replace(STAMP, recipient="Grace\nHolloway")))
    assert laid["blocks"][0]["lines"] == ["One paragraph.", "Another <b>one</b> & more."]
    assert "for Grace Holloway" in laid["foot"][0]


def test_what_is_too_wide_for_the_page_is_printed_row_by_row() -> None:
    wide = tuple(f"cell {each}" for each in range(WIDEST + 1))
    assert table(wide)["records"] == [[["a", ["cell 0"]], *[[c, [w]] for c, w in named(wide)]]]
    assert table(("w" * 40, "w" * 40))["kind"] == "records"


def named(cells: tuple[str, ...]) -> list[tuple[str, str]]:
    return list(zip("bcdefgh", cells[1:], strict=True))


@given(st.lists(st.text("ab ", max_size=90), min_size=1, max_size=WIDEST))
def test_each_column_has_room_for_its_longest_word(cells: list[str]) -> None:
    found = table(tuple(cells))
    if found["kind"] == "table":
        assert sum(found["widths"]) <= ROOM + 0.5
        longest = [max(map(len, cell.split()), default=0) for cell in cells]
        pairs = zip(found["widths"], longest, strict=True)
        assert all(width >= min(word, 40) for width, word in pairs)


def test_where_there_is_less_room_the_day_of_a_date_stays_together() -> None:
    """As in the evidence: seven columns, three of them dates."""
    date = "Tue 28 Sep 2027"
    rule = "10 working days after Wed 17 Mar 2027, skipping Good Friday and Easter Monday (L5)"
    cells = ("Latest safe final core group", date, rule, date, date, "not on record", "late")
    assert all(table(cells)["widths"][each] >= len("Tue 28 Sep") for each in (1, 3, 4))


@pytest.mark.parametrize("cell", ["Tue 27 Apr 2027", "Grace Holloway"])
def test_a_date_or_a_name_stays_on_one_line_beside_long_texts(cell: str) -> None:
    assert table((cell, "a long text " * 20, "another one " * 20))["widths"][0] >= len(cell)
