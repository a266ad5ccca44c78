"""What settling finds is written: added, re-timed, withdrawn and taken up again."""

import pytest

from bot.core.facts.people import Route
from bot.core.notices.notice import NoticeState, Settlement
from storage.claims import Claims
from storage.store import Store
from tests.cast import GRACE, MARTIN
from tests.planned import DUE, LATER, LEASE, ROOM, a_wanted, make_group, plan, stored, try_once


@pytest.fixture(autouse=True)
def _group(store: Store) -> None:
    make_group(store)


@pytest.fixture
def claims(store: Store) -> Claims:
    return Claims(store.database)


def test_what_is_added_comes_back_as_it_was_wanted(store: Store, claims: Claims) -> None:
    wanted = a_wanted()._replace(useful_until=LATER, lapses_at=LATER, says="abc", needs_left=True)
    plan(store, wanted)
    found = stored(store)
    assert (found.identity, found.run_at, found.lane) == (wanted.identity, DUE, wanted.lane)
    assert (found.useful_until, found.lapses_at, found.says) == (LATER, LATER, "abc")
    assert (found.state, found.needs_left, found.attempts) == (NoticeState.PLANNED, True, 0)
    assert claims.next_due() == DUE


def test_a_planned_notice_is_moved(store: Store, claims: Claims) -> None:
    plan(store, a_wanted())
    moved = a_wanted(run_at=LATER, lane="carrier:two")._replace(route=Route.TEAMS)
    store.notices.settle("7KQ2", Settlement(change=((stored(store).id, moved),)))
    found = stored(store)
    assert (found.run_at, found.lane, found.route) == (LATER, "carrier:two", Route.TEAMS)
    assert claims.next_due() == LATER


def test_what_waits_for_another_attempt_keeps_its_time(store: Store, claims: Claims) -> None:
    plan(store, a_wanted())
    id_ = try_once(claims, in_doubt=False).id
    changed = a_wanted()._replace(says="something else")
    store.notices.settle("7KQ2", Settlement(change=((id_, changed),)))
    assert (stored(store).run_at, stored(store).says) == (LATER, "something else")


def test_what_was_withdrawn_is_taken_up_again(store: Store, claims: Claims) -> None:
    plan(store, a_wanted())
    id_ = try_once(claims, in_doubt=False).id
    store.notices.settle("7KQ2", Settlement(withdraw=(id_,)))
    assert stored(store).state is NoticeState.WITHDRAWN
    store.notices.settle("7KQ2", Settlement(change=((id_, a_wanted()),)))
    again = stored(store)
    assert (again.state, again.run_at, again.attempts) == (NoticeState.PLANNED, DUE, 0)


def test_what_perhaps_left_is_not_withdrawn_as_if_it_had_not(store: Store, claims: Claims) -> None:
    plan(store, a_wanted())
    id_ = try_once(claims, in_doubt=True).id
    store.notices.settle("7KQ2", Settlement(withdraw=(id_,)))
    assert stored(store).state is NoticeState.UNKNOWN
    assert stored(store).has_left


def test_settling_takes_back_what_a_courier_has_not_begun(store: Store, claims: Claims) -> None:
    plan(store, a_wanted(1), a_wanted(2))
    first, second = claims.claim(DUE, LEASE, ROOM)
    late = Settlement(change=((first.id, a_wanted(1, LATER)),), withdraw=(second.id,))
    store.notices.settle("7KQ2", late)
    assert [stored(store, n).state for n in (1, 2)] == [NoticeState.PLANNED, NoticeState.WITHDRAWN]
    assert claims.write(LEASE.courier, [], {first.id: None, second.id: None}) == set()


def test_settling_leaves_alone_what_is_under_way(store: Store, claims: Claims) -> None:
    plan(store, a_wanted(1), a_wanted(2))
    first, second = claims.claim(DUE, LEASE, ROOM)
    claims.write(LEASE.courier, [], {first.id: None, second.id: None})
    late = Settlement(change=((first.id, a_wanted(1, LATER)),), withdraw=(second.id,))
    store.notices.settle("7KQ2", late)
    assert [stored(store, n).state for n in (1, 2)] == [NoticeState.CLAIMED] * 2
    assert stored(store, 1).run_at == DUE


def test_notices_about_the_same_thing_are_found_together(store: Store) -> None:
    one = a_wanted()
    moved = one._replace(identity=one.identity._replace(revision="2"))
    other = one._replace(identity=one.identity._replace(recipient=MARTIN))
    plan(store, one, moved, other, a_wanted(2))
    first = store.notices.stored("7KQ2")[0]
    ((key, found),) = store.notices.alike([first]).items()
    assert key == ("7KQ2", "reminder", GRACE, "M1")
    assert [each.identity for each in found] == [one.identity, moved.identity]
    assert store.notices.alike([]) == {}
