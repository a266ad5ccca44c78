"""The family's possible times are read from their own words, and asked back where unclear."""

from datetime import date, time

import pytest
from hypothesis import given

from bot.core.diary.possible_times import (
    family_not_asked,
    family_unfit,
    read_possible_times,
    with_possible_times,
)
from bot.core.refusals import Refusal
from tests.cast import DEAN, GRACE, LEAH
from tests.story import member_of, with_contact_sheet, with_member, with_times_of_family
from tests.texts import any_text

MON, TUE, SAT = date(2027, 4, 5), date(2027, 3, 30), date(2027, 4, 3)
NINE, TEN, TWO, SIX = time(9), time(10), time(14), time(18)


@pytest.mark.parametrize(
    ("words", "fits", "unfit"),
    [
        ("mornings, not on Mondays", [(TUE, TEN)], [(MON, TEN), (TUE, TWO)]),
        ("Mornings, no Mon.", [(TUE, TEN)], [(MON, TEN)]),
        ("any time", [(MON, TEN), (SAT, SIX)], []),
        ("afternoons", [(MON, TWO)], [(MON, TEN), (MON, SIX)]),
        ("evenings on Tuesdays", [(TUE, SIX)], [(MON, SIX), (TUE, TEN)]),
        ("Mon and Tue after 9:30", [(MON, TEN)], [(MON, NINE), (SAT, TEN)]),
        ("before 2pm, except saturday", [(TUE, TEN)], [(SAT, TEN), (TUE, SIX)]),
        ("until noon", [(TUE, TEN)], [(TUE, TWO)]),
        ("after 12pm", [(TUE, TWO)], [(TUE, TEN)]),
        ("after 12am", [(TUE, NINE)], []),
        ("gave none", [(MON, TEN), (SAT, SIX)], []),
    ],
)
def test_what_they_say_is_understood(
    words: str, fits: list[tuple[date, time]], unfit: list[tuple[date, time]]
) -> None:
    times = read_possible_times(words)
    assert times.as_written == words
    assert all(times.fit(day, starts) for day, starts in fits)
    assert not any(times.fit(day, starts) for day, starts in unfit)


@pytest.mark.parametrize(
    "words",
    ["", "when the moon is full", "after school", "after", "not mornings", "mo", "before 25:00"],
)
def test_what_is_unclear_is_asked_back_with_an_example(words: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_possible_times(words)
    assert "mornings, not on Mondays" in refused.value.way_on


@pytest.mark.parametrize("words", ["Mondays, not Mondays", "after 15:00 before 10:00"])
def test_times_that_leave_nothing_are_refused(words: str) -> None:
    with pytest.raises(Refusal, match="no time at all"):
        read_possible_times(words)


def test_leah_cannot_come_on_a_monday_and_dean_has_not_been_asked() -> None:
    group = with_times_of_family()
    assert [each.id for each in family_unfit(group, MON, TEN)] == [LEAH]
    assert family_unfit(group, TUE, TEN) == ()
    assert [each.id for each in family_not_asked(group)] == [DEAN]
    asked = with_member(group, DEAN, possible_times=read_possible_times("gave none"))
    assert family_not_asked(asked) == ()
    assert family_unfit(with_contact_sheet(), MON, TEN) == ()


def test_possible_times_are_kept_for_family_alone() -> None:
    group = with_contact_sheet()
    kept = with_possible_times(group, member_of(group, DEAN), "gave none")
    assert member_of(kept, DEAN).possible_times == read_possible_times("gave none")
    with pytest.raises(Refusal, match="kept for family"):
        with_possible_times(group, member_of(group, GRACE), "any time")


@given(any_text(max_size=40))
def test_any_words_are_understood_or_asked_back(words: str) -> None:
    try:
        times = read_possible_times(words)
    except Refusal:
        return
    assert times.days
    assert times.earliest <= times.latest
