"""Days as people in the UK write them."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.refusals import Refusal
from bot.core.saying.dates import Lean, fits, the_day
from bot.core.saying.words import MONTH_NAMES, WEEKDAY_NAMES, read_words
from tests.texts import any_text

WEDNESDAY = date(2027, 3, 17)
days = st.dates(date(1995, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("30 march", date(2027, 3, 30)),
        ("30 Mar", date(2027, 3, 30)),
        ("tue 30 march", date(2027, 3, 30)),
        ("Tuesday, the 30th of March 2027", date(2027, 3, 30)),
        ("on march 30", date(2027, 3, 30)),
        ("sept 1st", date(2027, 9, 1)),
        ("30/3", date(2027, 3, 30)),
        ("30.3.", date(2027, 3, 30)),
        ("30/03/2027", date(2027, 3, 30)),
        ("30-3-27", date(2027, 3, 30)),
        ("30.3.2027", date(2027, 3, 30)),
        ("2027-03-30", date(2027, 3, 30)),
        ("01/05/2027", date(2027, 5, 1)),
        ("4/4", date(2027, 4, 4)),
        ("sat 3/4", date(2027, 4, 3)),
        ("today", WEDNESDAY),
        ("tomorrow", date(2027, 3, 18)),
        ("thu", date(2027, 3, 18)),
        ("this tuesday", date(2027, 3, 23)),
        ("4 jan", date(2028, 1, 4)),
        ("tue 16 march", date(2027, 3, 16)),
        ("29 feb 2028", date(2028, 2, 29)),
    ],
)
def test_a_day_is_understood_as_people_write_it(words: str, expected: date) -> None:
    assert the_day(words, WEDNESDAY) == expected


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("03/04", "one way: Thu 4 Mar 2027 or Sat 3 Apr 2027"),
        ("5/4/2027", "one way: Mon 5 Apr 2027 or Tue 4 May 2027"),
        ("5/4/2026", "one way: Sun 5 Apr 2026 or Mon 4 May 2026"),
        ("01/05/2026", "one way: Mon 5 Jan 2026 or Fri 1 May 2026"),
        ("03/04", 'like "3 April 2027"'),
        ("05/01/2027", 'like "1 May 2027"'),
        ("mon 30 march", "30 March 2027 is a Tuesday"),
        ("next tue", "two days: Tue 23 Mar 2027 or Tue 30 Mar 2027"),
        ("wednesday", "two days: Wed 17 Mar 2027 or Wed 24 Mar 2027"),
        ("16 march", "one way: Tue 16 Mar 2027 or Thu 16 Mar 2028"),
        ("29 feb", "one way: Thu 29 Feb 2024 or Tue 29 Feb 2028"),
        ("tue 5/4", "5 April 2027 is a Monday"),
        ("31 june", "not in the calendar"),
        ("3/30", "Did you mean 30 March?"),
        ("soon", "not a day I understand"),
        ("30 march at 10:00", "not a day I understand"),
        ("", "not a day I understand"),
    ],
)
def test_what_is_unclear_is_asked_back_with_an_example(words: str, asked: str) -> None:
    with pytest.raises(Refusal) as refused:
        the_day(words, WEDNESDAY)
    assert asked in str(refused.value)
    assert refused.value.way_on


def test_leaning_back_a_day_without_a_year_is_the_last_such_day() -> None:
    assert the_day("16 march", WEDNESDAY, Lean.BACK) == date(2027, 3, 16)
    assert the_day("tue", WEDNESDAY, Lean.BACK) == date(2027, 3, 16)
    assert the_day("yesterday", WEDNESDAY, Lean.BACK) == date(2027, 3, 16)
    assert the_day("1 december", WEDNESDAY, Lean.BACK) == date(2026, 12, 1)
    assert the_day("05/01/2027", WEDNESDAY, Lean.BACK) == date(2027, 1, 5)


def test_leaning_back_a_day_that_most_likely_is_to_come_is_asked_back() -> None:
    with pytest.raises(Refusal, match="Wed 18 Mar 2026 or Thu 18 Mar 2027"):
        the_day("18 march", WEDNESDAY, Lean.BACK)


@given(day=days, today=days)
def test_every_day_is_understood_when_its_year_is_written(day: date, today: date) -> None:
    month = MONTH_NAMES[day.month - 1]
    weekday = WEEKDAY_NAMES[day.weekday()]
    assert the_day(f"{day.day} {month} {day.year}", today) == day
    assert the_day(f"{weekday[:3]} {day.isoformat()}", today) == day


@given(today=days, ahead=st.integers(0, 299))
def test_a_day_without_a_year_is_the_next_such_day(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    if (day.month, day.day) != (2, 29):
        assert the_day(f"{day.day} {MONTH_NAMES[day.month - 1]}", today) == day


@given(words=any_text(max_size=40), today=days)
def test_whatever_is_written_gives_a_day_or_a_refusal(words: str, today: date) -> None:
    with suppress(Refusal):
        assert isinstance(the_day(words, today), date)


@pytest.mark.parametrize(
    ("words", "is_meant"),
    [
        ("30 march", True),
        ("tue", True),
        ("mon 30 march", False),
        ("30 march 2028", False),
        ("today", False),
        ("30/3", True),
        ("3 april", False),
    ],
)
def test_words_fit_a_day_that_exists(words: str, is_meant: bool) -> None:  # noqa: FBT001 - a case
    said = read_words(words).day
    assert said is not None
    assert fits(said, date(2027, 3, 30), WEDNESDAY) is is_meant


def test_a_weekday_before_another_date_is_that_dates_and_else_that_of_the_date_before() -> None:
    first = read_words("25 may wed 26 may 10:00")
    assert first.day is not None
    assert (first.day.weekday, first.rest) == (None, "wed 26 may 10:00")
    last = read_words("30 march tue 10:00")
    assert last.day is not None
    assert (last.day.weekday, last.rest) == (1, "")
