"""Evidence as a file of lines that a spreadsheet opens, under a signature that can be tried."""

import csv
import hmac
from collections.abc import Iterator, Sequence

from bot.core.cards import Block, Card, Facts, Table, Text
from bot.core.spreadsheet import lines

BEHIND = b"signature,"


def written(card: Card) -> bytes:
    """Return a card's title, and all that it says below: of which group and days is signed as well.

    The heading of a table stands before its rows.
    """
    return lines([[card.title]]) + b"".join(lines(_rows(each)) for each in card.blocks)


def _rows(block: Block) -> Iterator[Sequence[str]]:
    if isinstance(block, Text):
        yield (block.text,)
    elif isinstance(block, Facts):
        yield from block.pairs
    elif isinstance(block, Table):
        yield block.heading, *block.columns
        yield from (("", *row) for row in block.rows)


def signed(content: bytes, secret: bytes) -> bytes:
    """Return the lines with their signature below: HMAC-SHA256 under a key of the installation."""
    return content + BEHIND + _mac(content, secret) + b"\r\n"


def is_signed(file: bytes, secret: bytes) -> bool:
    """Tell whether this installation wrote exactly these lines."""
    content, found, said = file.rpartition(BEHIND)
    return bool(found) and hmac.compare_digest(said.strip(), _mac(content, secret))


def title_of(file: bytes) -> str:
    """Return what a file says that it is, in its first line: of which group, and of which days."""
    first, _, _ = file.decode(errors="replace").partition("\r\n")
    return next(csv.reader([first]))[0]


def _mac(content: bytes, secret: bytes) -> bytes:
    return hmac.digest(secret, content, "sha256").hex().encode()
