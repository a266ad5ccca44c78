"""Fixtures for handlers: a house on a real SQLite file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.handlers.house import House
from tests.stores import Engines


@pytest.fixture
def house(ready_sqlite: Path, engines: Engines, tmp_path: Path) -> Iterator[House]:
    """A house with nobody in it; SQLite alone, as storage is tested on both by itself."""
    path = tmp_path / "house.db"
    shutil.copy(ready_sqlite, path)
    with engines.store_at(f"sqlite:///{path}") as store:
        yield House(store)
