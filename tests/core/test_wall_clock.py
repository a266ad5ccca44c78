"""What people read is the wall clock in London, whatever the instants behind it are."""

from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from bot.core.wall_clock import day_of, instant_of, local, times_it_comes


def test_a_10_oclock_meeting_stays_at_10_oclock_over_the_change_of_the_clocks() -> None:
    ten = time(10)
    assert instant_of(date(2027, 3, 26), ten) == datetime(2027, 3, 26, 10, tzinfo=UTC)
    assert instant_of(date(2027, 3, 30), ten) == datetime(2027, 3, 30, 9, tzinfo=UTC)
    assert instant_of(date(2027, 11, 9), ten) == datetime(2027, 11, 9, 10, tzinfo=UTC)


def test_in_summer_the_day_ends_an_hour_before_that_of_utc() -> None:
    assert day_of(datetime(2027, 6, 30, 22, 59, tzinfo=UTC)) == date(2027, 6, 30)
    assert day_of(datetime(2027, 6, 30, 23, 0, tzinfo=UTC)) == date(2027, 7, 1)
    assert day_of(datetime(2027, 12, 30, 23, 59, tzinfo=UTC)) == date(2027, 12, 30)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.times(time(2), time(23, 59)))
def test_a_time_of_day_is_read_as_it_was_set(day: date, at: time) -> None:
    instant = instant_of(day, at)
    assert instant.tzinfo is UTC
    assert (local(instant).time(), day_of(instant)) == (at, day)


def test_a_time_comes_once_but_where_the_clocks_change() -> None:
    half_past_one = time(1, 30)
    assert times_it_comes(date(2027, 3, 28), half_past_one) == 0
    assert times_it_comes(date(2027, 10, 31), half_past_one) == 2
    assert times_it_comes(date(2027, 3, 27), half_past_one) == 1
    assert times_it_comes(date(2027, 3, 28), time(10)) == 1
