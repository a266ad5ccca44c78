"""A world of its own for each story: the first meeting booked, nothing sent yet."""

from collections.abc import Iterator

import pytest

from storage.store import Store
from tests.cast import SHEET_READ
from tests.sequences.world import World
from tests.story import with_first_meeting_booked


@pytest.fixture
def world(sqlite_store: Store) -> Iterator[World]:
    """The group on Thu 18 Mar 2027 at 10:00, Tue 30 Mar booked a moment ago."""
    opened = World.begin(sqlite_store, with_first_meeting_booked(), SHEET_READ)
    yield opened
    opened.close()
