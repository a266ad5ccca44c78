"""Fixtures for everybody: both databases, empty or ready, and an open store."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings
from sqlalchemy import Engine, create_engine, text

from storage.database import read_url
from storage.master import MasterKey
from storage.store import Store
from storage.upgrade import upgrade
from tests import postgres
from tests.keys import KEY

MADE_HERE = pytest.StashKey[Path]()
TEMPLATE = "coregroup_ready"

# A busy machine is slow, not wrong: no example of a property has a time limit.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Name the folder of the run's PostgreSQL; workers inherit it, nothing is started yet."""
    if postgres.FOLDER not in os.environ:
        folder = tempfile.mkdtemp(prefix="coregroup-pg-")
        os.environ[postgres.FOLDER] = folder
        config.stash[MADE_HERE] = Path(folder)


def pytest_unconfigure(config: pytest.Config) -> None:
    if folder := config.stash.get(MADE_HERE, None):
        postgres.stop(folder)


@pytest.fixture(scope="session")
def master_key() -> MasterKey:
    """The key of every database that the tests make."""
    return KEY


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Engine]:
    """A running PostgreSQL, started when the first test asks, for whoever makes databases."""
    address = postgres.start(Path(os.environ[postgres.FOLDER]))
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def ready_postgres(postgres_server: Engine) -> str:
    """The name of a database that is brought up to date once, to make copies of."""
    name = f"{TEMPLATE}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    _run(postgres_server, f"CREATE DATABASE {name}")
    upgrade(read_url(_address(postgres_server, name)), KEY)
    return name


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
def empty_url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database in which nothing is yet."""
    if database_kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'coregroup.db'}"
        return
    server: Engine = request.getfixturevalue("postgres_server")
    with _database(server, "template0") as address:
        yield address


@pytest.fixture
def database_url(
    database_kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[str]:
    """The address of a database that is ready for use, with no group in it."""
    if database_kind == "sqlite":
        path = tmp_path / "coregroup.db"
        shutil.copy(request.getfixturevalue("ready_sqlite"), path)
        yield f"sqlite:///{path}"
        return
    server: Engine = request.getfixturevalue("postgres_server")
    with _database(server, request.getfixturevalue("ready_postgres")) as address:
        yield address


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An open store, on both databases in turn."""
    opened = Store.open(database_url, KEY)
    yield opened
    opened.close()


@contextmanager
def _database(server: Engine, template: str) -> Iterator[str]:
    name = f"t{uuid4().hex}"
    _run(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    yield _address(server, name)
    _run(server, f"DROP DATABASE {name} WITH (FORCE)")


def _address(server: Engine, database: str) -> str:
    return server.url.set(database=database).render_as_string(hide_password=False)


def _run(server: Engine, statement: str) -> None:
    with server.connect() as connection:
        connection.execute(text(statement))
