"""Lines for a spreadsheet: every value comes back, and none is taken for a formula."""

import csv
import io

import pytest

from bot.core.spreadsheet import cell, lines


@pytest.mark.parametrize("text", ["=2+2", "+44 1632", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_would_be_a_formula_is_text(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "A1", "2+2", "two\nlines", 'says "no", and goes'])
def test_all_else_comes_back_as_it_was_written(text: str) -> None:
    (row,) = csv.reader(io.StringIO(lines([("first", text)]).decode(), newline=""))
    assert row == ["first", text]
