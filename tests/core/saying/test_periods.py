"""Months are read as they are named; a quarter's number is never guessed at."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.saying.periods import Period, months_said, quarters_said

JAN_TO_MAR = Period(date(2027, 1, 1), date(2027, 3, 31))
APR_TO_JUN = Period(date(2027, 4, 1), date(2027, 6, 30))
YEARS = st.integers(1900, 2099)
MONTHS = st.integers(1, 12)


@pytest.mark.parametrize(
    "words",
    ["jan to mar 2027", "January to March 2027", "from jan. until mar. 2027", "jan-mar 2027"],
)
def test_months_are_read_as_people_write_them(words: str) -> None:
    assert months_said(words) == JAN_TO_MAR


def test_months_may_lie_in_two_years() -> None:
    assert months_said("oct 2026 to sept 2027") == Period(date(2026, 10, 1), date(2027, 9, 30))
    assert months_said("nov to dec 2027") == Period(date(2027, 11, 1), date(2027, 12, 31))


def test_months_of_two_years_are_written_as_they_are_read() -> None:
    over = Period(date(2026, 11, 1), date(2027, 1, 31))
    assert over.as_months == "nov 2026 to jan 2027"
    assert months_said(over.as_months) == over


UNCLEAR = ("", "quarter", "jan to mar", "mar to jan 2027", "mar 2028 to jan 2027", "q1 2027")


@pytest.mark.parametrize(
    "words", [*UNCLEAR, "so to mar 2027", "jan to it 2027", "jan to mar 0000", "jan to mar 2027 a"]
)
def test_what_does_not_name_its_months_and_year_is_no_period(words: str) -> None:
    assert months_said(words) is None


@given(YEARS, MONTHS, MONTHS)
def test_what_is_written_for_months_of_one_year_is_read_as_them(
    year: int, one: int, other: int
) -> None:
    first, last = sorted((one, other))
    names = [f"{date(year, each, 1):%B}" for each in (first, last)]
    found = months_said(f"{names[0]} to {names[1]} {year}")
    assert found is not None
    assert months_said(found.as_months) == found
    assert (found.first.month, found.last.month) == (first, last)


@pytest.mark.parametrize("words", ["q1 2027", "Q1 of 2027", "2027 q1", "quarter 1 2027"])
def test_a_quarter_can_be_of_either_year(words: str) -> None:
    assert quarters_said(words) == (JAN_TO_MAR, APR_TO_JUN)


def test_the_last_quarter_of_a_year_from_april_lies_in_the_year_after() -> None:
    found = [each.as_months for each in quarters_said("q4 2027")]
    assert found == ["oct to dec 2027", "jan to mar 2028"]


@pytest.mark.parametrize("words", ["", "q5 2027", "q1", "quarter", "q1 2027 please"])
def test_other_words_are_no_quarter(words: str) -> None:
    assert quarters_said(words) == ()


def test_a_period_holds_its_first_and_last_day_and_none_that_is_not_known() -> None:
    held = [date(2026, 12, 31), date(2027, 1, 1), date(2027, 3, 31), date(2027, 4, 1), None]
    assert list(map(JAN_TO_MAR.holds, held)) == [False, True, True, False, False]
    assert str(JAN_TO_MAR) == "Fri 1 Jan 2027 to Wed 31 Mar 2027"
