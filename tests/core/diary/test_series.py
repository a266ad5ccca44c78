"""Dates up to the horizon are proposed so that every rule holds, and booked in one go or not."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.diary.booking import MeetingWish
from bot.core.diary.foresight import limit_of, warnings
from bot.core.diary.limits import NeedsReasons, Slot, over_limits
from bot.core.diary.series import book_series, propose_days
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Reasons
from bot.core.refusals import Refusal
from tests.cast import PRIYA, at
from tests.profiles import with_value, without
from tests.story import meeting_of, with_contact_sheet, with_first_meeting_held, with_meeting

TEN = time(10)
AGREED = tuple(date(2027, *day) for day in ((4, 27), (5, 25), (7, 6), (8, 17), (9, 28), (11, 9)))


def at_the_end_of_30_march() -> CoreGroup:
    group = with_first_meeting_held()
    return replace(group, meetings=group.meetings[:1])


def agree(group: CoreGroup, *days: date, reasons: Reasons | None = None) -> CoreGroup:
    wishes = [MeetingWish(Slot(day, TEN, time(11, 30)), "Larkfield School") for day in days]
    return book_series(group, wishes, reasons or Reasons(), by=PRIYA, now=at(30, 3, 11))


def test_dates_up_to_the_second_review_are_proposed_as_the_story_has_them() -> None:
    assert propose_days(at_the_end_of_30_march(), TEN) == AGREED


def test_they_are_booked_in_one_go_those_after_the_review_provisional() -> None:
    group = agree(at_the_end_of_30_march(), *reversed(AGREED))
    assert tuple(each.on for each in group.upcoming) == AGREED
    assert [each.provisional for each in group.upcoming] == [False, False, True, True, True, True]
    assert warnings(group) == ()


def test_the_limits_after_30_march_and_27_april_are_11_may_and_8_june() -> None:
    group = agree(at_the_end_of_30_march(), *AGREED)
    limits = [limit_of(group, day) for day in AGREED[:2]]
    assert [each.date for each in limits if each] == [date(2027, 5, 11), date(2027, 6, 8)]


def test_everything_against_any_of_the_dates_is_named_at_once_and_none_is_booked() -> None:
    with pytest.raises(NeedsReasons) as needed:
        agree(at_the_end_of_30_march(), date(2027, 5, 12), date(2027, 8, 30))
    assert len(needed.value.limits) == 4
    assert "Wed 12 May 2027 is 1 day after the latest date, Tue 11 May 2027" in needed.value.why
    assert "Mon 30 Aug 2027 is summer bank holiday" in needed.value.why


def test_with_a_reason_for_each_they_are_booked_and_each_keeps_its_own() -> None:
    reasons = Reasons(late="school closes", holiday="no other day", times="Leah agreed")
    group = agree(at_the_end_of_30_march(), *AGREED[:2], date(2027, 6, 7), reasons=reasons)
    assert [each.reasons for each in group.upcoming] == [
        Reasons(),
        Reasons(),
        Reasons(times="Leah agreed"),
    ]


def test_days_on_which_the_group_meets_already_are_left_as_they_are() -> None:
    group = with_first_meeting_held()
    assert agree(group, *AGREED) == group


def test_a_date_that_cannot_be_stops_them_all() -> None:
    with pytest.raises(Refusal, match="is past"):
        agree(at_the_end_of_30_march(), AGREED[0], date(2027, 3, 29))


@pytest.mark.parametrize(
    ("horizon", "days"),
    [("next meeting", AGREED[:1]), ("first review", AGREED[:2]), ("second review", AGREED)],
)
def test_the_profile_says_how_far_ahead(horizon: str, days: tuple[date, ...]) -> None:
    group = with_value(at_the_end_of_30_march(), "date_horizon", horizon)
    assert propose_days(group, TEN) == days


def test_nothing_is_proposed_before_the_first_meeting_is_booked() -> None:
    assert propose_days(with_contact_sheet(), TEN) == ()


def test_what_is_booked_already_is_not_proposed_again() -> None:
    assert propose_days(with_first_meeting_held(), TEN) == ()
    group = agree(at_the_end_of_30_march(), *AGREED[:2])
    assert propose_days(group, TEN) == AGREED[2:]


def test_without_a_review_planned_its_latest_day_is_reckoned_with() -> None:
    group = at_the_end_of_30_march()
    group = replace(group, conferences=group.conferences[:1])
    assert propose_days(group, TEN)[:2] == AGREED[:2]
    assert propose_days(replace(group, conferences=()), TEN) == ()


def test_without_rules_for_the_report_the_review_is_the_last_of_an_even_row() -> None:
    """Never the day before the review: what is met about could not reach it."""
    group = without(at_the_end_of_30_march(), "report_final")
    days = propose_days(group, TEN)
    assert days[:2] == (date(2027, 4, 20), date(2027, 5, 18))


def test_the_interval_reaches_to_the_review_where_nothing_else_says_how_many() -> None:
    group = without(at_the_end_of_30_march(), "report_final")
    group = without(group, "meetings_before_review")
    first, second, *_ = propose_days(group, TEN)
    assert (first, second) == (date(2027, 4, 20), date(2027, 5, 18))
    nearer = with_meeting(group, "M1", on=date(2027, 5, 11))
    assert propose_days(nearer, TEN)[0] > date(2027, 6, 16)


def test_where_no_rule_asks_for_a_meeting_before_the_review_none_is_proposed() -> None:
    group = at_the_end_of_30_march()
    for rule in ("report_final", "meetings_before_review", "interval", "after_review_first"):
        group = without(group, rule)
    assert propose_days(group, TEN) == ()


def test_without_a_least_number_the_interval_alone_says_how_many() -> None:
    group = without(at_the_end_of_30_march(), "meetings_before_review")
    assert propose_days(group, TEN)[:2] == AGREED[:2]


def test_where_no_rule_gives_an_interval_the_proposal_ends() -> None:
    group = without(without(at_the_end_of_30_march(), "interval"), "after_review_first")
    assert propose_days(group, TEN) == AGREED[:2]
    assert propose_days(without(at_the_end_of_30_march(), "review_next"), TEN) == AGREED[:2]


def test_where_the_time_left_is_too_short_nothing_is_proposed_before_the_review() -> None:
    late = with_meeting(at_the_end_of_30_march(), "M1", on=date(2027, 5, 20))
    assert meeting_of(late, "M1").on not in propose_days(late, TEN)
    assert all(day > date(2027, 6, 16) for day in propose_days(late, TEN))


@given(
    first=st.dates(date(2027, 3, 19), date(2027, 4, 20)),
    review=st.dates(date(2027, 5, 25), date(2027, 6, 17)),
)
def test_every_proposal_holds_every_rule(first: date, review: date) -> None:
    group = with_meeting(at_the_end_of_30_march(), "M1", on=first)
    planned = replace(group.conferences[1], on=review)
    group = replace(group, conferences=(group.conferences[0], planned))
    days = propose_days(group, TEN)
    assert not set(over_limits(group, sorted({first, *days}))) & set(days)
    assert all(group.profile.calendar.is_working_day(day) for day in days)
    assert list(days) == sorted(set(days))
