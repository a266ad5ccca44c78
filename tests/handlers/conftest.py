"""Fixtures for handlers: a house on a real SQLite file."""

import pytest

from storage.store import Store
from tests.handlers.house import House


@pytest.fixture
def house(sqlite_store: Store) -> House:
    """A house with nobody in it."""
    return House(sqlite_store)
