"""Several processes on one database: one after the other on a group, and kill -9 leaves nothing."""

from pathlib import Path

import pytest
from sqlalchemy import select, text

from storage import schema
from storage.database import make_engine, read_url
from storage.errors import StorageError
from storage.hold import alone, serving
from storage.store import Store
from storage.upgrade import upgrade
from tests.keys import KEY
from tests.storage import another_process
from tests.storage.given import REF, a_group, changed, flagged

TIMES = 15


def test_two_processes_on_one_group_take_turns(store: Store, database_url: str) -> None:
    a_group(store)
    other = another_process.start(str(TIMES), database_url)
    other.wait_until_ready()
    other.go_on()
    another_process.count_on(store, TIMES)
    assert other.end() == 0
    assert store.read(REF).flag_reason == str(2 * TIMES)
    assert store.read(REF).version == 1 + 2 * TIMES
    assert store.upkeep.verify().broken is None


def test_a_reader_never_waits_for_a_writer_of_whom_kill_9_leaves_nothing(
    store: Store, database_url: str
) -> None:
    group = a_group(store)
    other = another_process.start("stop inside", database_url)
    other.wait_until_ready()
    assert store.read(REF) == group
    other.kill()
    assert store.read(REF) == group
    with store.database.reading() as connection:
        assert connection.execute(select(schema.document_bytes)).all() == []
    assert changed(store, flagged).version == 2


def test_nobody_migrates_beside_a_courier(database_url: str) -> None:
    courier = another_process.start("hold", database_url)
    courier.wait_until_ready()
    with pytest.raises(StorageError, match="is running on this database"):
        upgrade(read_url(database_url), KEY)
    courier.kill()
    assert upgrade(read_url(database_url), KEY) is False


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_file_has_one_courier(database_url: str) -> None:
    url = read_url(database_url)
    with serving(url), pytest.raises(StorageError), serving(url):
        pass


@pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)
def test_a_server_has_several_couriers_and_one_migration(database_url: str) -> None:
    url = read_url(database_url)
    with serving(url), serving(url), pytest.raises(StorageError), alone(url):
        pass
    with alone(url), pytest.raises(StorageError), serving(url):
        pass


@pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)
def test_a_server_is_free_in_the_moment_in_which_it_is_let_go_of(database_url: str) -> None:
    url = read_url(database_url)
    ours = "database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    held = text(f"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND {ours}")
    engine = make_engine(url)
    with engine.connect() as watching:
        for _ in range(TIMES):
            with alone(url):
                assert watching.scalar(held) == 1
            assert watching.scalar(held) == 0
    engine.dispose()


def test_where_no_database_is_yet_it_says_so_and_how_one_is_made(tmp_path: Path) -> None:
    url = read_url(f"sqlite:///{tmp_path}/nowhere/coregroup.db")
    with pytest.raises(StorageError, match=r"no database at .*db upgrade"), serving(url):
        pass
    (tmp_path / "taken").touch()
    url = read_url(f"sqlite:///{tmp_path}/taken/coregroup.db")
    with pytest.raises(StorageError, match="written to: Not a directory"), serving(url):
        pass
