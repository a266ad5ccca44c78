"""Fixtures for everybody: both databases, empty or ready, and an open store."""

import gc
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings
from sqlalchemy import Pool, event

from storage.database import read_url
from storage.master import MasterKey
from storage.store import Store
from storage.upgrade import upgrade
from tests import postgres
from tests.cleaning import Databases, databases_at
from tests.keys import KEY
from tests.stores import Engines

SLOW_FILES = frozenset(
    (
        "test_sequences.py",
        "test_browser.py",
        "test_absent_member.py",
        "test_serve.py",
        "test_what_it_leaves.py",
        "test_backup.py",
        "test_erasing.py",
        "test_mapping.py",
    )
)
MADE_HERE = pytest.StashKey[tuple[Path, int]]()

# A busy machine is slow, not wrong: no example of a property has a time limit.
settings.register_profile("house", deadline=None, max_examples=30)
settings.register_profile("thorough", deadline=None, max_examples=200)
settings.load_profile("house")


class NewDatabase(Protocol):
    """Makes a database for one test and returns its address."""

    def __call__(self, kind: str, *, is_ready: bool = False) -> str: ...


def in_a_hurry(connection: object, *_: object) -> None:
    """Let a SQLite file be written without waiting for the disk: no test cuts the power."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous = OFF")


event.listen(Pool, "checkout", in_a_hurry)


def pytest_configure(config: pytest.Config) -> None:
    """Name the folder of the run's PostgreSQL; workers inherit it, nothing is started yet."""
    if postgres.FOLDER not in os.environ:
        folder = Path(tempfile.mkdtemp(prefix="coregroup-pg-"))
        os.environ[postgres.FOLDER] = str(folder)
        config.stash[MADE_HERE] = folder, postgres.hold(folder)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Let go of the server, which then ends; without one, only the folder goes."""
    if made := config.stash.get(MADE_HERE, None):
        folder, handle = made
        if not (folder / "address").exists():
            shutil.rmtree(folder)
        os.close(handle)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect no garbage while tests are collected: all that is made then stays to the end."""
    gc.disable()
    collected = yield
    gc.freeze()
    gc.enable()
    return collected


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow files first: what a worker begins last is then soon over."""
    items.sort(key=lambda item: item.path.name not in SLOW_FILES)


@pytest.fixture(scope="session")
def master_key() -> MasterKey:
    """The key of every database that the tests make."""
    return KEY


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[Databases]:
    """Databases on a running PostgreSQL, which is started when the first test asks."""
    with databases_at(postgres.start(Path(os.environ[postgres.FOLDER]))) as databases:
        yield databases


@pytest.fixture(scope="session")
def ready_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that is brought up to date once, to make copies of."""
    path = tmp_path_factory.mktemp("ready") / "coregroup.db"
    upgrade(read_url(f"sqlite:///{path}"), KEY)
    return path


@pytest.fixture(params=["sqlite", "postgres"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Which database a test runs on: each test that asks runs on both."""
    kind: str = request.param
    return kind


@pytest.fixture
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewDatabase]:
    """Make further databases: `new_database("sqlite")` returns the address of an empty one."""
    numbers = count()
    with ExitStack() as made:

        def make(kind: str, *, is_ready: bool = False) -> str:
            if kind == "postgres":
                databases: Databases = request.getfixturevalue("postgres_databases")
                return made.enter_context(databases.ready() if is_ready else databases.empty())
            path = tmp_path / f"coregroup{next(numbers) or ''}.db"
            if is_ready:
                shutil.copy(request.getfixturevalue("ready_sqlite"), path)
            return f"sqlite:///{path}"

        yield make


@pytest.fixture
def empty_url(database_kind: str, new_database: NewDatabase) -> str:
    """The address of a database in which nothing is yet."""
    return new_database(database_kind)


@pytest.fixture
def database_url(database_kind: str, new_database: NewDatabase) -> str:
    """The address of a database that is ready for use, with no group in it."""
    return new_database(database_kind, is_ready=True)


@pytest.fixture(scope="session")
def engines() -> Engines:
    """Engines for the stores of one worker."""
    return Engines()


@pytest.fixture
def store(database_url: str, engines: Engines) -> Iterator[Store]:
    """An open store, on both databases in turn."""
    with engines.store_at(database_url) as opened:
        yield opened
