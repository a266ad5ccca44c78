"""Reading a contact sheet's file: .xlsx or .csv, by what it holds and not by its name."""

import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from bot.core.refusals import Refusal
from handlers.packed import is_within
from handlers.sheets.grid import (
    HEADINGS_WITHIN,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    Cells,
    must_be_of_one_group,
)

Merged = tuple[tuple[tuple[int, int], tuple[int, int]], ...]
"""Ranges, each by the row and column of its first and its last cell, counted from 1."""

ZIP = b"PK\x03\x04"
MERGED = re.compile(
    rb'<mergeCell [^>]*ref="([A-Z]{1,3}[1-9][0-9]{0,6}):([A-Z]{1,3}[1-9][0-9]{0,6})"'
)
MOST_UNPACKED = 20_000_000
SHEETS = "xl/worksheets/"
MOST_PARTS = 500
MOST_MERGED = 1_000
ALL_ROWS = MOST_ROWS + HEADINGS_WITHIN
OTHER_FILE = "Save it as .xlsx or .csv and import that."
DELIMITERS = ",;\t"
FORMULA = ("=", "@")

# What a damaged workbook raises on its way through zip, XML and the library that reads it.
UNREADABLE = (
    *(InvalidFileException, zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, NotImplementedError, OverflowError, RuntimeError, SyntaxError),
    *(AttributeError, LookupError, OSError, TypeError, ValueError),
)


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
    top = text.splitlines()[:HEADINGS_WITHIN]
    first = max(top, key=lambda line: line.lower().count("agency"), default="")
    delimiter = max(DELIMITERS, key=first.count)
    try:
        rows = [
            tuple(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        ]
    except csv.Error as error:
        raise Refusal("The file is not a proper CSV file.", OTHER_FILE) from error
    bounded = tuple(_bounded(rows))
    return Cells(bounded, tuple(_formulas(bounded)))


def _formulas(rows: Iterable[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    """Yield the cells that a spreadsheet would reckon out, as it does of text in such a file."""
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text.lstrip().startswith(FORMULA):
                yield row, column, _bad("f", row + 1, column + 1, ())


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
    """Yield the rows without empty cells at their ends; too many of either are refused."""
    must_be_of_one_group(rows, ALL_ROWS)
    for row in rows:
        width = max((n for n, text in enumerate(row, 1) if text.strip()), default=0)
        if width > MOST_COLUMNS:
            raise Refusal(
                f"The sheet has more than {MOST_COLUMNS} columns.",
                "Take out what is not the contact sheet.",
            )
        yield row[:width]


def _excel(content: bytes) -> Cells:
    try:
        parts = _unpacked(content)
    except (zipfile.BadZipFile, *UNREADABLE) as error:
        raise Refusal("The file is damaged.", OTHER_FILE) from error
    try:
        merged = _merged(parts)
        workbook = load_workbook(_packed_plainly(parts), read_only=True)
        sheets = [cells for sheet in workbook.worksheets if (cells := _worksheet(sheet, merged))]
    except UNREADABLE as error:
        raise Refusal("The file is no Excel workbook that can be read.", OTHER_FILE) from error
    if len(sheets) != 1:
        raise Refusal(
            f"The workbook has {len(sheets) or 'no'} sheets that are filled in.",
            "Leave only the contact sheet in it, filled in.",
        )
    return sheets[0]


def _unpacked(content: bytes) -> dict[str, bytes]:
    """Return what is packed in a file, by name.

    No part is unpacked further than it says that it is long: one that lies about it would else
    fill the memory before anybody compares the two.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        found = {}
        for part in _parts(packed):
            with packed.open(part) as opened:
                found[part.filename] = opened.read(part.file_size + 1)
    return found


def _parts(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return what is packed in the file, unless unpacking it would take far too much."""
    if not is_within(packed, parts=MOST_PARTS, unpacked=MOST_UNPACKED):
        raise Refusal("The file is far too large inside.", OTHER_FILE)
    return packed.infolist()


def _packed_plainly(parts: Mapping[str, bytes]) -> io.BytesIO:
    """Return the parts as a file whose sizes are true, for the library that reads it."""
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return plain


def _merged(parts: Mapping[str, bytes]) -> Merged:
    """Return the ranges of merged cells.

    They are looked up by themselves, since reading a sheet together with them would fill in each
    cell of a range, however large.
    """
    sheets = [part for name, part in parts.items() if name.startswith(SHEETS)]
    found = [match for sheet in sheets for match in MERGED.findall(sheet)]
    return tuple(
        (coordinate_to_tuple(first.decode()), coordinate_to_tuple(last.decode()))
        for first, last in found[:MOST_MERGED]
    )


def _worksheet(sheet: Worksheet, merged: Merged) -> Cells | None:
    """Return a sheet's cells, or None where nothing is written on it."""
    rows: list[tuple[str, ...]] = []
    bad: list[tuple[int, int, str]] = []
    lines = sheet.iter_rows(max_col=MOST_COLUMNS + 1)
    for number, line in enumerate(islice(lines, ALL_ROWS + 1)):
        texts = tuple(map(_text, line))
        rows.append(texts)
        bad += [
            (number, column, what)
            for column, cell in enumerate(line)
            if (what := _bad(cell.data_type, number + 1, column + 1, merged))
        ]
    while rows and not any(text.strip() for text in rows[-1]):
        rows.pop()
    return Cells(tuple(_bounded(rows)), tuple(bad)) if rows else None


def _text(cell: Cell | MergedCell) -> str:
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _bad(kind: str, row: int, column: int, merged: Merged) -> str:
    """Return what makes a cell's text uncertain: a formula, an error, cells merged into one."""
    place = f"{get_column_letter(column)}{row}"
    if kind == "f":
        return f"{place} holds a formula."
    if kind == "e":
        return f"{place} holds an error."
    is_merged = any(
        top <= row <= bottom and left <= column <= right for (top, left), (bottom, right) in merged
    )
    return f"{place} is merged with other cells." if is_merged else ""
