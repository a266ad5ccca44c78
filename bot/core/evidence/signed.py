"""Evidence as a file of lines that a spreadsheet opens, under a signature that can be tried."""

import csv
import hmac
import io

from bot.core.cards import Card, Table

BEHIND = b"signature,"
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def written(card: Card) -> bytes:
    """Return the tables of a card one below the other, the heading of each before its rows."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\r\n")
    for block in card.blocks:
        if isinstance(block, Table):
            lines.writerow([block.heading, *block.columns])
            lines.writerows([_cell(each) for each in ("", *row)] for row in block.rows)
    return text.getvalue().encode()


def signed(content: bytes, secret: bytes) -> bytes:
    """Return the lines with their signature below: HMAC-SHA256 under a key of the installation."""
    return content + BEHIND + _mac(content, secret) + b"\r\n"


def is_signed(file: bytes, secret: bytes) -> bool:
    """Tell whether this installation wrote exactly these lines."""
    content, found, said = file.rpartition(BEHIND)
    return bool(found) and hmac.compare_digest(said.strip(), _mac(content, secret))


def _mac(content: bytes, secret: bytes) -> bytes:
    return hmac.digest(secret, content, "sha256").hex().encode()


def _cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text
