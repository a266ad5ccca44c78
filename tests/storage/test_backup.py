"""A backup is one file from either database, and fills an empty one of either kind, or nothing."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.facts.people import Person
from storage.backup import back_up
from storage.chains import INSTALLATION
from storage.database import read_url
from storage.errors import NewerDatabaseError, StorageError, WrongKeyError
from storage.hold import serving
from storage.master import MasterKey, draw_key
from storage.restore import restore
from storage.store import Store
from storage.upgrade import upgrade
from tests.fixtures import NewDatabase
from tests.storage.given import LATER, REF, a_group, changed, flagged
from tests.storage.test_opening import NAME_VERSION, everything, execute

GRACE = Person("x1", "grace.holloway@health.example", "Grace Holloway")


@pytest.fixture
def backup(store: Store, database_url: str, master_key: MasterKey, tmp_path: Path) -> Path:
    """A backup of two groups and a person, made while the store is open."""
    group = a_group(store)
    a_group(store, replace(group, ref="9WXT"))
    store.people.save(GRACE)
    back_up(read_url(database_url), master_key, tmp_path / "backup")
    return tmp_path / "backup"


@pytest.fixture(scope="module")
def made_once(
    ready_sqlite: Path, master_key: MasterKey, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A backup of one group, from a SQLite file, to make copies of."""
    folder = tmp_path_factory.mktemp("made")
    url = f"sqlite:///{shutil.copy(ready_sqlite, folder / 'coregroup.db')}"
    store = Store.open(url, master_key)
    a_group(store)
    store.close()
    back_up(read_url(url), master_key, folder / "backup")
    return folder / "backup"


@pytest.fixture
def sqlite_backup(made_once: Path, tmp_path: Path) -> Path:
    """A backup of one group, from a SQLite file, to do with as a test likes."""
    shutil.copy(made_once, tmp_path / "backup")
    return tmp_path / "backup"


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_a_backup_of_either_database_fills_either(
    store: Store, backup: Path, kind: str, new_database: NewDatabase, master_key: MasterKey
) -> None:
    url = new_database(kind)
    assert restore(read_url(url), master_key, backup, now=LATER) == ()
    copy = Store.open(url, master_key)
    assert (copy.refs(), copy.read(REF)) == (store.refs(), store.read(REF))
    assert (copy.people.all(), copy.notices.stored(REF)) == (
        store.people.all(),
        store.notices.stored(REF),
    )
    assert copy.audit.lines(INSTALLATION)[-1].event == "restored"
    assert changed(copy, lambda facts: replace(flagged(facts), meetings=())).version == 2
    assert copy.upkeep.verify().broken is None
    copy.close()


def test_a_backup_is_of_one_moment_and_one_file(
    store: Store, backup: Path, master_key: MasterKey
) -> None:
    changed(store, flagged)
    before = Store.open(f"sqlite:///{backup}", master_key)
    assert before.read(REF).version == 1
    before.close()
    assert [path.name for path in backup.parent.glob("backup*")] == ["backup"]
    assert backup.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_an_existing_file_is_never_overwritten(
    backup: Path, database_url: str, master_key: MasterKey
) -> None:
    before = backup.read_bytes()
    with pytest.raises(StorageError, match="already"):
        back_up(read_url(database_url), master_key, backup)
    assert backup.read_bytes() == before


def test_a_backup_that_cannot_be_written_leaves_nothing(
    database_url: str, master_key: MasterKey, tmp_path: Path
) -> None:
    target = tmp_path / "no such folder" / "backup"
    with pytest.raises(StorageError, match="cannot be written"):
        back_up(read_url(database_url), master_key, target)
    assert not target.parent.exists()


def test_without_the_key_there_is_neither_backup_nor_restoring(
    backup: Path, database_url: str, new_database: NewDatabase, tmp_path: Path
) -> None:
    with pytest.raises(WrongKeyError):
        back_up(read_url(database_url), draw_key(), tmp_path / "second")
    target = new_database("sqlite")
    with pytest.raises(WrongKeyError):
        restore(read_url(target), draw_key(), backup, now=LATER)
    assert sorted(path.name for path in tmp_path.glob("*")) == sorted(
        {path.name for path in tmp_path.glob("coregroup.db*")} | {"backup"}
    )


