"""Documents handed in: Word without macros or PDF, told by what is inside and not by the name."""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Final

from bot.core.refusals import Refusal
from bot.core.requests import Upload
from handlers.carrying import carried_in_pdf, carried_in_word
from handlers.object_streams import has_page
from handlers.packed import is_within

LARGEST: Final = 10 * 1024 * 1024
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF: Final = "application/pdf"

_WORD_MAIN: Final = (WORD + ".main+xml").encode()
_CONTENT_TYPES: Final = "[Content_Types].xml"
_LARGEST_CONTENT_TYPES: Final = 256 * 1024
# What Word itself writes stays far below both; a bomb does not.
_MOST_ENTRIES: Final = 2_000
_LARGEST_UNPACKED: Final = 200 * 1024 * 1024
_ENCRYPTED: Final = 0x1
# What zipfile lets through when the bytes are not what they say.
_DAMAGED: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(NotImplementedError, EOFError, ValueError, OverflowError),
)
_PDF_END_WITHIN: Final = 2_048

_WAY_ON: Final = "Save it as a Word document (.docx) or as a PDF, and choose it again."
NOT_A_DOCUMENT: Final = "This file is neither a Word document (.docx) nor a PDF."
TOO_LARGE: Final = f"This file is larger than {LARGEST // 1024 // 1024} MB."
OLD_OR_LOCKED: Final = "This is an old Word file (.doc), or it is locked with a password."
CARRIES: Final = "This {} carries {}, which cannot be taken."
WITHOUT_IT: Final = (
    "Save it again without macros, scripts, embedded files, fields and a template from elsewhere, "
    "or print it to a new PDF, and choose that."
)
EMPTY: Final = "This file is empty."
NO_PAGE: Final = "This PDF has no page, so there is nothing in it to read."
DAMAGED: Final = "This file is damaged and cannot be opened."


def document(content: bytes) -> Upload:
    """Return the document under a name and a kind of our own, or refuse it.

    The sender's file name is dropped: it may hold a person's name (IG1). No more of it is unpacked
    than a set amount. What may act when it is opened is refused as far as `carrying` sees it, and
    nobody here opens one.
    """
    if not content:
        raise Refusal(EMPTY, "Choose it again.")
    if len(content) > LARGEST:
        raise too_large()
    if content.startswith(b"%PDF-"):
        _check_pdf(content)
        return Upload("document.pdf", PDF, content)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise Refusal(OLD_OR_LOCKED, _WAY_ON)
    if not content.startswith(b"PK\x03\x04"):
        raise Refusal(NOT_A_DOCUMENT, _WAY_ON)
    _check_word(content)
    return Upload("document.docx", WORD, content)


def too_large() -> Refusal:
    """Return the refusal of a file whose rest was not even read."""
    return Refusal(TOO_LARGE, "Choose a smaller one, or write your answer below instead.")


def _check_pdf(content: bytes) -> None:
    if b"%%EOF" not in content[-_PDF_END_WITHIN:]:
        raise Refusal(DAMAGED, _WAY_ON)
    if carries := carried_in_pdf(content):
        raise Refusal(CARRIES.format("PDF", carries), WITHOUT_IT)
    if not has_page(content):
        raise Refusal(NO_PAGE, _WAY_ON)


def _check_word(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            kinds = _content_types(packed)
            if _WORD_MAIN not in kinds and b"macroEnabled" not in kinds:
                raise Refusal(NOT_A_DOCUMENT, _WAY_ON)
            carries = carried_in_word(packed, kinds)
    except _DAMAGED as damaged:
        raise Refusal(DAMAGED, _WAY_ON) from damaged
    if carries:
        raise Refusal(CARRIES.format("Word file", carries), WITHOUT_IT)


def _content_types(packed: zipfile.ZipFile) -> bytes:
    """Return the package's own list of what it holds, without unpacking anything else."""
    if not is_within(packed, parts=_MOST_ENTRIES, unpacked=_LARGEST_UNPACKED):
        raise Refusal(DAMAGED, _WAY_ON)
    if _CONTENT_TYPES not in packed.namelist():
        raise Refusal(NOT_A_DOCUMENT, _WAY_ON)
    listed = packed.getinfo(_CONTENT_TYPES)
    if any(each.flag_bits & _ENCRYPTED for each in packed.infolist()):
        raise Refusal(OLD_OR_LOCKED, _WAY_ON)
    with packed.open(listed) as opened:
        return opened.read(_LARGEST_CONTENT_TYPES)
