"""When notices leave: on their day at nine, at once inside the window, urgent ones at any hour."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.notices.timing import at_once, day_by, days_by, on_day
from bot.core.wall_clock import LONDON
from tests.cast import at
from tests.core.notices.reading import clock
from tests.story import EASTMERE, with_contact_sheet

GROUP = with_contact_sheet()
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 1)).map(  # noqa: DTZ001 - zoned next
    lambda moment: moment.replace(tzinfo=LONDON)
)


@pytest.mark.parametrize(
    ("day", "warning", "otherwise"),
    [
        (date(2027, 3, 25), "Thu 25 Mar 09:02", "Thu 25 Mar 09:02"),
        (date(2027, 3, 26), "Thu 25 Mar 09:02", "Tue 30 Mar 09:02"),
        (date(2027, 4, 4), "Fri 2 Apr 09:02", "Mon 5 Apr 09:02"),
    ],
)
def test_a_warning_leaves_before_a_day_off_and_anything_else_after_it(
    day: date, warning: str, otherwise: str
) -> None:
    assert clock(on_day(GROUP, day, is_warning=True)) == warning
    assert clock(on_day(GROUP, day, is_warning=False)) == otherwise


def test_what_somebody_causes_inside_the_window_leaves_at_once() -> None:
    assert at_once(GROUP, at(23, 3, 17, 59), None) == at(23, 3, 17, 59)


@pytest.mark.parametrize(
    ("cause", "leaves"),
    [
        (at(23, 3, 7, 30), "Tue 23 Mar 08:02"),
        (at(23, 3, 18, 0), "Wed 24 Mar 08:02"),
        (at(25, 3, 19, 0), "Tue 30 Mar 08:02"),
        (at(27, 3, 12, 0), "Tue 30 Mar 08:02"),
    ],
)
def test_outside_the_window_it_waits_until_that_opens(cause: datetime, leaves: str) -> None:
    assert clock(at_once(GROUP, cause, None)) == leaves


def test_what_would_be_useless_by_then_leaves_at_any_hour() -> None:
    assert at_once(GROUP, at(29, 3, 22), at(30, 3, 7)) == at(29, 3, 22)


@given(MOMENTS, st.text("BCDFGHJKLMNPQRSTVWXZ23456789", min_size=4, max_size=4))
def test_every_held_notice_leaves_inside_the_first_twenty_minutes(
    cause: datetime, ref: str
) -> None:
    leaves = at_once(replace(GROUP, ref=ref), cause, None).astimezone(LONDON)
    assert leaves >= cause
    assert EASTMERE.calendar.is_working_day(leaves.date())
    opens = datetime.combine(leaves.date(), EASTMERE.window("window").opens, LONDON)
    assert leaves == cause or timedelta(0) <= leaves - opens <= timedelta(minutes=20)


def test_a_rule_that_the_profile_does_not_have_gives_no_day() -> None:
    assert day_by(EASTMERE, "absence_notice", date(2027, 3, 30)) is None
    assert day_by(EASTMERE, "minutes_to_social_worker", date(2027, 3, 30)) is None


def test_of_two_readings_the_earlier_binds() -> None:
    """D5: 5 days after 30 March is Sun 4 Apr, in working days Tue 6 Apr."""
    assert day_by(GROUP.profile, "minutes_to_social_worker", date(2027, 3, 30)) == date(2027, 4, 4)


def test_several_reminders_have_a_day_each() -> None:
    days = days_by(EASTMERE, "action_reminder", date(2027, 4, 20))
    assert days == (date(2027, 4, 13), date(2027, 4, 19))
