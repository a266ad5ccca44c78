"""What speaks against a date is named with its limit, and stands only with a reason."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.core.diary.limits import Against, Limit, NeedsReasons, Slot, limits, must_have_reasons
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Reasons
from tests.profiles import with_value, without
from tests.story import (
    meeting_of,
    with_contact_sheet,
    with_first_meeting_booked,
    with_first_meeting_held,
    with_times_of_family,
)


def against(
    group: CoreGroup, day: date, *, starts: int = 10, moving: str = ""
) -> dict[Against, str]:
    slot = Slot(day, time(starts), time(starts + 1))
    leaving = meeting_of(group, moving) if moving else None
    return {each.against: each.sentence for each in limits(group, slot, moving=leaving)}


def test_tue_30_march_is_in_time_and_suits_leah() -> None:
    assert against(with_times_of_family(), date(2027, 3, 30)) == {}


def test_mon_5_april_is_one_working_day_late_and_outside_leahs_times() -> None:
    found = against(with_times_of_family(), date(2027, 4, 5))
    assert found == {
        Against.LATE: "Mon 5 Apr 2027 is 1 working day after the latest date, Fri 2 Apr 2027 (L5).",
        Against.TIMES: ("It is outside Leah Carrow's possible times: mornings, not on Mondays."),
    }


@pytest.mark.parametrize(
    ("starts", "sentence"),
    [
        (3, "03:00 is an unusual time to meet. Did you mean 15:00?"),
        (21, "21:00 is an unusual time to meet."),
    ],
)
def test_a_time_in_the_night_or_late_in_the_evening_is_named(starts: int, sentence: str) -> None:
    found = against(with_contact_sheet(), date(2027, 3, 30), starts=starts)
    assert found == {Against.TIMES: sentence}


@pytest.mark.parametrize("starts", [7, 20])
def test_from_seven_to_eight_in_the_evening_people_do_meet(starts: int) -> None:
    assert against(with_contact_sheet(), date(2027, 3, 30), starts=starts) == {}


def test_moving_the_first_meeting_there_is_as_late() -> None:
    group = with_first_meeting_booked()
    assert Against.LATE in against(group, date(2027, 4, 5), moving="M1")
    assert Against.LATE not in against(group, date(2027, 4, 5))


def test_a_week_end_after_the_last_day_is_late_by_days() -> None:
    found = against(with_contact_sheet(), date(2027, 4, 3))
    assert "is 1 day after" in found[Against.LATE]
    assert found[Against.HOLIDAY] == "Sat 3 Apr 2027 is at the week-end."


def test_a_bank_holiday_is_named() -> None:
    found = against(with_first_meeting_held(), date(2027, 5, 3))
    assert found[Against.HOLIDAY] == "Mon 3 May 2027 is early May bank holiday."


@pytest.mark.parametrize(
    ("day", "moving", "limit"),
    [
        (date(2027, 5, 12), "M2", "Tue 11 May 2027"),
        (date(2027, 6, 9), "M3", "Tue 8 Jun 2027"),
        (date(2027, 7, 8), "M4", "Tue 6 Jul 2027"),
    ],
)
def test_no_two_meetings_are_more_than_six_weeks_apart(day: date, moving: str, limit: str) -> None:
    assert limit in against(with_first_meeting_held(), day, moving=moving)[Against.LATE]


def test_thu_8_july_is_two_days_over_the_six_weeks_though_inside_the_28_days() -> None:
    group = with_first_meeting_held()
    (found,) = limits(
        group, Slot(date(2027, 7, 8), time(10), time(11)), moving=meeting_of(group, "M4")
    )
    assert "2 days after the latest date, Tue 6 Jul 2027" in found.sentence
    assert found.deadline is not None
    assert any("Wed 14 Jul 2027" in line for line in found.deadline.why)


def test_moving_a_meeting_forward_may_leave_the_next_too_late() -> None:
    found = against(with_first_meeting_held(), date(2027, 4, 6), moving="M2")
    assert "Tue 25 May 2027 is 7 days after the latest date, Tue 18 May 2027" in found[Against.LATE]


def test_a_date_that_was_late_before_is_not_held_against_another_meeting() -> None:
    group = with_first_meeting_held()
    meetings = tuple(each for each in group.meetings if each.id not in {"M2", "M3"})
    late = replace(group, meetings=meetings)
    assert against(late, date(2027, 8, 31)) == {}


def test_without_a_rule_or_a_conference_no_date_is_late() -> None:
    assert against(without(with_contact_sheet(), "first_meeting"), date(2027, 5, 4)) == {}
    assert against(replace(with_contact_sheet(), conferences=()), date(2027, 5, 4)) == {}
    free = without(without(with_first_meeting_held(), "interval"), "after_review_first")
    assert against(free, date(2027, 7, 20), moving="M4") == {}


def test_a_rule_without_citation_is_named_without_one() -> None:
    group = with_value(with_contact_sheet(), "first_meeting", "5 calendar days")
    bare = replace(group.profile["first_meeting"], cite="")
    profile = replace(group.profile, values={**group.profile.values, "first_meeting": bare})
    found = against(replace(group, profile=profile), date(2027, 3, 30))
    assert found[Against.LATE].endswith("Mon 22 Mar 2027.")


LATE = Limit(Against.LATE, "It is late.")
TIMES = Limit(Against.TIMES, "It does not suit.")


def test_each_thing_against_a_date_needs_its_own_reason() -> None:
    must_have_reasons((), Reasons())
    must_have_reasons((LATE, TIMES), Reasons(late="Easter", times="Leah agreed"))
    with pytest.raises(NeedsReasons, match=r"It is late. It does not suit.") as needed:
        must_have_reasons((LATE, TIMES), Reasons(late="Easter"))
    assert needed.value.field == "reason_times"
    assert needed.value.missing == {Against.TIMES}
    assert needed.value.limits == (LATE, TIMES)
