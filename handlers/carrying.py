"""What a document carries beside its words that may act when it is opened, as far as it shows."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate

from handlers.object_streams import STREAM, STREAM_ENDS, NotReadable, packed_objects, unescaped
from handlers.refusing_xml import without_doctype
from handlers.word_parts import TooMuch, has_acting_field, holds_other_file

MACROS: Final = "macros"
EMBEDDED: Final = "embedded files"
ELSEWHERE: Final = "a template or part that is fetched from elsewhere"
SCRIPT: Final = "a script or an action of its own"
ODD: Final = "a part that Word itself does not write"
FIELD: Final = "a field that starts or fetches something when it is opened"
UNSEEN: Final = "packed parts that cannot be looked into"

_BY_KIND_OR_NAME = (
    (MACROS, re.compile(rb"macroenabled|vbaproject"), re.compile(r"vbaproject")),
    (
        EMBEDDED,
        re.compile(rb"oleobject|activex|officedocument\.package"),
        re.compile(r"/(?:embeddings|activex)/"),
    ),
)
_LARGEST_LIST = 256 * 1024
# A template on the writer's own disk is named in many a document, and fetched from nowhere.
_ON_OWN_DISK = re.compile(r"(?:file:///)?[a-z]:[\\/]|[\w%. -]+$", re.IGNORECASE)

_LONG_NAMES: Mapping[str, re.Pattern[bytes]] = {
    SCRIPT: re.compile(rb"/(?:JavaScript|Launch|RichMedia|SubmitForm|ImportData)\b"),
    EMBEDDED: re.compile(rb"/(?:EmbeddedFiles?|FileAttachment)\b"),
}
_SHORT_NAME = re.compile(rb"/JS\b")
"""Too short to be looked for among packed bytes, where chance alone writes it now and then."""


def carried_in_word(packed: zipfile.ZipFile, kinds: bytes) -> str:
    """Return what a Word file should not carry, or nothing; `kinds` is its list of contents.

    Looked at are the names and kinds of its parts, how each begins, every list of what parts point
    to, where a hyperlink may point elsewhere and nothing else may, and the fields of the text.
    """
    listed = kinds.lower()
    names = [name.lower() for name in packed.namelist()]
    if any(map(_is_outside, names)):
        return ODD
    for what, of_kind, named in _BY_KIND_OR_NAME:
        if of_kind.search(listed) or any(map(named.search, names)):
            return what
    if holds_other_file(packed):
        return EMBEDDED
    return _carried_by_pointers(packed) or _carried_by_fields(packed)


def carried_in_pdf(content: bytes) -> str:
    """Return what a PDF should not carry, or nothing.

    Looked at are names, written out or with #-escapes, in plain and in streams of objects: scripts,
    actions that start a program, embedded files. What cannot be looked into is not taken either.
    """
    plain = unescaped(content)
    if _SHORT_NAME.search(_outside_streams(plain)):
        return SCRIPT
    try:
        return _long_name(plain) or next(filter(None, map(_named, packed_objects(content))), "")
    except NotReadable:
        return UNSEEN


def _named(objects: bytes) -> str:
    return SCRIPT if _SHORT_NAME.search(objects) else _long_name(objects)


def _long_name(text: bytes) -> str:
    return next((words for words, name in _LONG_NAMES.items() if name.search(text)), "")


def _is_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or ":" in parts[0]


def _carried_by_pointers(packed: zipfile.ZipFile) -> str:
    """Return the first thing that parts point to and should not, or nothing."""
    try:
        pointers = [each for listed in _lists(packed) for each in _pointers(listed)]
    except ExpatError:
        return ODD
    return next(filter(None, map(_pointed_at, pointers)), "")


def _carried_by_fields(packed: zipfile.ZipFile) -> str:
    try:
        return FIELD if has_acting_field(packed) else ""
    except ExpatError:
        return ODD
    except TooMuch:
        return UNSEEN


def _lists(packed: zipfile.ZipFile) -> Iterator[bytes]:
    """Yield the lists of what parts point to; one that is cut off is no list any more."""
    for each in packed.infolist():
        if each.filename.lower().endswith(".rels"):
            with packed.open(each) as opened:
                yield opened.read(_LARGEST_LIST)


def _pointers(listed: bytes) -> list[Mapping[str, str]]:
    """Return the attributes of all in a list, or raise `ExpatError` for what Word never writes."""
    found: list[Mapping[str, str]] = []
    parser = without_doctype(ParserCreate())
    parser.StartElementHandler = lambda _name, attributes: found.append(attributes)
    parser.Parse(listed, True)  # noqa: FBT003 - expat takes it by place alone
    return found


def _pointed_at(pointer: Mapping[str, str]) -> str:
    """Return what is wrong with one pointer: only a hyperlink may lead out of the file."""
    kind = pointer.get("Type", "").rpartition("/")[2].lower()
    if kind == "vbaproject":
        return MACROS
    if kind in {"oleobject", "package", "control"}:
        return EMBEDDED
    is_inside = pointer.get("TargetMode", "Internal") == "Internal"
    if is_inside or kind == "hyperlink" or _ON_OWN_DISK.match(pointer.get("Target", "")):
        return ""
    return ELSEWHERE


def _outside_streams(content: bytes) -> bytes:
    return b"\n".join(STREAM.split(part, 1)[0] for part in content.split(STREAM_ENDS))
