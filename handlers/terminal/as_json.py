"""A card as JSON, for programs: each block under the name of its kind."""

from dataclasses import asdict
from typing import Any

from bot.core.cards import Card


def as_json(card: Card) -> dict[str, Any]:
    """Return title, whether it is a refusal, and the blocks, each with its `kind`."""
    blocks = [{"kind": type(block).__name__.lower(), **asdict(block)} for block in card.blocks]
    return {"title": card.title, "refused": card.is_refusal, "blocks": blocks}
