"""Whatever is said and however the post behaves, what goes out is what the facts want."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from storage.store import Store
from tests.cleaning import Databases
from tests.sequences.life import Opened
from tests.sequences.machine import Sequences
from tests.sequences.record import WholeLives
from tests.stores import Engines

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
BRIEF = settings(
    max_examples=6,
    stateful_step_count=12,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=SLOW,
)
# A life that breaks a rule is shown as it was: making it shorter would hold the gate up. There
# the lives are the same each time, so that it says the same twice; by hand they are new ones.
LONG = settings(
    BRIEF,
    max_examples=50,
    stateful_step_count=30,
    derandomize="CI" in os.environ,
    phases=[Phase.generate],
)
LONG_ON_POSTGRES = settings(LONG, max_examples=15)


def lives(kind: type[Sequences], stores: Callable[[], Opened]) -> type[Sequences]:
    """Return a machine of which each life begins on a database of its own."""

    class Lives(kind):  # type: ignore[misc, valid-type] # the class is an argument
        new_store = staticmethod(stores)

    return Lives


@pytest.fixture
def on_sqlite(ready_sqlite: Path, engines: Engines, tmp_path: Path) -> Callable[[], Opened]:
    """Opens SQLite files, each a copy of one that is ready."""

    @contextmanager
    def new_store() -> Iterator[Store]:
        path = Path(mkdtemp(dir=tmp_path)) / "coregroup.db"
        shutil.copy(ready_sqlite, path)
        with engines.store_at(f"sqlite:///{path}") as store:
            yield store

    return new_store


@pytest.fixture
def on_postgres(postgres_databases: Databases, engines: Engines) -> Callable[[], Opened]:
    """Opens databases of the run's server, each emptied for the next."""

    @contextmanager
    def new_store() -> Iterator[Store]:
        with postgres_databases.ready() as address, engines.store_at(address) as store:
            yield store

    return new_store


@pytest.mark.parametrize("kind", [Sequences, WholeLives])
def test_what_leaves_is_what_the_facts_want(
    kind: type[Sequences], on_sqlite: Callable[[], Opened]
) -> None:
    run_state_machine_as_test(lives(kind, on_sqlite), settings=BRIEF)


@pytest.mark.endurance
@pytest.mark.parametrize("kind", [Sequences, WholeLives])
def test_what_leaves_is_what_the_facts_want_in_many_lives(
    kind: type[Sequences], on_sqlite: Callable[[], Opened]
) -> None:
    run_state_machine_as_test(lives(kind, on_sqlite), settings=LONG)


@pytest.mark.endurance
def test_what_leaves_is_what_the_facts_want_on_postgres(
    on_postgres: Callable[[], Opened],
) -> None:
    run_state_machine_as_test(lives(WholeLives, on_postgres), settings=LONG_ON_POSTGRES)
