"""Times of day, and a day with a time, as people in the UK write them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.refusals import Refusal
from bot.core.saying.dates import as_written, off_the_front, the_time

TODAY = date(2027, 3, 17)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("14:00", time(14)),
        ("14.30", time(14, 30)),
        ("2pm", time(14)),
        ("2 PM", time(14)),
        ("2.30pm", time(14, 30)),
        ("10:15 am", time(10, 15)),
        ("9:30", time(9, 30)),
        ("09:00", time(9)),
        ("02:00", time(2)),
        ("at noon", time(12)),
        ("12am", time(0)),
    ],
)
def test_a_time_is_understood_as_people_write_it(words: str, expected: time) -> None:
    assert the_time(words) == expected


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("half past two", "not a time I understand"),
        ("2", "not a time I understand"),
        ("2:30", "morning or in the afternoon"),
        ("25:00", "not a time of day"),
        ("13pm", "not a time of day"),
        ("10:75", "not a time of day"),
        ("10.11", "can be a day or a time"),
        ("30 march", "not a time I understand"),
    ],
)
def test_an_unclear_time_is_asked_back_with_an_example(words: str, asked: str) -> None:
    with pytest.raises(Refusal, match=asked) as refused:
        the_time(words)
    assert refused.value.way_on


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("27 Apr 2pm", (date(2027, 4, 27), time(14))),
        ("tue 30 march 14:00", (date(2027, 3, 30), time(14))),
        ("2 pm on 27 April", (date(2027, 4, 27), time(14))),
        ("30.3. 10.11", (date(2027, 3, 30), time(10, 11))),
        ("2027-03-30T10:11", (date(2027, 3, 30), time(10, 11))),
        ("10.11am 30/3", (date(2027, 3, 30), time(10, 11))),
        ("10.11 am tomorrow", (date(2027, 3, 18), time(10, 11))),
    ],
)
def test_a_day_and_a_time_are_understood_in_any_order(
    words: str, expected: tuple[date, time]
) -> None:
    assert off_the_front(words, TODAY) == (*expected, "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("30 march yes for Leah", (date(2027, 3, 30), None, "yes for Leah")),
        ("yes", (None, None, "yes")),
        ("on the way", (None, None, "on the way")),
        ("30 march to 6 apr 14:00", (date(2027, 3, 30), None, "to 6 apr 14:00")),
        ("10:00 11:00", (None, time(10), "11:00")),
        ("tue wed", (date(2027, 3, 23), None, "wed")),
        ("30 march 6 apr", (date(2027, 3, 30), None, "6 apr")),
    ],
)
def test_what_is_no_day_or_time_is_left(
    words: str, expected: tuple[date | None, time | None, str]
) -> None:
    assert off_the_front(words, TODAY) == expected


@given(st.times())
def test_every_time_is_understood_in_24_hours(at: time) -> None:
    assert the_time(f"{at.hour:02}:{at.minute:02}") == at.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("words", "rest", "written"),
    [
        (
            "30 march 10:00 in Room 3, at the back",
            "in Room 3 at the back",
            "in Room 3, at the back",
        ),
        ("30 march", "", ""),
        ("30,march,yes", "yes", "yes"),
    ],
)
def test_what_is_left_is_given_back_as_it_was_written(words: str, rest: str, written: str) -> None:
    assert as_written(words, rest) == written
