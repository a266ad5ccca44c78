"""Bringing a database to this version's tables, and making the keys of a new one."""

import os
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, insert

from storage.chains import INSTALLATION, Chains, Head
from storage.database import Database, file_of
from storage.errors import StorageError
from storage.hold import alone
from storage.keys import LOOKUP, PEOPLE, Keys, make_key
from storage.master import MasterKey
from storage.opening import MASTER, check_key, check_not_newer, check_server, version_of
from storage.schema import HEAD, chains, meta

SCRIPTS = Path(__file__).parent / "migrations"
OWNER_ONLY = 0o600


def upgrade(url: URL, master: MasterKey) -> bool:
    """Bring a database to this version, all or nothing; return False if it was there already.

    Raises `StorageError` while Core Group runs on it, for a newer database or another key.
    """
    if path := file_of(url):
        make_file(path)
    with alone(url):
        database = Database(url)
        try:
            with database.writing() as connection:
                return bring_up(connection, master)
        finally:
            database.close()


def bring_up(connection: Connection, master: MasterKey) -> bool:
    """Upgrade inside the caller's transaction."""
    check_server(connection.dialect)
    version = version_of(connection)
    check_not_newer(version)
    if version is not None:
        check_key(connection, master)
    if version == HEAD:
        return False
    migrate(connection)
    if version is None:
        _furnish(connection, master)
    return True


def migrate(connection: Connection) -> None:
    """Run the migrations that are missing, inside the caller's transaction."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)


def _furnish(connection: Connection, master: MasterKey) -> None:
    """Put into a new database what every database has: its keys and the audit's beginning."""
    connection.execute(insert(meta).values(name=MASTER, value=master.fingerprint))
    for purpose in (PEOPLE, LOOKUP):
        make_key(connection, master, purpose)
    arithmetic = Chains(Keys(connection, master).lookups)
    closed = arithmetic.close(INSTALLATION, Head())
    connection.execute(insert(chains).values(chain=INSTALLATION, seq=0, head=closed))


def make_file(path: Path) -> None:
    """Make the database's file for its owner alone; SQLite's own files beside it follow suit."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY))
    except OSError as error:
        raise StorageError(
            f"The database {path} cannot be made: {type(error).__name__}.",
            "Name a place where you may write in COREGROUP_DATABASE_URL.",
        ) from error
