"""Fixtures for handlers: a house on a real SQLite file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.master import MasterKey
from storage.store import Store
from tests.handlers.house import House


@pytest.fixture
def house(ready_sqlite: Path, master_key: MasterKey, tmp_path: Path) -> Iterator[House]:
    """A house with nobody in it; SQLite alone, as storage is tested on both by itself."""
    path = tmp_path / "house.db"
    shutil.copy(ready_sqlite, path)
    store = Store.open(f"sqlite:///{path}", master_key)
    yield House(store)
    store.close()
