"""Reading a contact sheet's file: .xlsx or .csv, by what it holds and not by its name."""

import csv
import io
import zipfile
from collections.abc import Iterator

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from bot.core.refusals import Refusal
from handlers.sheets.grid import HEADINGS_WITHIN, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Cells

ZIP = b"PK\x03\x04"
MOST_UNPACKED = 20_000_000
MOST_PARTS = 500
ALL_ROWS = MOST_ROWS + HEADINGS_WITHIN + 1
OTHER_FILE = "Save it as .xlsx or .csv and import that."
DELIMITERS = ",;\t"


def read_file(content: bytes) -> Cells:
    """Return the cells of an Excel or CSV file; anything else is refused, and so is a huge one."""
    if len(content) > MOST_BYTES:
        raise Refusal(
            f"The file has {len(content):,} bytes; {MOST_BYTES:,} is the most.",
            "Is this the contact sheet? Take out pictures and other sheets.",
        )
    if not content.strip():
        raise Refusal("The file is empty.", "Choose the contact sheet.")
    return _excel(content) if content.startswith(ZIP) else _csv(content)


def _csv(content: bytes) -> Cells:
    text = _decoded(content)
    first = max(text.splitlines()[:HEADINGS_WITHIN], key=lambda line: line.lower().count("agency"))
    delimiter = max(DELIMITERS, key=first.count)
    try:
        rows = [
            tuple(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        ]
    except csv.Error as error:
        raise Refusal("The file is no proper CSV file.", OTHER_FILE) from error
    return Cells(tuple(_bounded(rows)))


def _decoded(content: bytes) -> str:
    """Return the text: UTF-8, with or without its mark, else as Excel saves on Windows."""
    if b"\x00" in content:
        raise Refusal("The file is neither Excel nor CSV.", OTHER_FILE)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise Refusal("The file is neither Excel nor CSV.", OTHER_FILE) from error


def _bounded(rows: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    for row in rows[:ALL_ROWS]:
        if len(row) > MOST_COLUMNS:
            raise Refusal(
                f"The sheet has {len(row)} columns; {MOST_COLUMNS} is the most.", OTHER_FILE
            )
        yield row


def _excel(content: bytes) -> Cells:
    _check_unpacked(content)
    try:
        workbook = load_workbook(io.BytesIO(content))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise Refusal("The file is no Excel workbook that can be read.", OTHER_FILE) from error
    sheets = [sheet for sheet in workbook.worksheets if _is_used(sheet)]
    if len(sheets) != 1:
        raise Refusal(
            f"The workbook has {len(sheets)} sheets that are filled in.",
            "Leave only the contact sheet in it.",
        )
    return _worksheet(sheets[0])


def _check_unpacked(content: bytes) -> None:
    """Refuse a file that would unpack to far more than a contact sheet."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except zipfile.BadZipFile as error:
        raise Refusal("The file is damaged.", OTHER_FILE) from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refusal("The file is far too large inside.", OTHER_FILE)


def _is_used(sheet: Worksheet) -> bool:
    return any(cell.value is not None for row in sheet.iter_rows() for cell in row)


def _worksheet(sheet: Worksheet) -> Cells:
    if sheet.max_column > MOST_COLUMNS:
        raise Refusal(
            f"The sheet has {sheet.max_column} columns; {MOST_COLUMNS} is the most.", OTHER_FILE
        )
    rows, bad = [], []
    for number, row in enumerate(sheet.iter_rows(max_row=ALL_ROWS)):
        texts = []
        for column, cell in enumerate(row):
            texts.append(_text(cell))
            if what := _bad(sheet, cell):
                bad.append((number, column, what))
        rows.append(tuple(texts))
    return Cells(tuple(rows), tuple(bad))


def _text(cell: Cell | MergedCell) -> str:
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _bad(sheet: Worksheet, cell: Cell | MergedCell) -> str:
    """Return what makes a cell's text uncertain: a formula, an error, cells merged into one."""
    if cell.data_type == "f":
        return f"{cell.coordinate} holds a formula."
    if cell.data_type == "e":
        return f"{cell.coordinate} holds an error."
    is_merged = any(cell.coordinate in merged for merged in sheet.merged_cells.ranges)
    return f"{cell.coordinate} is merged with other cells." if is_merged else ""
