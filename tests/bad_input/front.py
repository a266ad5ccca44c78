"""What the tests of bad input look at: every row as it stands, and the doors that people use."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import pytest
from sqlalchemy import select

from bot.core.cards import Card, Text, Warn
from bot.core.messages.wording import Purpose
from storage.schema import metadata
from storage.store import Store
from tests.cast import GRACE, at
from tests.handlers.house import House, words
from tests.handlers.web.house import MEETING_ENDS
from tests.handlers.web.house import House as Behind
from tests.handlers.web.serving import Swapped, Visitor, app_of
from tests.record_story import with_actions, with_minutes_released

BOTH = pytest.mark.parametrize("database_kind", ["sqlite", "postgres"], indirect=True)
"""For a test in which the database itself matters."""

AUDITED = {"audit", "chains"}
"""A refusal leaves one line there, and nothing else anywhere."""

REMEMBERED = {"seen"}
"""That something came is remembered there by a hash, whatever it leads to."""

EVERYTHING = {
    table.name: select(*(each for each in table.c if not each.name.startswith("audit_")))
    for table in metadata.sorted_tables
    if table.name not in AUDITED | REMEMBERED
}

LATE_APRIL = at(23, 4, 10)


def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table but the audit log's, byte for byte."""
    with store.database.reading() as connection:
        return {
            name: sorted(map(tuple, connection.execute(all_rows)), key=repr)
            for name, all_rows in EVERYTHING.items()
        }


@contextmanager
def nothing_written(store: Store) -> Iterator[None]:
    """Hold the block to writing no row: the same version, the same notices, the same bytes."""
    before = rows(store)
    yield
    assert rows(store) == before


def refused(card: Card) -> str:
    """Return what a refusal says, once it has said why and what to do instead."""
    assert card.is_refusal, words(card)
    kinds = [type(each) for each in card.blocks]
    assert kinds[0] is Warn
    assert Text in kinds, "a refusal says what to do instead"
    return words(card)


@dataclass
class Front:
    """A house with its page served."""

    house: House
    client: httpx.Client
    swapped: Swapped

    @classmethod
    def of(cls, house: House, client: httpx.Client, swapped: Swapped) -> "Front":
        house.keep(with_actions(with_minutes_released()))
        house.clock.jump(LATE_APRIL)
        front = cls(house, client, swapped)
        front.serve()
        return front

    @property
    def store(self) -> Store:
        return self.house.store

    def serve(self) -> None:
        """Serve the page with the real commands behind it."""
        behind = Behind(self.store, {}, self.house.clock)
        self.swapped.app = app_of(behind, router=self.house.router)

    def visitor(
        self, purpose: Purpose = Purpose.UPDATE, subject: str = "M2", *, member: str = GRACE
    ) -> Visitor:
        """Return somebody with the link that a mail would bring them."""
        token = self.store.tokens.link("7KQ2", member, purpose, subject, 1, MEETING_ENDS)
        return Visitor(self.client, f"/a/{token}")
