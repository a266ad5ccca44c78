"""A document is told by what is inside it: Word without macros or PDF, of bearable size."""

import contextlib
import io
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.refusals import Refusal
from handlers.uploads import (
    DAMAGED,
    EMPTY,
    LARGEST,
    NO_PAGE,
    NOT_A_DOCUMENT,
    OLD_OR_LOCKED,
    PDF,
    TOO_LARGE,
    WORD,
    document,
)
from tests.handlers.web.documents import a_pdf, a_word_file, types_of


def why_not(content: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        document(content)
    assert refused.value.way_on
    return refused.value.why


def test_a_word_document_is_taken_under_a_name_that_says_nothing() -> None:
    taken = document(a_word_file())
    assert (taken.filename, taken.media_type) == ("document.docx", WORD)
    assert taken.content == a_word_file()


def test_a_pdf_is_taken() -> None:
    assert document(a_pdf()).media_type == PDF


def test_a_pdf_whose_page_is_packed_among_other_objects_is_taken() -> None:
    page = zlib.compress(b"2 0 <</Type /Page>>")
    head = b"3 0 obj<</Type/ObjStm/First 4/Filter/FlateDecode>>stream\n"
    content = b"%PDF-1.7\n" + head + page + b"\nendstream endobj\n%%EOF\n"
    assert document(content).media_type == PDF


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", EMPTY),
        (b"just some words", NOT_A_DOCUMENT),
        (b"<html>%PDF-1.7 %%EOF", NOT_A_DOCUMENT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old Word file", OLD_OR_LOCKED),
        (a_pdf()[:-20], DAMAGED),
        (a_word_file()[:200], DAMAGED),
        (b"%PDF-1.4\n%%EOF", NO_PAGE),
        (a_pdf().replace(b"/Page", b"/Pages"), NO_PAGE),
        (b"%PDF-1.7" + b" " * LARGEST, TOO_LARGE),
    ],
)
def test_whatever_is_neither_word_nor_pdf_is_refused(content: bytes, why: str) -> None:
    assert why_not(content) == why


def test_a_spreadsheet_and_a_plain_zip_are_no_word_documents() -> None:
    sheet = types_of("openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
    assert why_not(a_word_file(sheet)) == NOT_A_DOCUMENT
    assert why_not(a_word_file("")) == NOT_A_DOCUMENT


def test_a_bomb_is_not_unpacked() -> None:
    content = bytearray(a_word_file(more={"word/media/a.bmp": b"small"}))
    last = content.rindex(b"PK\x01\x02")
    content[last + 24 : last + 28] = (201 * 1024 * 1024).to_bytes(4, "little")
    assert why_not(bytes(content)) == DAMAGED


def test_a_file_of_thousands_of_parts_is_refused() -> None:
    parts = {f"word/media/{number}": b"" for number in range(2_001)}
    assert why_not(a_word_file(more=parts)) == DAMAGED


def test_a_locked_list_of_contents_is_refused() -> None:
    content = bytearray(a_word_file())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    assert why_not(bytes(content)) == OLD_OR_LOCKED


@given(st.data())
def test_a_word_file_with_any_byte_changed_is_taken_or_refused_but_never_breaks(
    data: st.DataObject,
) -> None:
    content = bytearray(a_word_file())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Refusal):
        assert document(bytes(content)).media_type == WORD


@given(st.binary(max_size=300))
def test_any_bytes_behind_a_zip_s_mark_are_refused(rest: bytes) -> None:
    assert why_not(b"PK\x03\x04" + rest)


def test_the_sample_is_a_zip_that_others_can_open() -> None:
    with zipfile.ZipFile(io.BytesIO(a_word_file())) as packed:
        assert packed.testzip() is None
