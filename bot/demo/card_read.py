"""What a person reads on a card."""

from bot.core.cards import Card, Field, Form
from handlers.terminal.plain import plain


def words(card: Card) -> str:
    """Return all that a card says, as one line."""
    return " ".join(plain(card, 10_000).split())


def asked_in(card: Card) -> list[Field]:
    """Return what the forms of a card ask."""
    return [field for block in card.blocks if isinstance(block, Form) for field in block.fields]
