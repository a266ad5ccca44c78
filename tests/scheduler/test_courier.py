"""The courier hands over what is due, and writes how each attempt ended."""

import asyncio
from asyncio import AbstractEventLoop
from collections.abc import Coroutine, Mapping
from datetime import datetime, timedelta
from itertools import count

import pytest

from bot.core.facts.people import Route
from bot.core.notices.notice import Notice, NoticeState
from bot.core.notices.outcomes import Sent
from bot.core.ports import Proof
from scheduler.clock import JumpClock
from storage.claims import Claims, Lease
from storage.database import Database
from storage.store import Store
from tests.planned import DUE, LATER, a_wanted, make_group, plan, stored
from tests.scheduler.carriers import CUT, REFUSED, SLOW_DOWN, Carrier, Tally, a_courier
from tests.scheduler.carriers import LATER as TRY_LATER

MAIL = Route.SECURE_EMAIL
PATIENCE = 120
pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
HALF_A_MINUTE = timedelta(seconds=30)


@pytest.fixture(autouse=True)
def _group(store: Store) -> None:
    make_group(store)


async def all_waiting(store: Store, clock: JumpClock, carrier: Carrier, *times: timedelta) -> None:
    """Run the courier now, and again after each jump."""
    courier = a_courier(store, clock, carrier)
    await courier.run_once()
    for each in times:
        clock.jump(clock.now() + each)
        await courier.run_once()


def run(story: Coroutine[object, object, None]) -> None:
    asyncio.run(story)


def test_what_is_due_is_sent_and_has_its_receipt(store: Store) -> None:
    plan(store, a_wanted(1, lane="mail"), a_wanted(2, LATER, lane="mail"))
    carrier, tally = Carrier(MAIL, Proof.DELIVERED), Tally()
    ended = asyncio.run(a_courier(store, JumpClock(DUE), carrier, tally=tally).run_once())
    assert ended == len(carrier.carried) == 1
    assert (stored(store, 1).state, stored(store, 1).sent_at) == (NoticeState.DELIVERED, DUE)
    assert (stored(store, 1).attempts, stored(store, 2).state) == (1, NoticeState.PLANNED)
    assert isinstance(tally.outcomes[0], Sent)


def test_no_transport_carries_more_at_once_than_it_can(store: Store) -> None:
    plan(store, *(a_wanted(number, lane="mail") for number in range(30)))
    carrier = Carrier(MAIL, at_once=3)
    assert asyncio.run(a_courier(store, JumpClock(DUE), carrier).run_once()) == 30
    assert (len(carrier.carried), carrier.most_at_once) == (30, 3)


class EndsMeanwhile(Claims):
    """Claims during which the message that is under way comes to its end."""

    def __init__(self, database: Database, carrier: Carrier, loop: AbstractEventLoop) -> None:
        super().__init__(database)
        self._carrier = carrier
        self._loop = loop
        self._turns = count()

    def claim(self, now: datetime, lease: Lease, room: Mapping[str, int]) -> list[Notice]:
        found = super().claim(now, lease, room)
        is_second_look = not found and next(self._turns) % 2
        if is_second_look:
            asyncio.run_coroutine_threadsafe(self._let_it_end(), self._loop).result(PATIENCE)
        return found

    async def _let_it_end(self) -> None:
        self._carrier.gate.set()
        await self._carrier.is_free()
        self._carrier.gate.clear()


def test_a_message_that_ends_while_more_is_claimed_does_not_end_the_round(store: Store) -> None:
    plan(store, *(a_wanted(number, lane="mail") for number in range(3)))
    carrier = Carrier(MAIL, at_once=1)
    carrier.gate.clear()

    async def one_round() -> int:
        claims = EndsMeanwhile(store.database, carrier, asyncio.get_running_loop())
        async with asyncio.timeout(PATIENCE):
            return await a_courier(store, JumpClock(DUE), carrier, claims=claims).run_once()

    assert asyncio.run(one_round()) == 3


def test_a_temporary_failure_is_tried_again_and_is_no_repeat(store: Store) -> None:
    plan(store, a_wanted(lane="mail"))
    carrier = Carrier(MAIL, TRY_LATER)
    run(all_waiting(store, JumpClock(DUE), carrier, timedelta(seconds=29), timedelta(seconds=1)))
    assert [each.attempt for each in carrier.carried] == [1, 1]
    assert stored(store).state is NoticeState.SENT


def test_one_in_doubt_is_sent_again_marked_under_the_same_key(store: Store) -> None:
    plan(store, a_wanted(lane="mail"))
    carrier = Carrier(MAIL, CUT)
    run(all_waiting(store, JumpClock(DUE), carrier, HALF_A_MINUTE))
    assert [each.attempt for each in carrier.carried] == [1, 2]
    assert len({each.idempotency_key for each in carrier.carried}) == 1
    (delivery,) = store.receipts.deliveries("7KQ2")
    assert [each.is_repeat for each in delivery.attempts] == [False, True]


def test_after_three_doubts_a_human_is_told_instead(store: Store) -> None:
    plan(store, a_wanted(lane="mail"))
    carrier = Carrier(MAIL, CUT, CUT, CUT)
    run(all_waiting(store, JumpClock(DUE), carrier, HALF_A_MINUTE, 2 * HALF_A_MINUTE))
    assert stored(store).state is NoticeState.UNKNOWN
    (failure,) = store.read("7KQ2").failures
    assert (failure.kind, failure.code) == ("unknown", "cut_after_data")


def test_a_refusal_for_good_is_a_fact(store: Store) -> None:
    plan(store, a_wanted(lane="mail"))
    run(all_waiting(store, JumpClock(DUE), Carrier(MAIL, REFUSED), LATER - DUE))
    assert stored(store).state is NoticeState.FAILED
    (failure,) = store.read("7KQ2").failures
    assert (failure.notice, failure.code) == (str(stored(store).identity), "smtp_550")


def test_a_lane_that_is_told_to_slow_down_rests(store: Store) -> None:
    plan(store, a_wanted(1, lane="mail"))
    plan(store, a_wanted(2, DUE + timedelta(seconds=1), lane="mail"))
    clock, carrier = JumpClock(DUE), Carrier(MAIL, SLOW_DOWN)
    run(all_waiting(store, clock, carrier, timedelta(seconds=89)))
    assert len(carrier.carried) == 1
    run(all_waiting(store, clock, carrier, timedelta(seconds=1)))
    assert len(carrier.carried) == 3


def test_a_bug_in_one_message_holds_up_no_other(store: Store) -> None:
    plan(store, a_wanted(1, lane="mail"), a_wanted(2, lane="mail"))
    run(all_waiting(store, JumpClock(DUE), Carrier(MAIL, KeyError("x"), Proof.SENT)))
    states = [stored(store, number).state for number in (1, 2)]
    assert states == [NoticeState.PLANNED, NoticeState.SENT]
    (delivery,) = store.receipts.deliveries("7KQ2", ["M1"])
    assert [each.code for each in delivery.attempts] == ["bug_KeyError"]
