"""Objects of a PDF that stand packed together in streams: unpacked within bounds, to be read."""

import re
import zlib
from collections.abc import Iterator
from typing import Final

UNPACKED: Final = 32 * 1024 * 1024
"""Bytes of all such streams together: names and numbers of a document with thousands of pages."""

MOST_STREAMS: Final = 50_000
DICTIONARY_WITHIN: Final = 8 * 1024
STREAM = re.compile(rb"\bstream\r?\n")
STREAM_ENDS = b"endstream"
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_OF_OBJECTS = re.compile(rb"/ObjStm\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_FIRST = re.compile(rb"/First\s+\d+\b(?!\s+\d+\s+R\b)")
_FILTER = re.compile(rb"/Filter\s*(?:/(?:FlateDecode|Fl)\b|\[\s*/(?:FlateDecode|Fl)\s*\])")
_UNREADABLE = re.compile(rb"/(?:Predictor|Crypt|F)\b")


class NotReadable(Exception):  # noqa: N818 - the other side's doing
    """Objects are packed in a way, or in an amount, in which they cannot be looked into."""


def unescaped(content: bytes) -> bytes:
    """Return names as they are meant: "/Java#53cript" is "/JavaScript"."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), content)


def packed_objects(content: bytes) -> Iterator[bytes]:
    """Yield what stands in each stream of objects, or raise `NotReadable`."""
    room, found = UNPACKED, 0
    for number, match in enumerate(STREAM.finditer(content)):
        if number == MOST_STREAMS:
            raise NotReadable
        words = unescaped(_dictionary(content, match.start()))
        named = len(_OF_OBJECTS.findall(words))
        found += named
        if named or _FIRST.search(words):
            packed = _packed(content, match.end(), words)
            objects = _inflated(packed, room) if b"/Filter" in words else bytes(packed)
            # What is packed counts as well: a piece that is long and says little takes time, too.
            room -= len(packed) + len(objects)
            if room < 0:
                raise NotReadable
            yield unescaped(objects)
    if found < len(_OF_OBJECTS.findall(unescaped(content))):
        raise NotReadable


def has_page(content: bytes) -> bool:
    """Tell whether a PDF has a page; raise `NotReadable` where that cannot be looked into."""
    if _PAGE.search(unescaped(content)):
        return True
    return any(map(_PAGE.search, packed_objects(content)))


def _dictionary(content: bytes, end: int) -> bytes:
    """Return what stands before a stream, as far back as the one before it."""
    start = max(0, end - DICTIONARY_WITHIN)
    return content[max(start, content.rfind(STREAM_ENDS, start, end)) : end]


def _packed(content: bytes, start: int, words: bytes) -> memoryview:
    end = content.find(STREAM_ENDS, start)
    is_odd = b"/Filter" in words and not _FILTER.search(words)
    if end < 0 or is_odd or _UNREADABLE.search(words):
        raise NotReadable
    return memoryview(content)[start:end]


def _inflated(data: memoryview, room: int) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        objects = unpacking.decompress(data, max(room, 1))
    except zlib.error as broken:
        raise NotReadable from broken
    if not unpacking.eof:
        # It is longer than there is room for, or ends in what only looks like its end.
        raise NotReadable
    return objects
