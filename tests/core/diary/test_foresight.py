"""How a date stands is said as it is booked, and what is missing before the review."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.diary.foresight import (
    last_before_review,
    limit_of,
    ordinal,
    standing,
    too_few,
    warnings,
)
from tests.profiles import without
from tests.story import (
    with_contact_sheet,
    with_first_meeting_booked,
    with_first_meeting_held,
    with_meeting,
)


def test_tue_30_march_is_the_7th_working_day_with_three_in_hand() -> None:
    assert standing(with_first_meeting_booked(), date(2027, 3, 30)) == (
        "the 7th working day after the conference; latest Fri 2 Apr 2027, 3 working days in hand"
    )


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2027, 4, 2), "on the last day"),
        (date(2027, 4, 1), "1 working day in hand"),
        (date(2027, 4, 5), "late"),
    ],
)
def test_the_last_days_are_said_as_they_are(day: date, says: str) -> None:
    assert standing(with_contact_sheet(), day).endswith(says)


def test_a_later_meeting_stands_against_the_one_before_it() -> None:
    group = with_first_meeting_held()
    assert standing(group, date(2027, 4, 27)) == "latest Tue 11 May 2027, 9 working days in hand"
    limit = limit_of(group, date(2027, 5, 25))
    assert limit is not None
    assert limit.date == date(2027, 6, 8)


def test_where_no_rule_limits_a_date_nothing_is_said() -> None:
    assert standing(without(with_contact_sheet(), "first_meeting"), date(2027, 3, 30)) == ""
    assert standing(replace(with_contact_sheet(), conferences=()), date(2027, 3, 30)) == ""


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (7, "7th"), (11, "11th"), (22, "22nd")],
)
def test_numbers_are_said_in_order(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_fewer_than_three_meetings_before_the_review_are_warned_of_at_once() -> None:
    (warning,) = warnings(with_first_meeting_booked())
    assert warning == (
        "2 more meetings must be booked before the review on Wed 16 Jun 2027: "
        "at least 3 are asked for (H12)."
    )
    one_less = with_first_meeting_held()
    meetings = tuple(each for each in one_less.meetings if each.id != "M2")
    (warning,) = warnings(replace(one_less, meetings=meetings))
    assert warning.startswith("1 more meeting must")


def test_three_meetings_with_the_last_on_25_may_leave_nothing_to_warn_of() -> None:
    assert warnings(with_first_meeting_held()) == ()


def test_a_last_meeting_on_26_may_leaves_too_little_time_for_the_joint_report() -> None:
    group = with_meeting(with_first_meeting_held(), "M3", on=date(2027, 5, 26))
    (warning,) = warnings(group)
    assert "draft Thu 3 Jun 2027, amendments Thu 10 Jun 2027" in warning
    assert "nearest date that works is Tue 25 May 2027" in warning


def test_without_a_review_there_is_nothing_to_count_to() -> None:
    group = with_first_meeting_held()
    group = replace(group, conferences=group.conferences[:1])
    assert warnings(group) == ()
    assert too_few(group) == 0
    assert last_before_review(group) is None


def test_the_last_meeting_before_the_review_is_known() -> None:
    last = last_before_review(with_first_meeting_held())
    assert last is not None
    assert last.on == date(2027, 5, 25)
    assert last_before_review(with_first_meeting_booked()) is None


def test_a_day_that_is_no_working_day_is_not_called_the_sixth() -> None:
    assert standing(with_contact_sheet(), date(2027, 3, 28)).startswith("latest ")
