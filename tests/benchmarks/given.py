"""Databases to measure on: made in a moment, with groups and with notices that are due."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import create_engine, insert, text, update

from bot.core.facts.people import Route
from bot.core.notices.notice import Kind, Notice, NoticeState
from bot.core.notices.routes import MAIL_LANE
from scheduler.clock import SystemClock
from storage import lanes
from storage.claims import Claims, Lease
from storage.database import read_url
from storage.schema import notices
from storage.store import Store
from storage.upgrade import upgrade
from tests import postgres
from tests.benchmarks.copies import make_copies
from tests.cast import GRACE, PRIYA, SHEET_READ
from tests.keys import KEY
from tests.story import with_first_meeting_booked

AT_A_TIME = 50_000
ANEW: Mapping[str, object] = {
    **dict.fromkeys(("useful_until", "lapses_at", "sent_at", "sequence")),
    "state": NoticeState.PLANNED,
    "attempts": 0,
    "doubts": 0,
}
"""What makes a notice one that nobody has tried to send, and that never comes too late."""
SAFE = ("fsync = on", "synchronous_commit = on", "full_page_writes = on")


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """Yield where to make databases: a folder for SQLite, a server that is safe for PostgreSQL."""
    beside = Path(tempfile.mkdtemp(prefix="coregroup-bench-pg-"))
    held = postgres.hold(beside)
    try:
        server = postgres.start(beside)
        _say(server, *(f"ALTER SYSTEM SET {each}" for each in SAFE), "SELECT pg_reload_conf()")
        with tempfile.TemporaryDirectory(prefix="coregroup-bench-") as folder:
            yield {"SQLite": f"sqlite:///{folder}/", "PostgreSQL": server}
    finally:
        os.close(held)


def fresh(place: str, name: str) -> str:
    """Return the address of an empty database, made anew."""
    if place.startswith("sqlite"):
        for each in Path(place.removeprefix("sqlite:///")).glob(f"{name}.db*"):
            each.unlink()
        return f"{place}{name}.db"
    _say(place, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name}")
    return read_url(place).set(database=name).render_as_string(hide_password=False)


def _say(server: str, *statements: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for each in statements:
            connection.execute(text(each))
    engine.dispose()


@contextmanager
def a_store(place: str, name: str, groups: int) -> Iterator[Store]:
    """Yield an open store with so many groups, of whose notices none is planned."""
    url = fresh(place, name)
    upgrade(read_url(url), KEY)
    store = Store.open(url, KEY)
    group = with_first_meeting_booked()
    refs = [f"{number:05}" for number in range(groups)]
    for ref in refs[:1]:
        with store.create(replace(group, ref=ref), by=PRIYA, now=SHEET_READ):
            pass
        make_copies(store, ref, refs[1:])
    with store.database.writing() as connection:
        connection.execute(update(notices).values(state=NoticeState.WITHDRAWN))
    know_tables(store)
    yield store
    store.close()


def know_tables(store: Store) -> None:
    """Let PostgreSQL count its rows now, as it would by itself within a minute: amid a measure."""
    if store.database.is_sqlite:
        return
    with store.database.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("VACUUM ANALYZE"))


def plan_plain(store: Store, number: int, at: datetime, subject: str) -> None:
    """Plan notices of the first groups that no facts call for; for messages that are fixed."""
    refs = store.refs()
    row = {
        "kind": Kind.REMINDER.value,
        "recipient": GRACE,
        "revision": "1",
        "run_at": at,
        "route": Route.SECURE_EMAIL.value,
        "lane": MAIL_LANE,
        "state": NoticeState.PLANNED.value,
        "says": "",
        "needs_left": False,
    }
    for start in range(0, number, AT_A_TIME):
        rows = [
            {**row, "ref": refs[each % len(refs)], "subject": subject, "occasion": str(each)}
            for each in range(start, min(start + AT_A_TIME, number))
        ]
        with store.database.writing() as connection:
            lanes.make_known(connection, [MAIL_LANE])
            connection.execute(insert(notices), rows)


def make_due(store: Store, at: datetime) -> int:
    """Let every group's invitations be due at `at`, as if none had been sent; return how many."""
    query = update(notices).where(notices.c.kind == Kind.INVITATION)
    with store.database.writing() as connection:
        return connection.execute(query.values(run_at=at, **ANEW)).rowcount


def claimed(store: Store, number: int) -> list[Notice]:
    """Return so many due notices, claimed as somebody's who words each by itself."""
    now = SystemClock().now()
    lease = Lease("peer", now + timedelta(hours=1))
    return Claims(store.database).claim(now, lease, {MAIL_LANE: number})
