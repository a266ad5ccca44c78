"""Answers kept under the key of their request, so that a repeat gets the very same card."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter
from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.core.cards import Block, Card
from storage.groups import Held
from storage.lookups import Lookups
from storage.schema import requests
from storage.sealing import DataKey, cell

BLOCKS: Mapping[str, type[Any]] = {each.__name__: each for each in get_args(Block)}
ANSWERED = select(requests.c.sealed, requests.c.ref).where(requests.c.key == bindparam("key"))
KEEP = insert(requests)


@cache
def _adapter(block: str) -> TypeAdapter[Any]:
    return TypeAdapter(BLOCKS[block])


def dump_card(card: Card) -> bytes:
    """Write a card; each block goes with its name, as two blocks can hold the same fields."""
    blocks = [
        (name := type(block).__name__, _adapter(name).dump_python(block, mode="json"))
        for block in card.blocks
    ]
    return json.dumps([card.title, blocks, card.is_refusal]).encode()


def load_card(written: bytes) -> Card:
    """Read a card as `dump_card` wrote it."""
    title, blocks, is_refusal = json.loads(written)
    return Card(
        title,
        tuple(_adapter(name).validate_python(block) for name, block in blocks),
        is_refusal,
    )


class Answers:
    """The cards that have been given, each found by the hash of its request's key."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups

    def key(self, scope: str, key: str) -> str:
        """Return what a request's key is kept under; `scope` is the group, or who makes one."""
        return self._lookups.hash("request", scope, key)

    def get(
        self, connection: Connection, hashed: str, key_of: Callable[[str], DataKey]
    ) -> Card | None:
        """Return the card given to this request, if one was; nearly none comes twice.

        `key_of` returns the data key of the group for which it was answered.
        """
        row = connection.execute(ANSWERED, {"key": hashed}).one_or_none()
        if row is None:
            return None
        where = cell("requests", "sealed", hashed, row.ref)
        return load_card(key_of(row.ref).open(row.sealed, where))

    def keep(
        self, connection: Connection, hashed: str, held: Held, card: Card, now: datetime
    ) -> None:
        """Store the card in the transaction that it answers."""
        ref = held.facts.ref
        sealed = held.key.seal(dump_card(card), cell("requests", "sealed", hashed, ref))
        connection.execute(KEEP, {"key": hashed, "ref": ref, "at": now, "sealed": sealed})

    def prune(self, connection: Connection, before: datetime) -> None:
        """Forget answers too old for a repeat to come."""
        connection.execute(delete(requests).where(requests.c.at < before))
