"""Looking, and touching nothing: is a database of this version, and is this its key?"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import (
    URL,
    Connection,
    Dialect,
    Engine,
    column,
    create_engine,
    inspect,
    select,
    table,
)
from sqlalchemy.pool import NullPool

from storage.database import file_of, make_engine
from storage.errors import (
    NewerDatabaseError,
    OlderDatabaseError,
    StorageError,
    WrongKeyError,
    no_database,
)
from storage.failures import in_plain_words
from storage.master import OF_DEMO, MasterKey
from storage.schema import HEAD, meta

MASTER = "master"
OLDEST_POSTGRES = (15,)
VERSION_TABLE = table("alembic_version", column("version_num"))
VERSION = select(VERSION_TABLE.c.version_num)
KEY = select(meta.c.value).where(meta.c.name == MASTER)


def check(url: URL, master: MasterKey) -> None:
    """Raise what is wrong with a database: missing, older, newer, or of another key."""
    with looking(url) as connection:
        check_connected(connection, master)


def check_connected(connection: Connection, master: MasterKey) -> None:
    """Raise what is wrong with the database that one is connected to."""
    check_server(connection.dialect)
    version = version_of(connection)
    check_not_newer(version)
    if version is None or version < HEAD:
        raise OlderDatabaseError
    check_key(connection, master)


def check_server(dialect: Dialect) -> None:
    """Refuse a PostgreSQL older than the one that all is tested with."""
    version = getattr(dialect, "server_version_info", None) or ()
    if dialect.name == "postgresql" and version < OLDEST_POSTGRES:
        raise StorageError(
            f"This PostgreSQL is version {'.'.join(map(str, version))}.",
            f"Use version {OLDEST_POSTGRES[0]} or newer, or a SQLite file.",
        )


def version_of(connection: Connection) -> str | None:
    """Return the version of the tables, or None where there are none of ours."""
    if not inspect(connection).has_table(VERSION_TABLE.name):
        return None
    return connection.execute(VERSION).scalar()


def check_not_newer(version: str | None) -> None:
    """Refuse a database that later software has written."""
    if version is not None and version > HEAD:
        raise NewerDatabaseError


def check_key(connection: Connection, master: MasterKey) -> None:
    """Refuse a key that is not the database's own."""
    stored = connection.execute(KEY).scalar()
    if stored == master.fingerprint:
        return
    if stored is not None and stored.startswith(OF_DEMO):
        raise StorageError(
            "This database is a demo's: its people are made up.",
            "Name another in COREGROUP_DATABASE_URL, and make it: `coregroup db upgrade`.",
        )
    raise WrongKeyError


@contextmanager
def looking(url: URL) -> Iterator[Connection]:
    """Connect in a way that cannot write."""
    path = file_of(url)
    if path is not None and not path.exists():
        raise no_database(path)
    engine = make_engine(url) if path is None else _read_only(path)
    try:
        with in_plain_words(), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _read_only(path: Path) -> Engine:
    address = f"{path.absolute().as_uri()}?mode=ro"
    return create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True),
        poolclass=NullPool,
        hide_parameters=True,
    )
