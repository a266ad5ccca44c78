"""The courier's loop: it wakes for what is due, outlives trouble, and ends in order."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from threading import Semaphore

import pytest

from bot.core.facts.people import Route
from bot.core.notices.notice import Notice, NoticeState
from scheduler.clock import JumpClock, SystemClock
from scheduler.courier import Courier
from storage.claims import Claims, Lease
from storage.errors import StorageError
from storage.store import Store
from tests.planned import DUE, LEASE, a_wanted, make_group, plan, stored
from tests.scheduler.carriers import Carrier, a_courier

MAIL = Route.SECURE_EMAIL
pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
PATIENCE = 120


@pytest.fixture(autouse=True)
def _group(store: Store) -> None:
    make_group(store)


async def until_carried(carrier: Carrier, number: int) -> None:
    async with asyncio.timeout(PATIENCE):
        await carrier.has_carried(number)


async def ended(courier: Courier, running: "asyncio.Task[None]") -> None:
    courier.stop()
    async with asyncio.timeout(PATIENCE):
        await running


def test_a_notice_leaves_when_it_is_due_without_anybody_calling(store: Store) -> None:
    async def story() -> None:
        clock, carrier = SystemClock(), Carrier(MAIL)
        soon = clock.now() + timedelta(milliseconds=100)
        plan(store, a_wanted(1, soon, lane="mail"))
        courier = a_courier(store, clock, carrier, poll=60)
        running = asyncio.create_task(courier.run())
        await until_carried(carrier, 1)
        assert clock.now() - soon < timedelta(seconds=1)
        await ended(courier, running)

    asyncio.run(story())
    assert stored(store).state is NoticeState.SENT


def test_what_another_process_plans_is_found_by_looking_now_and_then(store: Store) -> None:
    async def story() -> None:
        clock, carrier = SystemClock(), Carrier(MAIL)
        courier = a_courier(store, clock, carrier, poll=0.05)
        running = asyncio.create_task(courier.run())
        await asyncio.sleep(0)
        plan(store, a_wanted(1, clock.now(), lane="mail"))
        await until_carried(carrier, 1)
        await ended(courier, running)

    asyncio.run(story())


def test_stopping_lets_what_is_under_way_end_and_gives_the_rest_back(store: Store) -> None:
    plan(store, *(a_wanted(number, lane="mail") for number in range(4)))

    async def story() -> None:
        carrier = Carrier(MAIL, at_once=2)
        carrier.gate.clear()
        courier = a_courier(store, JumpClock(DUE), carrier)
        running = asyncio.create_task(courier.run())
        await until_carried(carrier, 2)
        courier.stop()
        carrier.gate.set()
        await ended(courier, running)

    asyncio.run(story())
    found = sorted((stored(store, n).state, stored(store, n).attempts) for n in range(4))
    assert found == [(NoticeState.PLANNED, 0)] * 2 + [(NoticeState.SENT, 1)] * 2


def test_what_hangs_when_the_courier_stops_is_in_doubt(store: Store) -> None:
    plan(store, a_wanted(lane="mail"))

    async def story() -> None:
        carrier = Carrier(MAIL)
        carrier.gate.clear()
        courier = a_courier(store, JumpClock(DUE), carrier, drain=0.05)
        running = asyncio.create_task(courier.run())
        await until_carried(carrier, 1)
        await ended(courier, running)

    asyncio.run(story())
    assert (stored(store).state, stored(store).doubts) == (NoticeState.PLANNED, 1)


def test_a_message_that_hangs_too_long_is_in_doubt(store: Store) -> None:
    plan(store, a_wanted(lane="mail"))
    carrier = Carrier(MAIL)
    carrier.gate.clear()
    asyncio.run(a_courier(store, JumpClock(DUE), carrier, longest=0.05).run_once())
    assert (stored(store).state, stored(store).doubts) == (NoticeState.PLANNED, 1)


def test_what_a_dead_courier_held_is_taken_over_when_its_lease_has_ended(store: Store) -> None:
    plan(store, a_wanted(lane="mail"))
    claims = Claims(store.database)
    (mine,) = claims.claim(DUE, LEASE, {"mail": 1})
    claims.write(LEASE.courier, [], {mine.id: None})
    carrier, clock = Carrier(MAIL), JumpClock(DUE)
    asyncio.run(a_courier(store, clock, carrier).run_once())
    assert carrier.carried == []
    clock.jump(LEASE.until)
    asyncio.run(a_courier(store, clock, carrier).run_once())
    assert [each.attempt for each in carrier.carried] == [2]


def test_whoever_is_alone_takes_over_at_once(store: Store) -> None:
    plan(store, a_wanted(lane="mail"))
    Claims(store.database).claim(DUE, LEASE, {"mail": 1})
    carrier = Carrier(MAIL)
    asyncio.run(a_courier(store, JumpClock(DUE), carrier, is_alone=True).run_once())
    assert [each.attempt for each in carrier.carried] == [1]


class Watched(Claims):
    """Tells of each time that claims are renewed."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.database)
        self.renewals = Semaphore(0)

    def renew(self, ids: Sequence[int], lease: Lease) -> None:
        super().renew(ids, lease)
        self.renewals.release()


def test_a_long_delivery_keeps_its_claim(store: Store) -> None:
    plan(store, a_wanted(1, SystemClock().now(), lane="mail"))
    claims = Watched(store)

    async def story() -> None:
        carrier, clock = Carrier(MAIL), SystemClock()
        carrier.gate.clear()
        courier = a_courier(store, clock, carrier, claims=claims, lease=0.45, poll=0.05)
        running = asyncio.create_task(courier.run())
        for _ in range(4):
            assert await asyncio.to_thread(claims.renewals.acquire, timeout=PATIENCE)
        assert claims.recover(clock.now()) == 0
        carrier.gate.set()
        await ended(courier, running)

    asyncio.run(story())
    assert stored(store).doubts == 0


class Away(Claims):
    """A database that cannot be reached the first three times."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.database)
        self.times = 3

    def claim(self, now: datetime, lease: Lease, room: Mapping[str, int]) -> list[Notice]:
        self.times -= 1
        if self.times >= 0:
            raise StorageError("The database cannot be reached.")
        return super().claim(now, lease, room)


def test_the_courier_outlives_a_database_that_is_away_for_a_while(store: Store) -> None:
    plan(store, a_wanted(1, lane="mail"))
    claims = Away(store)

    async def story() -> None:
        carrier = Carrier(MAIL)
        courier = a_courier(store, JumpClock(DUE), carrier, claims=claims, rest_after_trouble=0.01)
        running = asyncio.create_task(courier.run())
        await until_carried(carrier, 1)
        await ended(courier, running)

    asyncio.run(story())
    assert stored(store).state is NoticeState.SENT
