"""A delivery that failed is tried again later and later, and not for ever."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.notices.backoff import JITTER, WAITS, next_attempt

FAILED_AT = datetime(2027, 3, 30, 9, 0, tzinfo=UTC)
instants = st.integers(0, 10**15).map(lambda us: FAILED_AT + timedelta(microseconds=us))


def test_the_first_failure_waits_half_a_minute() -> None:
    assert next_attempt(1, FAILED_AT) == FAILED_AT + timedelta(seconds=30)


def test_after_about_a_day_the_route_is_given_up() -> None:
    total = sum(WAITS, timedelta())
    assert timedelta(hours=24) < total < timedelta(hours=26)
    assert next_attempt(len(WAITS), FAILED_AT) == FAILED_AT + timedelta(hours=1)
    assert next_attempt(len(WAITS) + 1, FAILED_AT) is None


@given(st.integers(1, len(WAITS) - 1), instants)
def test_each_wait_is_at_least_as_long_as_the_one_before(attempts: int, at: datetime) -> None:
    sooner, later = next_attempt(attempts, at), next_attempt(attempts + 1, at)
    assert sooner is not None
    assert later is not None
    assert at < sooner <= later


@given(st.integers(1, len(WAITS)), instants)
def test_the_jitter_stays_within_its_share(attempts: int, at: datetime) -> None:
    when = next_attempt(attempts, at)
    assert when is not None
    wait = WAITS[attempts - 1]
    assert wait <= when - at <= wait * (1 + JITTER)


def test_two_that_failed_together_do_not_return_together() -> None:
    other = FAILED_AT.replace(microsecond=999_999)
    assert next_attempt(3, other) != next_attempt(3, FAILED_AT)
