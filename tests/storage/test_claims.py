"""A notice is claimed by one courier at a time, from lanes that are open, when it is due."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.core.facts.deliveries import FailureKind
from bot.core.notices.notice import NoticeState
from bot.core.notices.outcomes import Again, GivenUp, Hushed, Sent, Untried
from bot.core.ports import Proof
from storage.claims import Claims, Lease
from storage.store import Store
from tests.planned import DUE, LATER, LEASE, OTHER, ROOM, a_wanted, make_group, plan, stored

SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _group(store: Store) -> None:
    make_group(store)


@pytest.fixture
def claims(store: Store) -> Claims:
    return Claims(store.database)


def test_only_what_is_due_is_claimed_the_oldest_first(store: Store, claims: Claims) -> None:
    plan(store, a_wanted(1, LATER), a_wanted(2, DUE), a_wanted(3, DUE - SECOND))
    claimed = claims.claim(DUE, LEASE, {"carrier": 1})
    assert [each.identity.subject for each in claimed] == ["M3"]
    assert [each.identity.subject for each in claims.claim(DUE, LEASE, ROOM)] == ["M2"]
    assert claims.claim(DUE, LEASE, ROOM) == []
    assert claims.next_due() == LATER


def test_the_notices_of_a_group_come_together(store: Store, claims: Claims) -> None:
    make_group(store, "9XRT")
    plan(store, a_wanted(1))
    plan(store, a_wanted(1), ref="9XRT")
    plan(store, a_wanted(2))
    assert [each.ref for each in claims.claim(DUE, LEASE, ROOM)] == ["7KQ2", "7KQ2", "9XRT"]


def test_a_platform_that_is_full_is_passed_over(store: Store, claims: Claims) -> None:
    plan(store, a_wanted(1, lane="carrier:one"), a_wanted(2, LATER, lane="horse"))
    assert claims.claim(DUE, LEASE, {"carrier": 0, "horse": 5}) == []
    assert claims.next_due(["carrier"]) == LATER
    assert claims.next_due(["carrier", "horse"]) is None
    assert claims.next_due(["carr"]) == DUE


def test_two_couriers_never_claim_the_same(store: Store, claims: Claims) -> None:
    plan(store, *(a_wanted(number) for number in range(60)))

    def some(lease: Lease) -> list[int]:
        return [each.id for _ in range(30) for each in claims.claim(DUE, lease, {"carrier": 3})]

    with ThreadPoolExecutor(2) as threads:
        one, two = threads.map(some, (LEASE, OTHER))
    assert len({*one, *two}) == len(one) + len(two) == 60


def test_a_lane_with_a_pace_sends_no_faster(store: Store) -> None:
    plan(store, *(a_wanted(number) for number in range(6)), a_wanted(9, lane="horse"))
    slow = Claims(store.database, {"carrier": 2.0})
    room = {**ROOM, "horse": 9}
    assert len(slow.claim(DUE, LEASE, room)) == 3
    assert slow.claim(DUE, LEASE, room) == []
    assert slow.next_due() == DUE + SECOND
    assert len(slow.claim(DUE + SECOND, LEASE, room)) == 2


def test_a_lane_may_have_a_pace_apart_from_those_of_its_platform(store: Store) -> None:
    lanes = ("slack", "slack:T1/C1", "slack:T1/C2")
    plan(
        store, *(a_wanted(9 * of + number, lane=lanes[of]) for of in range(3) for number in (1, 2))
    )
    slow = Claims(store.database, {"slack": 2.0, "slack:": 1.0})
    taken = [each.lane for each in slow.claim(DUE, LEASE, {"slack": 100})]
    assert sorted(taken) == ["slack", "slack", "slack:T1/C1", "slack:T1/C2"]


def test_a_pace_below_one_a_second_lets_one_go_and_waits(store: Store) -> None:
    plan(store, a_wanted(1), a_wanted(2))
    slow = Claims(store.database, {"carrier": 0.5})
    assert len(slow.claim(DUE, LEASE, ROOM)) == 1
    assert slow.next_due() == DUE + 2 * SECOND


def test_a_lane_that_asked_for_a_rest_gets_it(store: Store, claims: Claims) -> None:
    plan(store, a_wanted(1), a_wanted(2))
    (first,) = claims.claim(DUE, LEASE, {"carrier": 1})
    again = Again(first, DUE, DUE + SECOND, "http_429")
    claims.write(LEASE.courier, [again], {}, {first.lane: DUE + 30 * SECOND})
    claims.write(LEASE.courier, [], {}, {first.lane: DUE + 10 * SECOND})
    assert claims.claim(DUE + 29 * SECOND, LEASE, ROOM) == []
    assert claims.next_due() == DUE + 30 * SECOND
    assert len(claims.claim(DUE + 30 * SECOND, LEASE, ROOM)) == 2


def test_sending_begins_only_while_the_claim_is_held(store: Store, claims: Claims) -> None:
    plan(store, a_wanted())
    (mine,) = claims.claim(DUE, LEASE, ROOM)
    assert claims.recover(LEASE.until) == 1
    (theirs,) = claims.claim(DUE, OTHER, ROOM)
    assert claims.write(LEASE.courier, [], {mine.id: 3}) == set()
    assert claims.write(OTHER.courier, [], {theirs.id: 4}) == {theirs.id}
    assert (stored(store).sequence, stored(store).attempts) == (4, 1)


def test_a_claim_that_is_renewed_is_not_taken_over(store: Store, claims: Claims) -> None:
    plan(store, a_wanted())
    (mine,) = claims.claim(DUE, LEASE, ROOM)
    claims.renew([mine.id], Lease(LEASE.courier, OTHER.until))
    assert claims.recover(LEASE.until) == 0
    assert claims.recover(LEASE.until, everything=True) == 1


def test_what_a_dead_courier_had_begun_is_in_doubt(store: Store, claims: Claims) -> None:
    plan(store, a_wanted(1), a_wanted(2))
    begun, _ = claims.claim(DUE, LEASE, ROOM)
    claims.write(LEASE.courier, [], {begun.id: None})
    assert claims.recover(LEASE.until) == 2
    assert [stored(store, n).doubts for n in (1, 2)] == [1, 0]
    assert [stored(store, n).state for n in (1, 2)] == [NoticeState.PLANNED] * 2
    (delivery,) = store.receipts.deliveries("7KQ2", ["M1"])
    assert [(each.number, each.code) for each in delivery.attempts] == [(1, "courier_lost")]


def test_what_was_sent_counts_even_after_the_claim_was_lost(store: Store, claims: Claims) -> None:
    plan(store, a_wanted())
    (mine,) = claims.claim(DUE, LEASE, ROOM)
    claims.recover(LEASE.until)
    claims.write(LEASE.courier, [Sent(mine, Proof.SENT, DUE)], {})
    assert (stored(store).state, stored(store).sent_at) == (NoticeState.SENT, DUE)


def test_what_was_not_begun_goes_back_as_it_was(store: Store, claims: Claims) -> None:
    plan(store, a_wanted())
    (mine,) = claims.claim(DUE, LEASE, ROOM)
    claims.write(LEASE.courier, [Untried(mine)], {})
    assert (stored(store).state, stored(store).attempts) == (NoticeState.PLANNED, 0)
    assert len(claims.claim(DUE, OTHER, ROOM)) == 1


def test_what_need_not_be_said_any_more_is_withdrawn(store: Store, claims: Claims) -> None:
    plan(store, a_wanted())
    (mine,) = claims.claim(DUE, LEASE, ROOM)
    claims.write(LEASE.courier, [Hushed(mine)], {})
    assert stored(store).state is NoticeState.WITHDRAWN


@pytest.mark.parametrize(
    ("kind", "state", "outcomes"),
    [
        (FailureKind.REFUSED, NoticeState.FAILED, ["failed"]),
        (FailureKind.UNKNOWN, NoticeState.UNKNOWN, ["unknown"]),
        (FailureKind.LAPSED, NoticeState.LAPSED, []),
    ],
)
def test_what_was_given_up_is_closed_for_good(
    store: Store, claims: Claims, kind: FailureKind, state: NoticeState, outcomes: list[str]
) -> None:
    plan(store, a_wanted())
    (mine,) = claims.claim(DUE, LEASE, ROOM)
    claims.give_up(GivenUp(mine, kind, DUE, "code", tried=kind is not FailureKind.LAPSED))
    (delivery,) = store.receipts.deliveries("7KQ2")
    assert delivery.notice.state is state
    assert [each.outcome for each in delivery.attempts] == outcomes
    assert claims.claim(LATER, OTHER, ROOM) == []
