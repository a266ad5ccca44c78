"""What a person reads on a card."""

from collections.abc import Iterable

from bot.core.cards import Button, Buttons, Card, Field, Form, Table
from handlers.terminal.plain import plain


def words(card: Card) -> str:
    """Return all that a card says, as one line."""
    return " ".join(plain(card, 10_000).split())


def asked_in(card: Card) -> list[Field]:
    """Return what the forms of a card ask."""
    return [field for block in card.blocks if isinstance(block, Form) for field in block.fields]


def those_in(text: str, among: Iterable[str]) -> list[str]:
    """Return which of some words stand in a text."""
    return [each for each in among if each in text]


def offered(card: Card) -> list[Button]:
    """Return the buttons of a card."""
    blocks = (each for each in card.blocks if isinstance(each, Buttons))
    return [button for row in blocks for button in row.buttons]


def rows(card: Card, heading: str = "") -> list[tuple[str, ...]]:
    """Return the lines of the tables of a card whose heading holds this."""
    tables = (each for each in card.blocks if isinstance(each, Table) and heading in each.heading)
    return [row for each in tables for row in each.rows]
