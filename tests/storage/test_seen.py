"""What has been taken in: a copy is told from a first, on both databases and from two at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import select

from storage.schema import seen
from storage.store import Store
from tests.storage.given import LATER

SOON, LATE = LATER + timedelta(minutes=10), LATER + timedelta(hours=25)


def kept(store: Store) -> set[str]:
    with store.database.reading() as connection:
        return set(connection.execute(select(seen.c.hash)).scalars())


def test_the_same_mark_is_new_once(store: Store) -> None:
    assert store.seen.is_first({"signature v0=aa": SOON})
    assert not store.seen.is_first({"signature v0=aa": SOON})
    assert store.seen.is_first({"signature v0=ab": SOON})


def test_one_known_mark_makes_it_a_copy_and_the_others_are_kept_as_well(store: Store) -> None:
    assert store.seen.is_first({"signature v0=aa": SOON, "event Ev1": LATE})
    assert not store.seen.is_first({"signature v0=bb": SOON, "event Ev1": LATE})
    assert not store.seen.is_first({"signature v0=bb": SOON})


def test_of_two_at_the_same_time_one_is_first(store: Store) -> None:
    marks = {"signature v0=aa": SOON, "event Ev1": LATE}
    with ThreadPoolExecutor(4) as threads:
        told = list(threads.map(store.seen.is_first, [marks] * 12))
    assert sorted(told) == [False] * 11 + [True]


def test_marks_are_forgotten_in_time_and_tell_nothing(store: Store) -> None:
    store.seen.is_first({"signature v0=aa": SOON, "event Ev0FICT0001": LATE})
    assert not any("Ev0" in each or "v0" in each for each in kept(store))
    store.upkeep.prune(SOON - timedelta(seconds=1))
    assert len(kept(store)) == 2
    store.upkeep.prune(SOON)
    assert len(kept(store)) == 1
    store.upkeep.prune(LATE)
    assert kept(store) == set()
