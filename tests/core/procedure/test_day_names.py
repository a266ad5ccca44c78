"""Days and counts as people read them."""

from datetime import date

import pytest

from bot.core.procedure.day_names import day_and_month, listed, many, short_day


def test_a_day_reads_the_same_whatever_the_machine_speaks() -> None:
    assert short_day(date(2027, 4, 2)) == "Fri 2 Apr 2027"
    assert day_and_month(date(2027, 12, 27)) == "27 Dec"


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ([], ""),
        (["Good Friday"], "Good Friday"),
        (["Good Friday", "Easter Monday"], "Good Friday and Easter Monday"),
        (["a", "b", "c"], "a, b and c"),
    ],
)
def test_several_are_listed_as_a_person_would(words: list[str], read: str) -> None:
    assert listed(words) == read


def test_one_is_one_and_all_other_numbers_are_many() -> None:
    assert [many(number, "working day") for number in (0, 1, 2)] == [
        "0 working days",
        "1 working day",
        "2 working days",
    ]
    assert many(2, "address") == "2 addresses"
