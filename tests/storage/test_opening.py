"""A database of another version or another key says so and is left as it is."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event, inspect, text

from storage import schema
from storage.database import Database, make_engine, read_url
from storage.errors import NewerDatabaseError, OlderDatabaseError, StorageError, WrongKeyError
from storage.master import MasterKey, draw_key
from storage.opening import check_server
from storage.store import Store
from storage.upgrade import SCRIPTS, upgrade
from tests.storage.given import REF, a_group, changed, flagged

NORMAL, FULL = 1, 2
"""What SQLite answers where each commit waits until the disk has it."""
NAME_VERSION = "UPDATE alembic_version SET version_num = '9999'"


def execute(url: str, statement: str) -> None:
    database = Database(read_url(url))
    with database.writing() as connection:
        connection.execute(text(statement))
    database.close()


def everything(url: str) -> dict[str, list[str]]:
    """Return all rows of all tables."""
    database = Database(read_url(url))
    with database.reading() as connection:
        rows = {
            table.name: sorted(str(row) for row in connection.execute(table.select()))
            for table in schema.metadata.sorted_tables
        }
    database.close()
    return rows


def test_another_key_opens_nothing_and_touches_nothing(store: Store, database_url: str) -> None:
    a_group(store)
    before = everything(database_url)
    with pytest.raises(WrongKeyError):
        Store.open(database_url, draw_key())
    with pytest.raises(WrongKeyError):
        upgrade(read_url(database_url), draw_key())
    assert everything(database_url) == before


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_demos_database_opens_with_no_key_but_its_own(empty_url: str) -> None:
    of_demo = draw_key(is_demo=True)
    upgrade(read_url(empty_url), of_demo)
    Store.open(empty_url, of_demo).close()
    for key in (draw_key(), MasterKey(of_demo.secret), draw_key(is_demo=True)):
        with pytest.raises(StorageError, match="a demo's: its people are made up"):
            Store.open(empty_url, key)


def test_a_newer_database_is_left_as_it_is(database_url: str, master_key: MasterKey) -> None:
    execute(database_url, NAME_VERSION)
    before = everything(database_url)
    with pytest.raises(NewerDatabaseError):
        Store.open(database_url, master_key)
    with pytest.raises(NewerDatabaseError):
        upgrade(read_url(database_url), master_key)
    assert everything(database_url) == before


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_refused_file_keeps_every_byte(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "coregroup.db"
    execute(database_url, NAME_VERSION)
    before = file.read_bytes()
    for key in (draw_key(), draw_key()):
        with pytest.raises(StorageError):
            Store.open(database_url, key)
    assert file.read_bytes() == before


def test_an_empty_database_wants_to_be_upgraded_first(
    empty_url: str, master_key: MasterKey
) -> None:
    with pytest.raises(StorageError, match="db upgrade"):
        Store.open(empty_url, master_key)
    assert upgrade(read_url(empty_url), master_key) is True
    assert upgrade(read_url(empty_url), master_key) is False
    store = Store.open(empty_url, master_key)
    assert a_group(store).ref == REF
    store.close()


def test_tables_of_somebody_else_are_no_core_group(empty_url: str, master_key: MasterKey) -> None:
    execute(empty_url, "CREATE TABLE alembic_version (version_num VARCHAR(32))")
    with pytest.raises(OlderDatabaseError):
        Store.open(empty_url, master_key)


def test_opening_makes_no_file(tmp_path: Path, master_key: MasterKey) -> None:
    with pytest.raises(StorageError, match="no database"):
        Store.open(f"sqlite:///{tmp_path}/coregroup.db", master_key)
    assert list(tmp_path.iterdir()) == []


def test_a_place_where_nobody_may_write_is_named(tmp_path: Path, master_key: MasterKey) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="cannot be made"):
        upgrade(read_url(f"sqlite:///{tmp_path}/file/coregroup.db"), master_key)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_the_file_is_its_owners_alone(
    empty_url: str, tmp_path: Path, master_key: MasterKey
) -> None:
    upgrade(read_url(empty_url), master_key)
    store = Store.open(empty_url, master_key)
    a_group(store)
    changed(store, flagged)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.glob("coregroup.db*")}
    store.close()
    assert modes.keys() >= {"coregroup.db", "coregroup.db-wal"}
    assert set(modes.values()) == {0o600}


def test_migrations_lead_to_the_very_tables_that_the_code_means(database_url: str) -> None:
    database = Database(read_url(database_url))
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, schema.metadata)
        tables = set(inspect(connection).get_table_names())
    database.close()
    assert differences == []
    assert tables == {*schema.metadata.tables, "alembic_version"}


def test_the_code_knows_its_newest_migration() -> None:
    assert ScriptDirectory(str(SCRIPTS)).get_heads() == [schema.HEAD]


def test_a_database_that_lost_its_keys_is_not_opened(
    store: Store, database_url: str, master_key: MasterKey
) -> None:
    a_group(store)
    execute(database_url, "DELETE FROM keys WHERE purpose = 'people'")
    with pytest.raises(StorageError, match="keys people"):
        Store.open(database_url, master_key)


def test_a_group_without_its_key_is_not_read(
    store: Store, database_url: str, master_key: MasterKey
) -> None:
    a_group(store)
    execute(
        database_url,
        "UPDATE keys SET wrapped = (SELECT wrapped FROM keys WHERE purpose = 'people')",
    )
    with pytest.raises(StorageError, match="keys"):
        Store.open(database_url, master_key)


def test_a_server_older_than_the_oldest_we_test_is_refused() -> None:
    old = create_engine("postgresql+psycopg://").dialect
    old.server_version_info = (14, 9)
    with pytest.raises(StorageError, match=r"version 14\.9"):
        check_server(old)
    old.server_version_info = (15, 0)
    check_server(old)


@pytest.mark.parametrize(("is_demo", "kept"), [(False, FULL), (True, NORMAL)])
def test_what_is_committed_to_a_file_survives_a_power_cut_but_for_a_demo_s(
    tmp_path: Path, kept: int, *, is_demo: bool
) -> None:
    """Asked as it is opened: afterwards the tests' own connections wait for no disk."""
    found: list[int] = []
    engine = make_engine(read_url(f"sqlite:///{tmp_path / 'coregroup.db'}"), is_demo=is_demo)

    def ask(connection: sqlite3.Connection, _: object) -> None:
        found.append(connection.execute("PRAGMA synchronous").fetchone()[0])

    event.listen(engine, "connect", ask)
    engine.connect().close()
    assert found == [kept]
    engine.dispose()
