"""The courier's statements find their few notices by an index, however many others wait."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, update

from bot.core.notices.notice import NoticeState
from bot.core.notices.outcomes import Sent
from bot.core.ports import Proof
from storage.claims import Claims
from storage.schema import notices
from storage.store import Store
from tests.planned import DUE, LEASE, ROOM, a_wanted, make_group, plan, stored

Told = list[tuple[str, Any]]


@pytest.fixture
def told(store: Store) -> Iterator[Told]:
    """What the database is told meanwhile: each statement with its parameters."""
    heard: Told = []

    def hear(_c: object, _cursor: object, statement: str, given: object, *_: object) -> None:
        heard.append((statement, given))

    event.listen(store.database.engine, "before_cursor_execute", hear)
    yield heard
    event.remove(store.database.engine, "before_cursor_execute", hear)


@pytest.fixture(autouse=True)
def _quiet_night(store: Store) -> None:
    """A history, of which nothing waits, is what PostgreSQL last took stock of."""
    make_group(store)
    plan(store, *(a_wanted(number, lane="other") for number in range(500, 2000)))
    with store.database.writing() as connection:
        connection.execute(update(notices).values(state=NoticeState.SENT))
        connection.exec_driver_sql("ANALYZE")


def plan_of(store: Store, begins: str, told: Told) -> str:
    """Return how the database goes about the statement that begins like this."""
    statement, given = next(each for each in reversed(told) if each[0].startswith(begins))
    explain = "EXPLAIN QUERY PLAN" if store.database.is_sqlite else "EXPLAIN"
    with store.database.engine.connect() as connection:
        rows = connection.exec_driver_sql(f"{explain} {statement}", given).all()
    return "\n".join(str(row) for row in rows)


def test_what_was_sent_is_looked_up_by_number_and_not_among_all_that_waits(
    store: Store, told: Told
) -> None:
    plan(store, a_wanted(1), a_wanted(2))
    claims = Claims(store.database)
    (first, _) = claims.claim(DUE, LEASE, ROOM)
    claims.write(LEASE.courier, [], {first.id: None})
    told.clear()
    claims.write(LEASE.courier, [Sent(first, Proof.SENT, DUE)], {})
    found = plan_of(store, "UPDATE notices SET state", told)
    assert "pk_notices" in found or "PRIMARY KEY" in found
    assert "ix_notices" not in found
    assert stored(store).state is NoticeState.SENT


def test_a_lane_is_asked_for_its_first_notice_and_not_joined_to_all_that_is_due(
    store: Store, told: Told
) -> None:
    plan(store, *(a_wanted(number, DUE - timedelta(seconds=number)) for number in range(9)))
    told.clear()
    assert len(Claims(store.database).claim(DUE, LEASE, ROOM)) == 9
    found = plan_of(store, "SELECT lanes.lane", told)
    assert "ix_notices_due" in found
    assert "Join" not in found
