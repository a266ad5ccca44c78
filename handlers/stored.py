"""What commands need of storage, said as protocols; `storage.store.Store` keeps them."""

from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from bot.core.cards import Card
from bot.core.groups import CoreGroup
from bot.core.people import Person


class Work(Protocol):
    """One transaction that holds one group.

    `answered` is the card that this idempotency key was given before, if it was.
    """

    facts: CoreGroup

    @property
    def answered(self) -> Card | None: ...

    def answer(self, card: Card) -> None:
        """Keep the card under the request's key."""
        ...

    def audit(self, event: str, subject: str = "") -> None:
        """Append a line to the group's audit chain; opaque ids only."""
        ...


class People(Protocol):
    """Professionals across groups."""

    def by_email(self, email: str) -> Person | None: ...

    def by_id(self, id: str) -> Person | None: ...  # noqa: A002 - storage's own parameter

    def save(self, person: Person) -> None: ...

    def all(self) -> tuple[Person, ...]: ...

    def groups_of(self, person_id: str) -> tuple[tuple[str, str], ...]:
        """Return (reference, member id) of each group that the person is or was in."""
        ...


class Store(Protocol):
    """Groups and people; every call may block."""

    @property
    def people(self) -> People: ...

    def begin(
        self, ref: str, *, by: str, now: datetime, key: str = ""
    ) -> AbstractContextManager[Work]: ...

    def create(
        self, group: CoreGroup, *, by: str, now: datetime, key: str = ""
    ) -> AbstractContextManager[Work]: ...

    def answered(self, ref: str, key: str) -> Card | None:
        """Return the card that was given under this key, if one was; nothing is written."""
        ...

    def read(self, ref: str) -> CoreGroup: ...
