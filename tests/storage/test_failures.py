"""A locked database, a full disk, a damaged file: said plainly, with nothing half-written."""

import resource
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from storage.backup import back_up
from storage.database import read_url
from storage.errors import DamagedError, StorageError
from storage.failures import (
    BUSY,
    FULL,
    FULL_EVEN_TO_LOOK,
    HALF_WRITTEN,
    READ_ONLY,
    UNREACHABLE,
    in_plain_words,
)
from storage.master import MasterKey
from storage.store import Store
from tests.cast import PRIYA
from tests.storage.given import LATER, REF, a_group, changed, flagged
from tests.storage.troubles import full_disk, impatient
from tests.story import with_first_meeting_held

LEAF = 0x0D
"""How a page of rows begins in a file of SQLite's."""


@pytest.fixture
def store(database_url: str, master_key: MasterKey) -> Iterator[Store]:
    """An open store on both databases in turn, with an engine of its own to break."""
    opened = Store.open(database_url, master_key)
    yield opened
    opened.close()


def test_a_group_that_somebody_holds_too_long_is_busy(
    store: Store, database_url: str, master_key: MasterKey
) -> None:
    group = a_group(store)
    second = Store.open(impatient(database_url), master_key)
    with store.begin(REF, by=PRIYA, now=LATER), pytest.raises(StorageError) as refused:
        changed(second, flagged)
    second.close()
    assert (refused.value.why, refused.value.way_on) == BUSY
    assert store.read(REF) == group


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_full_disk_loses_nothing(store: Store) -> None:
    group = a_group(store)
    url = store.database.url.render_as_string()
    with full_disk(store, url), pytest.raises(StorageError) as refused:
        put_a_large_document(store)
    assert (refused.value.why, refused.value.way_on) == FULL
    assert store.read(REF) == group
    assert store.upkeep.verify().broken is None


def put_a_large_document(store: Store) -> None:
    with store.begin(REF, by=PRIYA, now=LATER) as work:
        work.facts = flagged(work.facts)
        store.documents.put(REF, bytes(500_000), media_type="application/pdf", by="", now=LATER)


@contextmanager
def small_files(most: int = 200_000) -> Iterator[None]:
    """A system on which no file of this process may grow beyond so many bytes, 200 kB else."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_log_that_cannot_grow_loses_nothing(store: Store) -> None:
    group = a_group(store)
    with small_files(), pytest.raises(StorageError) as refused:
        put_a_large_document(store)
    assert (refused.value.why, refused.value.way_on) == FULL
    assert store.read(REF) == group


@pytest.mark.parametrize("most", [0, 4_096])
@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_disk_so_full_that_nothing_can_be_looked_at_says_that_and_loses_nothing(
    store: Store, most: int
) -> None:
    group = a_group(store)
    store.database.engine.dispose()
    with small_files(most), pytest.raises(StorageError) as refused:
        store.read(REF)
    assert (refused.value.why, refused.value.way_on) == FULL_EVEN_TO_LOOK
    assert store.read(REF) == group


def test_a_backup_that_finds_no_room_leaves_no_file(
    database_url: str, master_key: MasterKey, tmp_path: Path
) -> None:
    with small_files(), pytest.raises(StorageError):
        back_up(read_url(database_url), master_key, tmp_path / "backup")
    assert list(tmp_path.glob("backup*")) == []


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_database_that_may_only_be_read_says_so(store: Store) -> None:
    a_group(store)
    store.database.engine.dispose()
    event.listen(store.database.engine, "connect", forbid_writing)
    with pytest.raises(StorageError) as refused:
        changed(store, flagged)
    assert refused.value.why == READ_ONLY[0]


def forbid_writing(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA query_only = ON")


def test_a_write_that_cannot_be_taken_back_asks_for_room_as_well_as_for_rights(
    tmp_path: Path,
) -> None:
    path, left = tmp_path / "a.db", tmp_path / "b.db"
    writing = sqlite3.connect(path, isolation_level=None)
    writing.executescript("PRAGMA cache_size = 1; CREATE TABLE t (x); BEGIN;")
    writing.executemany("INSERT INTO t VALUES (?)", [(bytes(4_000),)] * 40)
    shutil.copy(path, left)
    shutil.copy(f"{path}-journal", f"{left}-journal")
    writing.close()
    reading = sqlite3.connect(f"file:{left}?mode=ro", uri=True)
    with pytest.raises(StorageError) as refused, in_plain_words():
        reading.execute("SELECT count(*) FROM t")
    reading.close()
    assert (refused.value.why, refused.value.way_on) == HALF_WRITTEN


def test_a_damaged_file_is_called_one(tmp_path: Path, master_key: MasterKey) -> None:
    path = tmp_path / "coregroup.db"
    path.write_bytes(b"These are the minutes of a meeting, not a database. " * 40)
    with pytest.raises(StorageError) as refused:
        Store.open(f"sqlite:///{path}", master_key)
    assert refused.value.why == DamagedError().why


def test_a_server_that_is_not_there_is_said_to_be_out_of_reach(master_key: MasterKey) -> None:
    with pytest.raises(StorageError) as refused:
        Store.open("postgresql://nobody:s3cret@127.0.0.1:1/coregroup", master_key)
    assert refused.value.why == UNREACHABLE[0]
    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)
def test_a_lost_connection_is_taken_up_again(store: Store) -> None:
    a_group(store)
    with store.database.reading() as connection:
        number = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    with pytest.raises(StorageError) as refused:
        cut_inside(store)
    assert refused.value.why == UNREACHABLE[0]
    assert number
    assert changed(store, flagged).version == 2


def cut_inside(store: Store) -> None:
    with store.begin(REF, by=PRIYA, now=LATER) as work, store.database.writing() as connection:
        work.facts = flagged(work.facts)
        connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")


@pytest.mark.parametrize("text", ["", "coregroup.db", "mysql://host/db", "sqlite://", "::"])
def test_an_address_of_no_database_is_refused(text: str, master_key: MasterKey) -> None:
    with pytest.raises(StorageError, match="COREGROUP_DATABASE_URL"):
        Store.open(text, master_key)


def test_a_bug_is_not_dressed_up(store: Store) -> None:
    group = with_first_meeting_held()
    with pytest.raises(ZeroDivisionError), store.create(group, by=PRIYA, now=LATER):
        raise ZeroDivisionError
    assert store.refs() == ()


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_damage_met_in_the_middle_of_reading_is_told_as_plainly(store: Store) -> None:
    """Settling reads notices as the driver gives them; the last of many pages is broken."""
    a_group(store)
    path = Path(str(store.database.url.database))
    with sqlite3.connect(path) as rows:
        rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = rows.execute("PRAGMA page_size").fetchone()
    file = bytearray(path.read_bytes())
    pages = (each for each in range(0, len(file), size) if file[each] == LEAF)
    *_, last = (each for each in pages if b"reminder_last" in file[each : each + size])
    file[last : last + 200] = b"\xff" * 200
    path.write_bytes(file)
    store.database.engine.dispose()
    with pytest.raises(DamagedError):
        store.settle(REF, LATER)
