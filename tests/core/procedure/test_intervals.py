"""How long a group may go without meeting (L19, H14, O5), and how many meetings (H12)."""

from datetime import date

import pytest

from bot.core.procedure.intervals import meetings_short, next_core_group, next_meeting
from bot.core.procedure.loading import load_profile
from tests.core.procedure.groups import STORY

MAY, REVIEW, JULY = date(2027, 5, 25), date(2027, 6, 16), date(2027, 7, 6)
LEICESTER, HIGHLAND = load_profile("leicester"), load_profile("highland")


@pytest.mark.parametrize(
    ("last", "limit"),
    [
        (date(2027, 3, 30), date(2027, 5, 11)),
        (date(2027, 4, 27), date(2027, 6, 8)),
        (JULY, date(2027, 8, 17)),
        (date(2027, 8, 17), date(2027, 9, 28)),
        (date(2027, 9, 28), date(2027, 11, 9)),
    ],
)
def test_the_conferences_interval_holds_between_any_two_meetings(last: date, limit: date) -> None:
    found = next_meeting(STORY, last)
    assert found is not None
    assert (found.date, found.key) == (limit, "next_meeting")


def test_of_the_two_limits_after_a_review_the_earlier_binds_and_the_other_is_told() -> None:
    found = next_core_group(STORY, MAY, REVIEW)
    assert found is not None
    assert found.date == JULY
    assert (
        "Another rule allows more: Wed 14 Jul 2027: 28 calendar days after Wed 16 Jun 2027 (L19)."
        in found.why
    )


def test_leicesters_six_weeks_begin_with_the_first_meeting_after_the_review() -> None:
    assert next_meeting(LEICESTER, MAY) is None
    assert next_meeting(LEICESTER, MAY, REVIEW) is None
    first = next_core_group(LEICESTER, MAY, REVIEW)
    assert first is not None
    days = [first.date]
    for _ in range(3):
        found = next_core_group(LEICESTER, days[-1], REVIEW)
        assert found is not None
        days.append(found.date)
    assert days == [date(2027, 7, 14), date(2027, 8, 25), date(2027, 10, 6), date(2027, 11, 17)]


def test_highlands_six_weeks_run_from_the_last_meeting_once_there_was_a_review() -> None:
    assert next_meeting(HIGHLAND, MAY) is None
    found = next_meeting(HIGHLAND, MAY, REVIEW)
    assert found is not None
    assert (found.date, found.other_reading) == (JULY, date(2027, 7, 28))
    after = next_meeting(HIGHLAND, JULY, REVIEW)
    assert after is not None
    assert (after.date, after.other_reading) == (date(2027, 8, 17), None)


def test_wales_aims_at_a_month_within_its_six_weeks() -> None:
    found = next_meeting(load_profile("wales"), MAY, REVIEW)
    assert found is not None
    assert found.date == JULY
    assert "The guidance aims at 1 month: Fri 25 Jun 2027." in found.why


@pytest.mark.parametrize("name", ["england", "scotland", "nottinghamshire", "hscb", "sandwell"])
def test_without_a_rule_there_is_no_limit(name: str) -> None:
    assert next_core_group(load_profile(name), MAY, REVIEW) is None


def test_before_any_meeting_only_the_limit_after_the_review_counts() -> None:
    assert next_core_group(STORY, None) is None
    found = next_core_group(STORY, None, REVIEW)
    assert found is not None
    assert found.date == date(2027, 7, 14)


def test_a_review_before_the_first_meeting_of_a_pair_limits_nothing_more() -> None:
    assert next_core_group(STORY, JULY, REVIEW) == next_meeting(STORY, JULY, REVIEW)


def test_three_meetings_are_asked_for_before_the_review() -> None:
    days = (date(2027, 3, 30), date(2027, 4, 27), MAY, JULY)
    assert meetings_short(STORY, days, REVIEW) == 0
    assert meetings_short(STORY, days[:2], REVIEW) == 1
    assert meetings_short(STORY, (*days[:2], REVIEW), REVIEW) == 1
    assert meetings_short(LEICESTER, (), REVIEW) == 0


def test_a_meeting_on_the_day_of_a_review_is_not_after_it() -> None:
    assert next_meeting(LEICESTER, REVIEW, REVIEW) is None
