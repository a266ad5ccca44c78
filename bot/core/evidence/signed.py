"""Evidence as a file of lines that a spreadsheet opens, under a signature that can be tried."""

import hmac
from collections.abc import Iterator, Sequence

from bot.core.cards import Card, Table
from bot.core.spreadsheet import lines

BEHIND = b"signature,"


def written(card: Card) -> bytes:
    """Return the tables of a card one below the other, the heading of each before its rows."""
    tables = (each for each in card.blocks if isinstance(each, Table))
    return b"".join(lines(_rows(each)) for each in tables)


def _rows(table: Table) -> Iterator[Sequence[str]]:
    yield table.heading, *table.columns
    yield from (("", *row) for row in table.rows)


def signed(content: bytes, secret: bytes) -> bytes:
    """Return the lines with their signature below: HMAC-SHA256 under a key of the installation."""
    return content + BEHIND + _mac(content, secret) + b"\r\n"


def is_signed(file: bytes, secret: bytes) -> bool:
    """Tell whether this installation wrote exactly these lines."""
    content, found, said = file.rpartition(BEHIND)
    return bool(found) and hmac.compare_digest(said.strip(), _mac(content, secret))


def _mac(content: bytes, secret: bytes) -> bytes:
    return hmac.digest(secret, content, "sha256").hex().encode()
