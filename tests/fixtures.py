"""Fixtures for everybody: both databases, empty or ready, and an open store."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest
from sqlalchemy import Pool, event
from sqlalchemy.pool import ConnectionPoolEntry

from storage.database import read_url
from storage.master import MasterKey
from storage.store import Store
from storage.upgrade import upgrade
from tests import postgres
from tests.cleaning import Databases, databases_at
from tests.keys import KEY
from tests.stores import Engines, Refilled


class NewDatabase(Protocol):
    """Makes a database for one test and returns its address."""

    def __call__(self, kind: str, *, is_ready: bool = False) -> str: ...


def in_a_hurry(connection: object, kept: ConnectionPoolEntry, *_: object) -> None:
    """Let a SQLite file be written without waiting for the disk: no test cuts the power."""
    if isinstance(connection, sqlite3.Connection) and not kept.info.get("hurries"):
        connection.execute("PRAGMA synchronous = OFF")
        kept.info["hurries"] = True


event.listen(Pool, "checkout", in_a_hurry)


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


@pytest.fixture(scope="session")
def refilled(ready_sqlite: Path) -> Iterator[Refilled]:
    """The SQLite file that one worker's tests share, one after the other."""
    file = Refilled(ready_sqlite)
    yield file
    file.close()


@pytest.fixture
def sqlite_store(refilled: Refilled) -> Iterator[Store]:
    """An open store on a SQLite file with nothing in it: storage is tested on both by itself."""
    with refilled.store() as opened:
        yield opened


@pytest.fixture
def store(database_url: str, engines: Engines) -> Iterator[Store]:
    """An open store, on both databases in turn."""
    with engines.store_at(database_url) as opened:
        yield opened
