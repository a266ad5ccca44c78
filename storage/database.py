"""The connection to SQLite or PostgreSQL: one transaction a thread, and errors in plain words."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from threading import local
from typing import cast

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from storage.errors import StorageError
from storage.failures import in_doubt, in_plain_words

PATIENT = 10.0
"""Seconds that a command of the operator waits for whoever else writes to a SQLite file."""

SERVING = 2.0
"""Seconds while others are kept waiting: each write on SQLite goes through the one thread, so all
requests stand behind one that waits. What others write beside it takes a part of a second."""

POSTGRES_WAIT = {"options": "-c lock_timeout=10s", "connect_timeout": 10}
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    # A committed fact survives a power cut, not only the end of this process.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)


def read_url(text: str) -> URL:
    """Return a database address with the driver that is used for it, or raise `StorageError`."""
    try:
        url = make_url(text)
    except ArgumentError:
        url = None
    if url is not None and url.drivername == "sqlite" and url.database:
        return url
    if url is not None and url.drivername in {"postgresql", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg")
    raise StorageError(
        "COREGROUP_DATABASE_URL is not understood.",
        "Examples: sqlite:////var/lib/coregroup/coregroup.db, postgresql://user@host/coregroup",
    )


def file_of(url: URL) -> Path | None:
    """Return the file of a SQLite database."""
    return Path(url.database) if url.drivername == "sqlite" and url.database else None


def make_engine(url: URL, *, wait: float = PATIENT, is_demo: bool = False) -> Engine:
    """Return an engine that never shows parameters; on SQLite `Database` begins transactions.

    It waits `wait` seconds for a lock on SQLite and ten on PostgreSQL, unless the address says
    otherwise (SQLite's `timeout`, PostgreSQL's `options`). A demo's file need not survive a power
    cut: a story that waits for a slow disk 800 times is told to nobody.
    """
    if url.drivername == "sqlite":
        waits = _unless(url, {"timeout": wait})
        engine = create_engine(url, hide_parameters=True, connect_args=waits)
        event.listen(engine, "connect", _prepare_sqlite)
        if is_demo:
            event.listen(engine, "connect", _leave_to_the_disk)
        return engine
    return create_engine(
        url, hide_parameters=True, pool_pre_ping=True, connect_args=_unless(url, POSTGRES_WAIT)
    )


def _unless(url: URL, arguments: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in arguments.items() if name not in url.query}


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cast(sqlite3.Connection, connection).isolation_level = None
    cursor = connection.cursor()
    for pragma in SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _leave_to_the_disk(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.cursor().execute("PRAGMA synchronous = NORMAL")


def _begin_sqlite(connection: Connection, *, writes: bool) -> None:
    """Take the write lock at the start: a transaction that reads first could not be sure of it.

    Said here and not by an event of the engine, which would cost each statement a third more.
    """
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class Database:
    """An engine and, for each thread, at most one transaction, which inner calls join."""

    def __init__(self, url: URL, engine: Engine | None = None) -> None:
        self.url = url
        self.engine = engine or make_engine(url)
        self._for_writing = self._at("READ COMMITTED")
        self._for_reading = self._at("REPEATABLE READ")
        self._mine = local()

    def _at(self, level: str) -> Engine:
        """Return the engine at a level of isolation; SQLite knows one level alone."""
        return (
            self.engine if self.is_sqlite else self.engine.execution_options(isolation_level=level)
        )

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @property
    def is_open_here(self) -> bool:
        """Tell whether this thread is inside a transaction."""
        return getattr(self._mine, "connection", None) is not None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Run a transaction that may write; it commits when the block ends without an error."""
        with self._transaction(writes=True) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Run a transaction that sees one state of the database throughout."""
        with self._transaction(writes=False) as connection:
            yield connection

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        if self.is_open_here:
            yield self._mine.connection
            return
        with (
            in_plain_words(),
            (self._for_writing if writes else self._for_reading).connect() as connection,
            connection.begin() as transaction,
        ):
            if self.is_sqlite:
                _begin_sqlite(connection, writes=writes)
            self._mine.connection = connection
            try:
                yield connection
            finally:
                self._mine.connection = None
            if writes:
                with in_doubt():
                    transaction.commit()

    def sweep(self, *tables: str) -> None:
        """Overwrite what deleting has left behind: SQLite's log, PostgreSQL's dead rows."""
        if self.is_sqlite:
            with closing(self.engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        with in_plain_words(), self.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            for table in tables:
                connection.exec_driver_sql(f"VACUUM (FULL) {table}")

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()
