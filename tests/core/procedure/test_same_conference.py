"""The same conference, Wed 17 Mar 2027, under every profile."""

from datetime import date

import pytest

from bot.core.procedure.loading import PROFILES, load_profile, read_profile
from bot.core.procedure.timescales import first_meeting, first_review

CONFERENCE, BOOKED = date(2027, 3, 17), date(2027, 3, 30)
FIRST = {"scotland": date(2027, 4, 8), "highland": date(2027, 3, 29)}
REVIEWS = {"scotland": date(2027, 9, 17)}


@pytest.mark.parametrize("name", PROFILES)
def test_the_first_core_group_and_the_review(name: str) -> None:
    profile = load_profile(name)
    first, review = first_meeting(profile, CONFERENCE), first_review(profile, CONFERENCE)
    assert first is not None
    assert review is not None
    assert first.date == FIRST.get(name, date(2027, 4, 2))
    assert review.date == REVIEWS.get(name, date(2027, 6, 17))


@pytest.mark.parametrize("name", PROFILES)
def test_a_meeting_on_30_march_is_late_in_highland_alone(name: str) -> None:
    profile = load_profile(name)
    first = first_meeting(profile, CONFERENCE)
    assert first is not None
    late = profile.calendar.between(first.date, BOOKED)
    assert late == 1 if name == "highland" else late < 0


def test_scotlands_september_text_is_the_other_reading_though_earlier() -> None:
    first = first_meeting(load_profile("scotland"), CONFERENCE)
    assert first is not None
    assert first.other_reading == date(2027, 4, 1)
    assert [each.why for each in first.skipped] == ["Good Friday"]


@pytest.mark.parametrize(
    "change",
    [
        '[holidays_add]\ndays = { 2027-03-29 = "Easter Monday" }\n',
        '[holiday_calendar]\ntext = "england_wales"\n',
    ],
)
def test_highland_with_easter_monday_has_one_day_more(change: str) -> None:
    said = f'name = "council"\non = "highland"\n{change}cite = "council"\nconfidence = "checked"\n'
    first = first_meeting(read_profile(said, "council.toml"), CONFERENCE)
    assert first is not None
    assert first.date == BOOKED
    assert [each.why for each in first.skipped] == ["Good Friday", "Easter Monday"]