def test_a_database_with_anything_in_it_is_not_overwritten(
    store: Store, backup: Path, database_url: str, master_key: MasterKey
) -> None:
    changed(store, flagged)
    before = everything(database_url)
    with pytest.raises(StorageError, match="not empty"):
        restore(read_url(database_url), master_key, backup, now=LATER)
    assert everything(database_url) == before


def test_a_database_made_by_mistake_with_another_key_may_be_filled(
    sqlite_backup: Path, empty_url: str, master_key: MasterKey
) -> None:
    upgrade(read_url(empty_url), draw_key())
    restore(read_url(empty_url), master_key, sqlite_backup, now=LATER)
    store = Store.open(empty_url, master_key)
    assert store.refs() == (REF,)
    store.close()


def test_a_backup_of_a_newer_version_is_refused(
    sqlite_backup: Path, empty_url: str, master_key: MasterKey
) -> None:
    execute(f"sqlite:///{sqlite_backup}", NAME_VERSION)
    with pytest.raises(NewerDatabaseError):
        restore(read_url(empty_url), master_key, sqlite_backup, now=LATER)


def test_what_is_no_backup_is_refused(
    tmp_path: Path, empty_url: str, master_key: MasterKey
) -> None:
    with pytest.raises(StorageError, match="no backup at"):
        restore(read_url(empty_url), master_key, tmp_path / "backup", now=LATER)
    (tmp_path / "backup").touch()
    with pytest.raises(StorageError, match="is not a backup"):
        restore(read_url(empty_url), master_key, tmp_path / "backup", now=LATER)


@pytest.mark.parametrize("at", [0.3, 0.6, 0.9])
def test_a_damaged_backup_leaves_the_database_empty(
    sqlite_backup: Path, empty_url: str, master_key: MasterKey, at: float
) -> None:
    content = bytearray(sqlite_backup.read_bytes())
    middle = int(len(content) * at)
    content[middle : middle + 6000] = bytes(6000)
    sqlite_backup.write_bytes(content)
    with pytest.raises(StorageError, match=r"The backup .* is damaged"):
        restore(read_url(empty_url), master_key, sqlite_backup, now=LATER)
    with pytest.raises(StorageError, match="db upgrade"):
        Store.open(empty_url, master_key)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_a_backup_cut_short_is_said_to_be_damaged_and_not_the_database(
    sqlite_backup: Path, empty_url: str, master_key: MasterKey, part: float
) -> None:
    content = sqlite_backup.read_bytes()
    sqlite_backup.write_bytes(content[: int(len(content) * part)])
    with pytest.raises(StorageError, match=r"The backup .* is damaged") as refused:
        restore(read_url(empty_url), master_key, sqlite_backup, now=LATER)
    assert "db restore" not in str(refused.value)


def test_a_key_in_the_backup_that_was_changed_is_said_of_the_backup(
    sqlite_backup: Path, empty_url: str, master_key: MasterKey
) -> None:
    with closing(sqlite3.connect(sqlite_backup)) as rows, rows:
        rows.execute("UPDATE keys SET wrapped = zeroblob(length(wrapped))")
    with pytest.raises(StorageError, match=r"The backup .* is damaged"):
        restore(read_url(empty_url), master_key, sqlite_backup, now=LATER)


def test_nothing_is_restored_under_a_running_courier(
    sqlite_backup: Path, database_url: str, master_key: MasterKey
) -> None:
    url = read_url(database_url)
    with serving(url), pytest.raises(StorageError, match="is running"):
        restore(url, master_key, sqlite_backup, now=LATER)


def test_progress_is_told_table_by_table(
    sqlite_backup: Path, empty_url: str, master_key: MasterKey
) -> None:
    told: dict[str, int] = {}
    restore(read_url(empty_url), master_key, sqlite_backup, now=LATER, progress=told.__setitem__)
    assert told["groups"] == 1
    assert told["members"] > 8
