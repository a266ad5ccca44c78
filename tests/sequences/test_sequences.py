"""Whatever is said and however the post behaves, what goes out is what the facts want."""

import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from storage.store import Store
from tests.cast import SHEET_READ
from tests.keys import KEY
from tests.sequences.machine import Sequences
from tests.sequences.world import World

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
BRIEF = settings(
    max_examples=12,
    stateful_step_count=15,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=SLOW,
)
LONG = settings(BRIEF, max_examples=500, stateful_step_count=30, derandomize=False)


def lives(begun: Path, folder: Path) -> type[Sequences]:
    """Return a machine of which each life begins on a database of its own."""

    def make_world() -> World:
        path = Path(mkdtemp(dir=folder)) / "coregroup.db"
        shutil.copy(begun, path)
        return World.on(Store.open(f"sqlite:///{path}", KEY), SHEET_READ)

    class Lives(Sequences):
        pass

    Lives.make_world = make_world
    return Lives


def test_what_leaves_is_what_the_facts_want(begun: Path, tmp_path: Path) -> None:
    run_state_machine_as_test(lives(begun, tmp_path), settings=BRIEF)


@pytest.mark.endurance
def test_what_leaves_is_what_the_facts_want_in_many_lives(begun: Path, tmp_path: Path) -> None:
    run_state_machine_as_test(lives(begun, tmp_path), settings=LONG)
