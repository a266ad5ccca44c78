"""Errors of the database in plain words: what is wrong and what mends it, without any value."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg.errors
from sqlalchemy.exc import DBAPIError

from storage.errors import DamagedError, InDoubtError, StorageError

BUSY = (
    "The database is busy: another process holds it.",
    "Nothing was written. Try again in a minute.",
)
FULL = (
    "The disk is full, or does not take what is written.",
    "Nothing was written. Make room or mend it, then try again.",
)
FULL_EVEN_TO_LOOK = (
    "The disk is full: the database needs a little room beside it even to be looked at.",
    "Nothing was lost. Make room, a megabyte will do for a look, and try again.",
)
READ_ONLY = (
    "The database may not be written to.",
    "Give the user that runs Core Group the right to write to the file and its folder.",
)
HALF_WRITTEN = (
    "The database was left in the middle of a write, and that cannot be taken back now.",
    "Make room on the disk, and let Core Group write to the file and its folder; then start it.",
)
UNREACHABLE = (
    "The database cannot be reached.",
    "Nothing was written. Check that it runs and that COREGROUP_DATABASE_URL is right.",
)
SQLITE = {
    sqlite3.SQLITE_READONLY_ROLLBACK: HALF_WRITTEN,
    sqlite3.SQLITE_READONLY_RECOVERY: HALF_WRITTEN,
    # The memory that those who read and write share is a file beside the database.
    sqlite3.SQLITE_IOERR_SHMOPEN: FULL_EVEN_TO_LOOK,
    sqlite3.SQLITE_IOERR_SHMSIZE: FULL_EVEN_TO_LOOK,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: UNREACHABLE,
}
POSTGRES: tuple[tuple[type[psycopg.Error], tuple[str, str]], ...] = (
    (psycopg.errors.LockNotAvailable, BUSY),
    (psycopg.errors.DeadlockDetected, BUSY),
    (psycopg.errors.SerializationFailure, BUSY),
    (psycopg.errors.DiskFull, FULL),
    (psycopg.errors.ReadOnlySqlTransaction, READ_ONLY),
    (psycopg.OperationalError, UNREACHABLE),
    (psycopg.InterfaceError, UNREACHABLE),
)
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
PRIMARY_CODE = 0xFF


@contextmanager
def in_doubt() -> Iterator[None]:
    """Say of a server's line that was cut at the very end that nobody knows what was written."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, psycopg.Error) and _words(error.orig) == UNREACHABLE:
            raise InDoubtError from error
        raise


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Turn what an operator can mend into a `StorageError`; everything else is a bug and passes.

    Rows that are read as the driver gives them bring its own errors too, without SQLAlchemy's.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, psycopg.Error) as error:
        said = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(said, sqlite3.Error) and _code(said) in DAMAGED:
            raise DamagedError from error
        if words := _words(said):
            raise StorageError(*words) from error
        raise


def _code(error: sqlite3.Error) -> int:
    """Return SQLite's short code, which its longer ones carry in their last byte."""
    return getattr(error, "sqlite_errorcode", 0) & PRIMARY_CODE


def _words(error: BaseException | None) -> tuple[str, str] | None:
    if isinstance(error, sqlite3.Error):
        return SQLITE.get(getattr(error, "sqlite_errorcode", 0)) or SQLITE.get(_code(error))
    return next((words for kind, words in POSTGRES if isinstance(error, kind)), None)
