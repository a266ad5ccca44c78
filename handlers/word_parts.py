"""The parts of a Word file, looked into within bounds: fields that act, and files in disguise."""

import re
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.parsers.expat import ParserCreate, XMLParserType

from handlers.refusing_xml import without_doctype

LARGEST_TEXTS: Final = 24 * 1024 * 1024
"""Bytes of all XML of a file, unpacked: a document of ten megabytes is far below it."""

MOST_ELEMENTS: Final = 1_000_000
AT_ONCE: Final = 64 * 1024
BEGINS: Final = 64
OTHER_FILES = (b"\xd0\xcf\x11\xe0", b"MZ", b"PK\x03\x04", b"%PDF-", b"{\\rtf", b"\x7fELF")
"""How files begin that have no place in another: an old Office file, a program, a package."""

MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ACTS = re.compile(
    r"^\s*(?:DDE|DDEAUTO|LINK|IMPORT|DATABASE|INCLUDETEXT|QUOTE)\b", re.IGNORECASE | re.MULTILINE
)
_PICTURE = re.compile(r"^\s*INCLUDEPICTURE\b.*(?:://|\\\\\\\\|//)", re.IGNORECASE | re.MULTILINE)


class TooMuch(Exception):  # noqa: N818 - the other side's doing
    """More is packed in the file than can be looked into."""


def holds_other_file(packed: zipfile.ZipFile) -> bool:
    """Tell whether a part is a file of another kind, whatever it is called."""
    return any(_beginning(packed, each).startswith(OTHER_FILES) for each in packed.infolist())


def has_acting_field(packed: zipfile.ZipFile) -> bool:
    """Tell whether a field of any part starts something or fetches it from elsewhere.

    Raises `TooMuch`, or `ExpatError` for a part that Word itself does not write.
    """
    room, commands = LARGEST_TEXTS, _Commands()
    for each in packed.infolist():
        if not _is_xml(_beginning(packed, each)):
            continue
        parser = commands.parser()
        for piece in _pieces(packed, each):
            room -= len(piece)
            if room < 0:
                raise TooMuch
            parser.Parse(piece, False)  # noqa: FBT003 - expat takes it by place alone
        parser.Parse(b"", True)  # noqa: FBT003
    return commands.act()


class _Commands:
    """Collects what the fields of a text say, each on lines of its own.

    A field's command may be cut into many runs, and one field may stand inside another.
    """

    def __init__(self) -> None:
        self._said: list[str] = []
        self._is_inside = False
        self._room = MOST_ELEMENTS

    def parser(self) -> XMLParserType:
        parser = without_doctype(ParserCreate())
        parser.StartElementHandler = self._begins
        parser.EndElementHandler = self._ends
        parser.CharacterDataHandler = self._text
        self._said.append("\n")
        return parser

    def act(self) -> bool:
        said = "".join(self._said)
        return bool(_ACTS.search(said) or _PICTURE.search(said))

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        self._room -= 1
        if self._room < 0:
            raise TooMuch
        local = name.rpartition(":")[2]
        self._is_inside = local == "instrText"
        if local == "fldChar":
            self._said.append("\n")
        elif local == "fldSimple":
            instructions = (v for k, v in attributes.items() if k.rpartition(":")[2] == "instr")
            self._said += ["\n", *instructions, "\n"]

    def _ends(self, _name: str) -> None:
        self._is_inside = False

    def _text(self, text: str) -> None:
        if self._is_inside:
            self._said.append(text.replace("\n", " "))


def _beginning(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with packed.open(part) as opened:
        return opened.read(BEGINS)


def _is_xml(beginning: bytes) -> bool:
    return beginning.startswith(MARKS) or beginning.lstrip().startswith((b"<", b"\x00<"))


def _pieces(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with packed.open(part) as opened:
        while piece := opened.read(AT_ONCE):
            yield piece
