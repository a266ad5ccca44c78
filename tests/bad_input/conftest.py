"""The real doors of one house: the router, and the page over HTTP, on real storage."""

from collections.abc import Iterator

import pytest

from storage.store import Store
from tests.bad_input.front import Front
from tests.handlers.house import House
from tests.handlers.web.serving import Swapped, client_of, server

__all__ = ("server",)


@pytest.fixture
def database_kind(request: pytest.FixtureRequest) -> str:
    """SQLite, unless a test is about what the database does and asks for both (`BOTH`)."""
    kind: str = getattr(request, "param", "sqlite")
    return kind


@pytest.fixture
def house(store: Store) -> House:
    """A house with nobody in it."""
    return House(store)


@pytest.fixture
def front(server: tuple[str, Swapped], house: House) -> Iterator[Front]:
    """Group 7KQ2 in late April, its minutes released, with the page served."""
    with client_of(server[0]) as client:
        yield Front.of(house, client, server[1])
