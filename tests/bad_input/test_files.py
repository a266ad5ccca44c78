"""Files that are bombs, lie about themselves or are none: told so, and memory stays as it is."""

import io
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache

import pytest

from bot.core.cards import Card
from bot.core.messages.wording import Purpose
from bot.core.requests import Upload
from tests.bad_input.front import Front, nothing_written, refused
from tests.cast import PRIYA
from tests.handlers.house import House, words
from tests.handlers.sheets.sheet_files import as_bytes, as_csv, as_excel, workbook
from tests.handlers.web.documents import a_word_file
from tests.story import with_contact_sheet

A_MEGABYTE = 1_000_000
UNPACKED = 16
"""Megabytes that a bomb of these tests would take: many times what reading one may."""

METHODS = (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
SHEET = "xl/worksheets/sheet1.xml"
LIST = "[Content_Types].xml"


@contextmanager
def little_memory() -> Iterator[None]:
    """Hold the block to half of what the bomb would take."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < UNPACKED * A_MEGABYTE / 2
    finally:
        tracemalloc.stop()


def bomb(name: str, method: int, says: int = 1_000) -> bytes:
    """Return a zip whose one part unpacks to far more than it says, though its sum is right."""
    packed = _packed(method)
    head = (20, 0, method, 0, 33, zlib.crc32(bytes(says)), len(packed), says, len(name))
    here = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", *head, 0) + name.encode() + packed
    place = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, *head, 0, 0, 0, 0, 0, 0)
    listed = place + name.encode()
    ended = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(listed), len(here), 0)
    return here + listed + ended


@cache
def _packed(method: int) -> bytes:
    """Return so many megabytes of nothing, packed as zip files have it."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as packed, packed.open("x", "w") as part:
        for _ in range(UNPACKED):
            part.write(bytes(A_MEGABYTE))
    (entry,) = packed.infolist()
    begins = 30 + len(entry.filename)
    return whole.getvalue()[begins : begins + entry.compress_size]


def imported(house: House, content: bytes) -> Card:
    sheet = Upload("sheet.xlsx", "application/octet-stream", content)
    return house.say(PRIYA, "members import", uploads={"sheet": sheet}, key="the sheet")


@pytest.fixture
def founded(house: House) -> House:
    """Group 7KQ2 before its contact sheet was read."""
    group = with_contact_sheet()
    house.keep(replace(group, members=group.members[:1]))
    return house


def test_a_contact_sheet_that_is_a_bomb_is_refused_before_it_goes_off(founded: House) -> None:
    bombs = [bomb(SHEET, method) for method in METHODS]
    with nothing_written(founded.store), little_memory():
        for each in bombs:
            assert "Save it as .xlsx or .csv and import that." in refused(imported(founded, each))
    assert not imported(founded, as_excel()).is_refusal


def test_a_contact_sheet_with_a_formula_or_nothing_in_it_is_refused_whole(founded: House) -> None:
    book, sheet = workbook()
    sheet["C4"] = '=HYPERLINK("http://x.example","Clinic")'
    with nothing_written(founded.store):
        formula = imported(founded, as_bytes(book))
        assert formula.is_refusal
        assert "3 C4 holds a formula. Write it as plain text" in words(formula)
        for content in (b"", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n", b"\x00" * 50, b"PK\x03\x04"):
            refused(imported(founded, content))
    assert not imported(founded, as_csv(encoding="utf-8-sig")).is_refusal


def test_a_word_file_that_is_a_bomb_is_refused_at_its_field_and_the_words_stay(
    front: Front,
) -> None:
    grace, written = front.visitor(Purpose.UPDATE), {"right_group": "yes", "done": "Two visits."}
    bombs = [bomb(LIST, method) for method in METHODS]
    with nothing_written(front.store), little_memory():
        for each in bombs:
            page = grace.send(grace.open(), "update M2", written, each)
            assert (page.status, page.written("done")) == (422, "Two visits.")
            assert "Save it as a Word document (.docx) or as a PDF" in page.text
    assert grace.send(page, "update M2", written, a_word_file()).status == 200
