"""Lines that a spreadsheet opens, of which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as comma-separated values in UTF-8, by RFC 4180."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([cell(each) for each in row] for row in rows)
    return text.getvalue().encode()
