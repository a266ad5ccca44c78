"""What a browser sends: read within bounds of size and time, in memory alone, never on disk."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from urllib.parse import parse_qsl

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect, Request

from handlers.uploads import LARGEST

LONGEST_TEXTS: Final = 2 * 1024 * 1024
"""Bytes of all text in one form; far above what a form may hold, so that it can be given back."""

MOST_FIELDS: Final = 200
LARGEST_BODY: Final = 48 * 1024 * 1024
"""Bytes that are read, most of them thrown away, so that a file too large is said at its field."""


class BadBody(Exception):  # noqa: N818 - the other side's error, not ours
    """What was sent is no form, is too large or came too slowly; `status` is HTTP's word for it."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds for the next bytes, and for all of them: ten megabytes over a poor mobile line."""

    next_bytes: float = 20.0
    whole: float = 180.0


PATIENT: Final = Patience()


@dataclass(slots=True)
class SentFile:
    """A file as it came in; past the limit its bytes are dropped and `is_too_large` is set."""

    is_chosen: bool = False
    is_too_large: bool = False
    _kept: BytesIO = field(default_factory=BytesIO, repr=False)

    @property
    def content(self) -> bytes:
        """Return what has come so far; it is not copied."""
        return self._kept.getvalue()

    def add(self, data: bytes) -> None:
        """Take a piece of the file; once it is too large nothing of it is kept."""
        self.is_too_large = self.is_too_large or self._kept.tell() + len(data) > LARGEST
        if self.is_too_large:
            self._kept = BytesIO()
        else:
            self._kept.write(data)

    def hand_over(self) -> bytes:
        """Return the content and keep none of it: ten megabytes need not be there twice."""
        content, self._kept = self._kept.getvalue(), BytesIO()
        return content


@dataclass(frozen=True, slots=True)
class Body:
    """The pairs of a form in their order, and its files by field."""

    pairs: list[tuple[str, str]] = field(default_factory=list, repr=False)
    files: dict[str, SentFile] = field(default_factory=dict, repr=False)


async def read_body(request: Request, patience: Patience = PATIENT) -> Body:
    """Read a form, or raise `BadBody`."""
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    async with _in_time(patience):
        if kind == b"multipart/form-data":
            chunks = _chunks(request, LARGEST_BODY, patience)
            return await _multipart(chunks, options.get(b"boundary", b""))
        if kind == b"application/x-www-form-urlencoded":
            return await _urlencoded(_chunks(request, LONGEST_TEXTS, patience))
    raise BadBody(415)


async def read_bytes(request: Request, largest: int, patience: Patience = PATIENT) -> bytes:
    """Read what is sent as it is, of at most `largest` bytes, or raise `BadBody`."""
    async with _in_time(patience):
        return b"".join([chunk async for chunk in _chunks(request, largest, patience)])


async def let_pass(request: Request, patience: Patience = PATIENT) -> None:
    """Read what is sent and keep nothing of it, or raise `BadBody`."""
    async with _in_time(patience):
        async for _ in _chunks(request, LARGEST_BODY, patience):
            pass


@asynccontextmanager
async def _in_time(patience: Patience) -> AsyncIterator[None]:
    """Give what can go wrong on the line, and in a form, the status to answer with."""
    try:
        async with asyncio.timeout(patience.whole):
            yield
    except TimeoutError as slow:
        raise BadBody(408) from slow
    except ClientDisconnect as gone:
        raise BadBody(400) from gone
    except (FormParserError, UnicodeDecodeError, ValueError) as malformed:
        raise BadBody(400) from malformed


async def _chunks(request: Request, largest: int, patience: Patience) -> AsyncIterator[bytes]:
    """Yield the body as it comes; a line that falls silent or a body without end is cut off."""
    if int(request.headers.get("content-length") or 0) > largest:
        raise BadBody(413)
    size = 0
    stream = aiter(request.stream())
    while True:
        async with asyncio.timeout(patience.next_bytes):
            chunk = await anext(stream, None)
        if chunk is None:
            return
        size += len(chunk)
        if size > largest:
            raise BadBody(413)
        yield chunk


async def _urlencoded(chunks: AsyncIterator[bytes]) -> Body:
    sent = b"".join([chunk async for chunk in chunks])
    pairs = parse_qsl(
        sent.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS
    )
    return Body(pairs)


async def _multipart(chunks: AsyncIterator[bytes], boundary: bytes) -> Body:
    if not boundary:
        raise BadBody(400)
    parts = _Parts()
    parser = MultipartParser(
        boundary,
        {
            "on_part_begin": parts.begin,
            "on_header_field": parts.header_field,
            "on_header_value": parts.header_value,
            "on_header_end": parts.header_end,
            "on_headers_finished": parts.headers_finished,
            "on_part_data": parts.data,
            "on_part_end": parts.end,
        },
    )
    async for chunk in chunks:
        parser.write(chunk)
    parser.finalize()
    return parts.body


class _Parts:
    """Collects the parts of a multipart form as the parser meets them."""

    def __init__(self) -> None:
        self.body = Body()
        self._count = 0
        self._room = LONGEST_TEXTS
        self._header = b""
        self._value = b""
        self._disposition = b""
        self._name = ""
        self._text: bytearray | None = None
        self._file = SentFile()

    def begin(self) -> None:
        self._count += 1
        if self._count > MOST_FIELDS:
            raise BadBody(400)
        self._disposition = b""

    def header_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def header_end(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._disposition = self._value
        self._header = self._value = b""

    def headers_finished(self) -> None:
        _, options = parse_options_header(self._disposition)
        if b"name" not in options:
            raise BadBody(400)
        self._name = options[b"name"].decode()
        if b"filename" in options:
            self._text = None
            is_chosen = options[b"filename"] != b""
            self._file = self.body.files.setdefault(self._name, SentFile(is_chosen=is_chosen))
        else:
            self._text = bytearray()

    def data(self, data: bytes, start: int, end: int) -> None:
        if self._text is None:
            self._file.add(data[start:end])
            return
        self._room -= end - start
        if self._room < 0:
            raise BadBody(413)
        self._text += data[start:end]

    def end(self) -> None:
        if self._text is not None:
            self.body.pairs.append((self._name, self._text.decode()))
