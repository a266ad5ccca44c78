"""A world of its own for each story: the first meeting booked, nothing sent yet."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cast import SHEET_READ
from tests.sequences.world import World
from tests.stores import Engines
from tests.story import with_first_meeting_booked


@pytest.fixture
def world(ready_sqlite: Path, engines: Engines, tmp_path: Path) -> Iterator[World]:
    """The group on Thu 18 Mar 2027 at 10:00, Tue 30 Mar booked a moment ago."""
    path = tmp_path / "coregroup.db"
    shutil.copy(ready_sqlite, path)
    with engines.store_at(f"sqlite:///{path}") as store:
        opened = World.begin(store, with_first_meeting_booked(), SHEET_READ)
        yield opened
        opened.close()
