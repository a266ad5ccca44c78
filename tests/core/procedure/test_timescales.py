"""Dates from a conference, a meeting and the end, by the story's profile."""

from datetime import date

import pytest

from bot.core.procedure import timescales
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.loading import load_profile
from bot.core.procedure.spans import Direction, parse_span
from tests.core.procedure.groups import STORY, story_with

CONFERENCE, REVIEW = date(2027, 3, 17), date(2027, 6, 16)


def day(deadline: Deadline | None) -> date | None:
    return deadline.date if deadline else None


def test_the_dates_from_the_conference_are_d1_and_d2() -> None:
    assert day(timescales.first_meeting(STORY, CONFERENCE)) == date(2027, 4, 2)
    assert day(timescales.first_review(STORY, CONFERENCE)) == date(2027, 6, 17)


def test_the_dates_from_the_review_are_d16_and_d18() -> None:
    assert day(timescales.after_review_first(STORY, REVIEW)) == date(2027, 7, 14)
    assert day(timescales.next_review(STORY, REVIEW)) == date(2027, 12, 16)


def test_minutes_are_due_on_the_earlier_of_two_readings() -> None:
    minutes = timescales.minutes_to_social_worker(STORY, date(2027, 3, 30))
    assert minutes is not None
    assert (minutes.date, minutes.last_working_day) == (date(2027, 4, 4), date(2027, 4, 2))
    assert minutes.other_reading == date(2027, 4, 6)
    assert minutes.cite == "R7"


def test_a_written_update_is_due_two_working_days_before() -> None:
    update = timescales.written_update_due(STORY, date(2027, 4, 27))
    assert update is not None
    assert (update.date, update.cite) == (date(2027, 4, 23), "ours")


def test_the_end_leaves_two_dates() -> None:
    assert day(timescales.re_referral_window(STORY, date(2028, 1, 28))) == date(2028, 4, 28)
    assert day(timescales.retention_ends(STORY, date(2027, 12, 15))) == date(2033, 12, 15)


@pytest.mark.parametrize("name", ["scotland", "highland"])
def test_in_scotland_a_change_goes_to_the_conference_chair_in_three_days(name: str) -> None:
    found = timescales.change_to_conference_chair(load_profile(name), date(2027, 5, 6))
    assert found is not None
    assert (found.date, found.last_working_day) == (date(2027, 5, 9), date(2027, 5, 7))


def test_what_has_no_figure_has_no_date() -> None:
    assert timescales.due(STORY, "minutes_circulation", CONFERENCE) is None
    assert timescales.due(STORY, "absence_notice", CONFERENCE) is None
    assert timescales.change_to_conference_chair(STORY, CONFERENCE) is None


def test_what_a_conference_sets_has_a_date() -> None:
    profile = story_with("minutes_circulation", "10 working days")
    assert day(timescales.due(profile, "minutes_circulation", CONFERENCE)) == date(2027, 4, 2)
    profile = story_with("absence_notice", "1 week")
    assert day(timescales.due(profile, "absence_notice", REVIEW)) == date(2027, 6, 9)


def test_any_span_can_be_counted_by_a_profiles_holidays() -> None:
    span = parse_span("10 working days")
    counted = timescales.counted(STORY, date(2027, 12, 15), span, Direction.FORWARD)
    assert (counted.key, counted.date) == ("count", date(2027, 12, 31))
