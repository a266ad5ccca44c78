"""The days of the story as its parts write them."""

from datetime import UTC, date, datetime

from bot.demo.days import day, moment


def test_a_day_is_of_2027_unless_it_names_its_year() -> None:
    assert day("30 Mar") == date(2027, 3, 30)
    assert day("28 Jan 2028") == date(2028, 1, 28)


def test_a_moment_is_by_the_clock_on_the_wall_in_london() -> None:
    assert moment("27 Mar", "10:00") == datetime(2027, 3, 27, 10, tzinfo=UTC)
    assert moment("30 Mar", "10:00") == datetime(2027, 3, 30, 9, tzinfo=UTC)
    assert moment("15 Dec 2033", "09:30") == datetime(2033, 12, 15, 9, 30, tzinfo=UTC)
