"""Who may have a database to themselves: one courier a file, nobody beside a migration."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL, func, select
from sqlalchemy.exc import DBAPIError

from storage.database import file_of, make_engine
from storage.errors import StorageError, no_database
from storage.failures import in_plain_words

ADVISORY_LOCK = 0x636F7265


@contextmanager
def serving(url: URL) -> Iterator[None]:
    """Hold a database as the courier does: alone on SQLite, beside its like on PostgreSQL.

    The system lets go of it when the process ends, however it ends.
    """
    with _file_lock(path) if (path := file_of(url)) else _advisory_lock(url, shared=True):
        yield


@contextmanager
def alone(url: URL) -> Iterator[None]:
    """Hold a database for migrating, restoring or re-keying it; no courier runs meanwhile."""
    with _file_lock(path) if (path := file_of(url)) else _advisory_lock(url, shared=False):
        yield


def _refused() -> StorageError:
    return StorageError(
        "Core Group is running on this database.",
        "Stop the other `coregroup serve`, `demo` or `db` command, then try again.",
    )


@contextmanager
def _file_lock(database: Path) -> Iterator[None]:
    # A file of its own: closing any handle on the database itself would drop SQLite's locks.
    path = database.with_name(f"{database.name}.lock")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except FileNotFoundError as error:
        raise no_database(database) from error
    except OSError as error:
        raise StorageError(
            f"The folder {path.parent} cannot be written to: {error.strerror}.",
            "Give the user that runs Core Group the right to write there, or name another folder "
            "in COREGROUP_DATABASE_URL.",
        ) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise _refused() from error
        yield
    finally:
        os.close(handle)


@contextmanager
def _advisory_lock(url: URL, *, shared: bool) -> Iterator[None]:
    take = func.pg_try_advisory_lock_shared if shared else func.pg_try_advisory_lock
    engine = make_engine(url)
    try:
        with in_plain_words(), engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            if not connection.execute(select(take(ADVISORY_LOCK))).scalar():
                raise _refused()
            try:
                yield
            finally:
                # Said, and not left to the end of the line: the server may notice that later than
                # the next command asks. Where the line is cut the server lets go by itself.
                with suppress(DBAPIError):
                    connection.execute(select(func.pg_advisory_unlock_all()))
    finally:
        engine.dispose()
