"""Backing up to one file: consistent while everything runs on, alike from either database."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL

from storage.copying import Progress, copy, silently
from storage.database import Database, file_of
from storage.errors import StorageError
from storage.master import MasterKey
from storage.opening import check
from storage.upgrade import migrate

OWNER_ONLY = 0o600


def back_up(url: URL, master: MasterKey, target: Path, progress: Progress = silently) -> None:
    """Write a database as it is at one moment to a file, a SQLite database of its own.

    Sealed values stay sealed, and keys wrapped: without the master key the file tells nothing. An
    existing file is not overwritten; a backup that fails leaves none.
    """
    check(url, master)
    with _whole_or_not_at_all(target) as unfinished:
        path = file_of(url)
        if path is not None:
            _copy_file(path, unfinished)
        else:
            _copy_tables(url, unfinished, progress)
        with closing(sqlite3.connect(unfinished)) as copied:
            # One file, as a copy that is carried about must be; in use it has a log beside it.
            copied.execute("PRAGMA journal_mode = DELETE")


def _copy_file(path: Path, target: Path) -> None:
    try:
        with (
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(target)) as copied,
        ):
            source.backup(copied)
    except sqlite3.Error as error:
        raise _unwritten(target, error) from error


def _copy_tables(url: URL, target: Path, progress: Progress) -> None:
    source, file = Database(url), Database(URL.create("sqlite", database=str(target)))
    try:
        with source.reading() as rows, file.writing() as copied:
            migrate(copied)
            copy(rows, copied, progress)
    finally:
        file.close()
        source.close()


@contextmanager
def _whole_or_not_at_all(target: Path) -> Iterator[Path]:
    """Give a file to write to that takes the target's name once it is whole and on the disk."""
    if target.exists():
        raise StorageError(f"There is a file at {target} already.", "Name another file.")
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, OWNER_ONLY))
        yield unfinished
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.rename(target)
    except OSError as error:
        raise _unwritten(target, error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _unwritten(target: Path, error: Exception) -> StorageError:
    return StorageError(
        f"The backup {target} cannot be written: {type(error).__name__}.",
        "Nothing was left there. Name a place with room where you may write.",
    )
