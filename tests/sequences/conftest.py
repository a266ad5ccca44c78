"""A world of its own for each story: the first meeting booked, nothing sent yet."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import Store
from tests.cast import SHEET_READ
from tests.keys import KEY
from tests.sequences.world import World
from tests.story import with_first_meeting_booked


@pytest.fixture(scope="session")
def begun(ready_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which the first meeting has just been booked, to make copies of."""
    path = tmp_path_factory.mktemp("begun") / "coregroup.db"
    shutil.copy(ready_sqlite, path)
    world = World.on(Store.open(f"sqlite:///{path}", KEY), SHEET_READ)
    world.house.keep(with_first_meeting_booked(), SHEET_READ)
    world.close()
    return path


@pytest.fixture
def world(begun: Path, tmp_path: Path) -> Iterator[World]:
    """The group on Thu 18 Mar 2027 at 10:00, Tue 30 Mar booked a moment ago."""
    path = tmp_path / "coregroup.db"
    shutil.copy(begun, path)
    opened = World.on(Store.open(f"sqlite:///{path}", KEY), SHEET_READ)
    yield opened
    opened.close()
