"""A card as JSON, for programs: each block under the name of its kind."""

from typing import Any

from bot.core.cards import Card


def as_json(card: Card) -> dict[str, Any]:
    """Return title, whether it is a refusal, and the blocks, each with its `kind`."""
    blocks = [{"kind": type(block).__name__.lower(), **_plain(block)} for block in card.blocks]
    return {"title": card.title, "refused": card.is_refusal, "blocks": blocks}


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a block holds
    """Return what JSON can hold: blocks are frozen, so nothing need be copied."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    # `dataclasses.fields` would make a tuple anew each time, at more than all else together.
    names = getattr(value, "__dataclass_fields__", None)
    return value if names is None else {name: _plain(getattr(value, name)) for name in names}
