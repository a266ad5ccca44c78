"""Troubles of a real database: no room for another page, impatience, a server out of room."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine, event, make_url

from storage.database import read_url
from storage.store import Store

IMPATIENT = {
    "sqlite": {"timeout": "0.05"},
    "postgresql+psycopg": {"options": "-c lock_timeout=50ms"},
}


def impatient(url: str) -> str:
    """Return the address of the same database for somebody who waits 50 ms for a lock."""
    address = make_url(url)
    return address.update_query_dict(IMPATIENT[read_url(url).drivername]).render_as_string(
        hide_password=False
    )


def forbid_growth(connection: sqlite3.Connection, _: object) -> None:
    """Let a SQLite file have no page more than it has now."""
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")


RUNS_FULL = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER no_room BEFORE INSERT ON requests EXECUTE FUNCTION no_room();
"""
HAS_ROOM = "DROP TRIGGER no_room ON requests; DROP FUNCTION no_room()"


@contextmanager
def full_disk(store: Store, url: str) -> Iterator[None]:
    """Fill the disk: a SQLite file cannot grow, PostgreSQL fails in the last of its writes."""
    if not store.database.is_sqlite:
        with _told(url, RUNS_FULL, HAS_ROOM):
            yield
        return
    engine = store.database.engine
    engine.dispose()
    event.listen(engine, "connect", forbid_growth)
    try:
        yield
    finally:
        event.remove(engine, "connect", forbid_growth)
        engine.dispose()


@contextmanager
def _told(url: str, first: str, then: str) -> Iterator[None]:
    engine = create_engine(read_url(url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(first)
        try:
            yield
        finally:
            connection.exec_driver_sql(then)
    engine.dispose()
