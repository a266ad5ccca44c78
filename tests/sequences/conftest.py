"""A world of its own for each story: the first meeting booked, nothing sent yet."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.store import Store
from tests.cast import SHEET_READ
from tests.cleaning import Databases
from tests.sequences.life import Opened
from tests.sequences.running import copies_of
from tests.sequences.world import World
from tests.stores import Engines
from tests.story import with_first_meeting_booked


@pytest.fixture
def world(sqlite_store: Store) -> Iterator[World]:
    """The group on Thu 18 Mar 2027 at 10:00, Tue 30 Mar booked a moment ago."""
    opened = World.begin(sqlite_store, with_first_meeting_booked(), SHEET_READ)
    yield opened
    opened.close()


@pytest.fixture
def on_sqlite(ready_sqlite: Path, engines: Engines, tmp_path: Path) -> Callable[[], Opened]:
    """Opens SQLite files, each a copy of one that is ready."""
    return copies_of(ready_sqlite, engines, tmp_path)


@pytest.fixture
def on_postgres(postgres_databases: Databases, engines: Engines) -> Callable[[], Opened]:
    """Opens databases of the run's server, each emptied for the next."""

    @contextmanager
    def new_store() -> Iterator[Store]:
        with postgres_databases.ready() as address, engines.store_at(address) as store:
            yield store

    return new_store
