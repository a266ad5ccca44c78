"""Replicas on one PostgreSQL share the work, and a lost connection loses nothing."""

import asyncio

import pytest
from sqlalchemy import text

from bot.core.facts.people import Route
from bot.core.notices.notice import NoticeState
from scheduler.clock import JumpClock
from storage.database import make_engine, read_url
from storage.store import Store
from tests.planned import DUE, a_wanted, make_group, plan
from tests.scheduler.carriers import Carrier, a_courier

pytestmark = pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)
NUMBER = 60
PATIENCE = 120
EACH = 4
CUT = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.fixture(autouse=True)
def _notices(store: Store) -> None:
    make_group(store)
    plan(store, *(a_wanted(number, lane="mail") for number in range(NUMBER)))


def states(store: Store) -> set[NoticeState]:
    return {each.state for each in store.notices.stored("7KQ2")}


def test_two_replicas_hand_over_each_notice_once(store: Store) -> None:
    carrier = Carrier(Route.SECURE_EMAIL, at_once=EACH)
    carrier.gate.clear()

    async def story() -> list[int]:
        pair = [a_courier(store, JumpClock(DUE), carrier, id_=f"c{n}", ahead=8) for n in (1, 2)]
        running = asyncio.gather(*(each.run_once() for each in pair))
        async with asyncio.timeout(PATIENCE):
            # Nothing ends before both have their hands full, however slow one of them is.
            await carrier.has_carried(2 * EACH)
        carrier.gate.set()
        return await running

    ended = asyncio.run(story())
    assert sum(ended) == NUMBER
    assert all(ended)
    assert len({each.idempotency_key for each in carrier.carried}) == len(carrier.carried)
    assert states(store) == {NoticeState.SENT}


def test_a_connection_that_is_cut_costs_no_notice(store: Store, database_url: str) -> None:
    carrier = Carrier(Route.SECURE_EMAIL, at_once=EACH)

    async def story() -> None:
        courier = a_courier(store, JumpClock(DUE), carrier, rest_after_trouble=0.05, poll=0.05)
        running = asyncio.create_task(courier.run())
        async with asyncio.timeout(PATIENCE):
            for number in (8, 24, 40):
                await carrier.has_carried(number)
                await asyncio.to_thread(cut_all_connections, database_url)
            await carrier.has_carried(NUMBER)
        courier.stop()
        await running

    asyncio.run(story())
    assert len({each.idempotency_key for each in carrier.carried}) == NUMBER
    assert all(each.attempt > 1 for each in carrier.carried[NUMBER:])
    assert states(store) == {NoticeState.SENT}


def cut_all_connections(database_url: str) -> None:
    """End every connection to the database but the one that does so."""
    engine = make_engine(read_url(database_url))
    with engine.connect() as connection:
        connection.execute(text(CUT))
    engine.dispose()
