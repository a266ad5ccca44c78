"""When notices leave, and how working hours run, in wall-clock time of Europe/London."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.procedure import hours
from bot.core.wall_clock import instant_of, local
from tests.core.procedure.groups import STORY, story_with
from tests.texts import any_text

REF = "7KQ2"
instants = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def london(day: str, at: str) -> datetime:
    return instant_of(date.fromisoformat(day), time.fromisoformat(at))


@pytest.mark.parametrize(
    ("day", "at", "opens"),
    [
        ("2027-03-25", "07:59", "2027-03-25"),
        ("2027-03-25", "18:00", "2027-03-30"),
        ("2027-03-26", "10:00", "2027-03-30"),
        ("2027-03-28", "00:30", "2027-03-30"),
        ("2027-03-30", "07:30", "2027-03-30"),
    ],
)
def test_outside_8_to_18_on_working_days_the_window_is_shut(day: str, at: str, opens: str) -> None:
    assert not hours.is_open(STORY, london(day, at))
    assert hours.next_opening(STORY, london(day, at)) == london(opens, "08:00")


@pytest.mark.parametrize("at", ["08:00", "17:59"])
def test_an_open_window_opens_next_on_the_next_working_day(at: str) -> None:
    now = london("2027-03-25", at)
    assert hours.is_open(STORY, now)
    assert hours.next_opening(STORY, now) == london("2027-03-30", "08:00")


@given(instants)
def test_the_next_opening_is_open_and_nothing_before_it_opens(now: datetime) -> None:
    opening = hours.next_opening(STORY, now)
    assert opening > now
    assert hours.is_open(STORY, opening)
    assert not hours.is_open(STORY, opening - timedelta(minutes=1))


@given(any_text(max_size=8))
def test_the_spread_is_at_most_20_minutes_and_the_same_for_one_reference(ref: str) -> None:
    assert timedelta(0) <= hours.spread(STORY, ref) <= timedelta(minutes=20)
    assert hours.spread(STORY, ref) == hours.spread(STORY, ref)


def test_without_a_spread_all_leave_on_the_hour() -> None:
    assert hours.spread(story_with("notice_spread", "none"), REF) == timedelta(0)


def test_references_are_spread() -> None:
    assert len({hours.spread(STORY, f"7KQ{n}") for n in range(9)}) > 5


def test_a_dated_notice_leaves_between_9_and_9_20() -> None:
    leaves = hours.leaves_on(STORY, REF, date(2027, 4, 22), warns=True)
    assert london("2027-04-22", "09:00") <= leaves <= london("2027-04-22", "09:20")
    assert leaves == london("2027-04-22", "09:00") + hours.spread(STORY, REF)


def test_on_a_holiday_a_warning_leaves_before_it_and_all_else_after_it() -> None:
    good_friday = date(2027, 3, 26)
    warning = hours.leaves_on(STORY, REF, good_friday, warns=True)
    other = hours.leaves_on(STORY, REF, good_friday, warns=False)
    assert local(warning).date() == date(2027, 3, 25)
    assert local(other).date() == date(2027, 3, 30)


def test_a_caused_notice_leaves_at_once_inside_the_window() -> None:
    caused = london("2027-04-19", "16:00")
    assert hours.leaves_at(STORY, REF, caused) == caused


def test_outside_the_window_it_waits_unless_it_would_come_too_late() -> None:
    caused = london("2027-04-26", "19:00")
    opening = london("2027-04-27", "08:00") + hours.spread(STORY, REF)
    assert hours.leaves_at(STORY, REF, caused) == opening
    meeting = london("2027-04-27", "10:00")
    assert hours.leaves_at(STORY, REF, caused, meeting) == opening
    assert hours.leaves_at(STORY, REF, caused, london("2027-04-27", "07:00")) == caused


def test_a_notice_that_the_spread_would_make_too_late_is_urgent_as_well() -> None:
    caused = london("2027-04-26", "19:00")
    opening = london("2027-04-27", "08:00")
    assert hours.spread(STORY, REF) > timedelta(0)
    assert hours.leaves_at(STORY, REF, caused, opening + timedelta(seconds=1)) == caused


@pytest.mark.parametrize(
    ("since", "ends"),
    [
        (("2027-05-06", "15:10"), ("2027-05-06", "16:10")),
        (("2027-05-06", "17:00"), ("2027-05-06", "18:00")),
        (("2027-05-06", "17:30"), ("2027-05-07", "08:30")),
        (("2027-05-06", "06:00"), ("2027-05-06", "09:00")),
        (("2027-03-26", "23:00"), ("2027-03-30", "09:00")),
        (("2027-12-24", "17:59"), ("2027-12-29", "08:59")),
    ],
)
def test_a_working_hour_counts_while_the_window_is_open(
    since: tuple[str, str], ends: tuple[str, str]
) -> None:
    """Counting rule 12."""
    assert hours.after_working_hours(STORY, london(*since), 1) == london(*ends)


def test_many_working_hours_go_over_several_days() -> None:
    since = london("2027-03-25", "16:00")
    assert hours.after_working_hours(STORY, since, 13) == london("2027-03-31", "09:00")


@given(instants, st.integers(0, 40))
def test_working_hours_end_when_notices_may_leave_or_as_the_window_shuts(
    since: datetime, count: int
) -> None:
    ends = hours.after_working_hours(STORY, since, count)
    assert ends - since >= timedelta(hours=count)
    assert hours.is_open(STORY, ends) or hours.is_open(STORY, ends - timedelta(seconds=1))
