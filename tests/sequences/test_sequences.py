"""Whatever is said and however the post behaves, what goes out is what the facts want."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.cleaning import Databases
from tests.sequences.machine import Database, Sequences
from tests.sequences.record import WholeLives

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
BRIEF = settings(
    max_examples=8,
    stateful_step_count=12,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=SLOW,
)
LONG = settings(BRIEF, max_examples=60, stateful_step_count=30, derandomize=False)
LONG_ON_POSTGRES = settings(LONG, max_examples=20)


def lives(kind: type[Sequences], databases: Callable[[], Database]) -> type[Sequences]:
    """Return a machine of which each life begins on a database of its own."""

    class Lives(kind):  # type: ignore[misc, valid-type] # the class is an argument
        new_database = staticmethod(databases)

    return Lives


@pytest.fixture
def on_sqlite(ready_sqlite: Path, tmp_path: Path) -> Callable[[], Database]:
    """Makes SQLite files, each a copy of one that is ready."""

    @contextmanager
    def new_database() -> Iterator[str]:
        path = Path(mkdtemp(dir=tmp_path)) / "coregroup.db"
        shutil.copy(ready_sqlite, path)
        yield f"sqlite:///{path}"

    return new_database


@pytest.mark.parametrize("kind", [Sequences, WholeLives])
def test_what_leaves_is_what_the_facts_want(
    kind: type[Sequences], on_sqlite: Callable[[], Database]
) -> None:
    run_state_machine_as_test(lives(kind, on_sqlite), settings=BRIEF)


@pytest.mark.endurance
@pytest.mark.parametrize("kind", [Sequences, WholeLives])
def test_what_leaves_is_what_the_facts_want_in_many_lives(
    kind: type[Sequences], on_sqlite: Callable[[], Database]
) -> None:
    run_state_machine_as_test(lives(kind, on_sqlite), settings=LONG)


@pytest.mark.endurance
def test_what_leaves_is_what_the_facts_want_on_postgres(postgres_databases: Databases) -> None:
    machine = lives(WholeLives, postgres_databases.ready)
    run_state_machine_as_test(machine, settings=LONG_ON_POSTGRES)
