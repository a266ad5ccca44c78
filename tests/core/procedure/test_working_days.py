"""Counting working days on and back, in every nation's calendar (counting rules 1 to 7)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.procedure.bank_holidays import HolidayCalendar
from bot.core.procedure.spans import Direction, Span, Unit, parse_span
from bot.core.procedure.working_days import WorkingCalendar, working_calendar
from bot.core.refusals import Refusal

ENGLAND = working_calendar(HolidayCalendar.ENGLAND_WALES)
SCOTLAND = working_calendar(HolidayCalendar.SCOTLAND)
FORWARD, BACKWARD = Direction.FORWARD, Direction.BACKWARD

calendars = st.sampled_from([ENGLAND, SCOTLAND])
days = st.dates(date(2019, 1, 1), date(2040, 1, 1))
amounts = st.integers(1, 40)
directions = st.sampled_from(Direction)
spans = st.builds(Span, amounts, st.sampled_from([u for u in Unit if u is not Unit.DAYS]))


def ends(start: date, written: str, direction: Direction = FORWARD) -> date:
    return ENGLAND.count(start, parse_span(written), direction).date


def test_the_day_of_the_event_is_day_0_even_on_a_sunday() -> None:
    assert ends(date(2027, 3, 14), "1 working day") == date(2027, 3, 15)
    assert ends(date(2027, 3, 14), "0 working days") == date(2027, 3, 14)


def test_counting_back_from_a_saturday_steps_to_the_working_day_before_it_first() -> None:
    counted = ENGLAND.count(date(2028, 6, 10), parse_span("5 working days"), BACKWARD)
    assert counted.date == date(2028, 6, 2)
    assert counted.stepped_back_to == date(2028, 6, 9)


@pytest.mark.parametrize(
    ("start", "written", "direction", "end"),
    [
        (date(2027, 11, 30), "3 months", FORWARD, date(2028, 2, 29)),
        (date(2026, 11, 30), "3 months", FORWARD, date(2027, 2, 28)),
        (date(2028, 5, 31), "3 months", BACKWARD, date(2028, 2, 29)),
        (date(2027, 12, 15), "72 months", FORWARD, date(2033, 12, 15)),
        (date(2027, 1, 31), "13 months", FORWARD, date(2028, 2, 29)),
        (date(2027, 12, 31), "12 months", BACKWARD, date(2026, 12, 31)),
    ],
)
def test_months_keep_the_day_or_take_the_last(
    start: date, written: str, direction: Direction, end: date
) -> None:
    assert ends(start, written, direction) == end


def test_a_change_of_the_clocks_moves_no_date() -> None:
    assert ends(date(2027, 3, 27), "2 calendar days") == date(2027, 3, 29)
    assert ends(date(2027, 10, 30), "1 week") == date(2027, 11, 6)


def test_local_days_are_added_and_taken_away() -> None:
    fair, may = date(2027, 3, 29), date(2027, 5, 3)
    local = working_calendar(HolidayCalendar.SCOTLAND, ((fair, "Easter Monday"),), (may,))
    assert local.holiday(fair) == "Easter Monday"
    assert not SCOTLAND.holiday(fair)
    assert local.is_working_day(may)
    assert not SCOTLAND.is_working_day(may)
    assert local.version != SCOTLAND.version


def test_a_list_that_was_pinned_holds_for_its_years_and_the_library_beyond() -> None:
    monday = date(2027, 3, 29)
    older = tuple(each for each in ENGLAND.nations_days if each[0] != monday)
    pinned = working_calendar(HolidayCalendar.ENGLAND_WALES, pinned=older)
    assert pinned.is_working_day(monday)
    assert pinned.holiday(date(2027, 3, 26)) == "Good Friday"
    assert pinned.holiday(date(2045, 12, 25)) == "Christmas Day"
    assert pinned.version != ENGLAND.version
    same = working_calendar(HolidayCalendar.ENGLAND_WALES, pinned=ENGLAND.nations_days)
    assert same.version == ENGLAND.version


def test_the_version_of_a_list_follows_its_days() -> None:
    assert ENGLAND.version == WorkingCalendar(HolidayCalendar.ENGLAND_WALES).version
    assert ENGLAND.version != SCOTLAND.version


@pytest.mark.parametrize(
    ("start", "written"),
    [
        (date(1989, 12, 31), "1 working day"),
        (date(2099, 12, 31), "2 working days"),
        (date(2099, 12, 1), "5 weeks"),
        (date(2090, 1, 1), "9999 months"),
    ],
)
def test_years_without_a_list_are_refused(start: date, written: str) -> None:
    with pytest.raises(Refusal, match=r"19\d\d|20\d\d|2[189]\d\d"):
        ends(start, written)


@given(calendars, days, amounts, directions)
def test_a_count_of_working_days_ends_on_one(
    calendar: WorkingCalendar, start: date, amount: int, direction: Direction
) -> None:
    counted = calendar.count(start, Span(amount, Unit.WORKING_DAYS), direction)
    assert calendar.is_working_day(counted.date)
    assert len(counted.counted) == amount
    assert all(map(calendar.is_working_day, counted.counted))
    assert all(each.why and each.date.weekday() < 5 for each in counted.skipped)


@given(calendars, days, amounts)
def test_working_days_back_then_on_reach_the_last_working_day_before_the_target(
    calendar: WorkingCalendar, target: date, amount: int
) -> None:
    span = Span(amount, Unit.WORKING_DAYS)
    back = calendar.count(target, span, BACKWARD).date
    reached = calendar.count(back, span, FORWARD).date
    assert reached == calendar.on_or_before(target)
    later = calendar.on_or_after(back + timedelta(days=1))
    assert calendar.count(later, span, FORWARD).date > target


@given(calendars, days, st.integers(0, 30), spans, directions)
def test_a_later_start_never_ends_earlier(
    calendar: WorkingCalendar, start: date, shift: int, span: Span, direction: Direction
) -> None:
    later = calendar.count(start + timedelta(days=shift), span, direction).date
    assert calendar.count(start, span, direction).date <= later


@given(calendars, days, days)
def test_working_days_between_two_days_are_those_counted(
    calendar: WorkingCalendar, earlier: date, later: date
) -> None:
    between = calendar.between(earlier, earlier + (later - earlier) % timedelta(days=90))
    end = earlier + (later - earlier) % timedelta(days=90)
    assert calendar.between(end, earlier) == -between
    counted = calendar.count(earlier, Span(between, Unit.WORKING_DAYS), FORWARD).date
    assert between == 0 or counted == calendar.on_or_before(end)


@given(calendars, days)
def test_the_working_days_around_a_day_are_the_nearest(
    calendar: WorkingCalendar, day: date
) -> None:
    before, after = calendar.on_or_before(day), calendar.on_or_after(day)
    assert before <= day <= after
    assert (before == after) is calendar.is_working_day(day)
