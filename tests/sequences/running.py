"""How random lives are run: each on its own database, few in the suite, many in the gate."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

from hypothesis import HealthCheck, Phase, settings

from storage.store import Store
from tests.sequences.life import Life, Opened
from tests.stores import Engines

L = TypeVar("L", bound=Life)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
BRIEF = settings(
    max_examples=3,
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
    max_examples=30,
    stateful_step_count=30,
    derandomize="CI" in os.environ,
    phases=[Phase.generate],
)
LONG_ON_POSTGRES = settings(LONG, max_examples=10)


def lives(kind: type[L], stores: Callable[[], Opened]) -> type[L]:
    """Return a machine of which each life begins on a database of its own."""

    class Lives(kind):  # type: ignore[misc, valid-type] # the class is an argument
        new_store = staticmethod(stores)

    return Lives


def copies_of(ready: Path, engines: Engines, folder: Path) -> Callable[[], Opened]:
    """Return what opens SQLite files, each a copy of one that is ready."""

    @contextmanager
    def new_store() -> Iterator[Store]:
        path = Path(mkdtemp(dir=folder)) / "coregroup.db"
        shutil.copy(ready, path)
        with engines.store_at(f"sqlite:///{path}") as store:
            yield store

    return new_store
