"""Contact sheets as files, made for tests: Excel by openpyxl, CSV as Excel saves it."""

import csv
import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.core.sheet.lines import COLUMNS
from tests.sheet_rows import ROWS

HEADINGS = (*COLUMNS, "PART")
TABLE: tuple[tuple[str, ...], ...] = tuple(
    (each.name, each.agency, each.details.as_written, each.shared, each.part) for each in ROWS
)


def as_csv(
    rows: Sequence[Sequence[str]] = TABLE,
    headings: Sequence[str] = HEADINGS,
    *,
    encoding: str = "utf-8",
    delimiter: str = ",",
) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([headings, *rows])
    return text.getvalue().encode(encoding)


def workbook(
    rows: Sequence[Sequence[object]] = TABLE, headings: Sequence[str] = HEADINGS
) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (headings, *rows):
        sheet.append(list(row))
    return book, sheet


def as_bytes(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def as_excel(rows: Sequence[Sequence[object]] = TABLE, headings: Sequence[str] = HEADINGS) -> bytes:
    return as_bytes(workbook(rows, headings)[0])
