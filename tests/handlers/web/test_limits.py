"""Guesses are counted in memory that cannot grow, and never against who holds a real link."""

from hypothesis import given
from hypothesis import strategies as st

from handlers.web.limits import Buckets, Guesses, network


@given(st.integers(1, 20), st.floats(0.1, 60), st.lists(st.floats(0, 30), max_size=60))
def test_no_more_is_let_through_than_the_bucket_holds_and_refills(
    burst: int, every: float, waits: list[float]
) -> None:
    buckets, now, let = Buckets(burst, every), 0.0, 0
    for wait in waits:
        now += wait
        let += buckets.take("one", now)
    assert let <= burst + now / every + 1


@given(st.integers(1, 20))
def test_a_full_bucket_lets_its_burst_through_and_no_more(burst: int) -> None:
    buckets = Buckets(burst, every=10)
    assert [buckets.take("one", 5.0) for _ in range(burst + 3)] == [True] * burst + [False] * 3
    assert buckets.take("other", 5.0)


def test_it_refills_with_time() -> None:
    buckets = Buckets(burst=1, every=10)
    assert [buckets.take("one", now) for now in (0, 5, 10, 12)] == [True, False, True, False]


def test_a_million_addresses_take_no_more_room_than_was_set() -> None:
    buckets = Buckets(burst=1, every=10, keep=100)
    for number in range(10_000):
        buckets.take(str(number), float(number))
    assert len(buckets) == 100


def test_a_guesser_from_one_address_is_told_to_wait_after_a_few_dozen() -> None:
    guesses = Guesses()
    assert [guesses.is_too_many("192.0.2.1", 0.0) for _ in range(31)] == [False] * 30 + [True]
    assert not guesses.is_too_many("192.0.2.2", 0.0)


def test_a_guesser_from_many_addresses_is_told_to_wait_as_well() -> None:
    guesses = Guesses()
    told = [guesses.is_too_many(f"192.0.2.{number}", 0.0) for number in range(250)]
    assert told == [False] * 40 + [True] * 210


def test_a_guesser_holds_a_whole_network_of_the_newer_addresses() -> None:
    assert network("2001:db8:1:2:3:4:5:6") == network("2001:db8:1:2::9") == "2001:db8:1:2::"
    assert network("2001:db8:1:3::9") != network("2001:db8:1:2::9")
    assert network("::ffff:192.0.2.7") == network("192.0.2.7") == "192.0.2.7"
    assert network("a unix socket") == "a unix socket"
