"""Every date of the acceptance story, counted and explained."""

from datetime import date

import pytest

from bot.core.procedure.bank_holidays import HolidayCalendar
from bot.core.procedure.deadlines import Deadline, Rule, Term, reckon
from bot.core.procedure.events import Event
from bot.core.procedure.sources import Confidence, Source
from bot.core.procedure.spans import Direction, Unit, parse_span
from bot.core.procedure.working_days import working_calendar
from tests.core.procedure.acceptance_dates import ROWS, Row

ENGLAND = working_calendar(HolidayCalendar.ENGLAND_WALES)
R7 = Source("R7", Confidence.SEED, ('The text says: "within 5 days".',))


def counted(start: date, span: str, direction: Direction, source: Source = R7) -> Deadline:
    return reckon(
        ENGLAND, Term("k", Rule(parse_span(span), Event.MEETING, direction), source), start
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_the_date_is_the_one_in_the_story(row: Row) -> None:
    deadline = counted(row.start, row.span, row.direction)
    assert deadline.date == row.end
    assert deadline.last_working_day == row.last_working_day
    assert [each.why for each in deadline.skipped] == row.skipped
    if deadline.rule.span.unit is Unit.WORKING_DAYS:
        assert len(deadline.counted) == deadline.rule.span.amount


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 69


def test_a_date_explains_itself_in_one_sentence() -> None:
    source = Source("L5", Confidence.SEED)
    deadline = counted(date(2027, 3, 17), "10 working days", Direction.FORWARD, source)
    assert deadline.explanation == (
        "Fri 2 Apr 2027: 10 working days after Wed 17 Mar 2027, "
        "skipping Good Friday and Easter Monday (L5)"
    )


def test_behind_why_stand_both_readings_and_the_quote() -> None:
    deadline = counted(date(2027, 3, 30), "5 days", Direction.FORWARD)
    assert deadline.other_reading == date(2027, 4, 6)
    assert deadline.why == (
        "Sun 4 Apr 2027: 5 calendar days after Tue 30 Mar 2027 (R7)",
        "Tue 30 Mar 2027 is the meeting.",
        "Sun 4 Apr 2027 is not a working day; the last before it is Fri 2 Apr 2027.",
        '"5 days" names no unit: both are counted, the earlier binds.',
        "In the other reading it would be Tue 6 Apr 2027.",
        'The text says: "within 5 days".',
        "It stands in the guidance word for word.",
    )


def test_behind_why_stand_the_days_counted_and_skipped() -> None:
    why = counted(date(2027, 6, 3), "5 working days", Direction.BACKWARD).why
    assert "Counted: 2 Jun, 1 Jun, 28 May, 27 May, 26 May." in why
    assert "Not counted: Mon 31 May 2027, spring bank holiday; and week-ends." in why


def test_a_count_back_from_a_saturday_says_from_where_it_started() -> None:
    why = counted(date(2027, 6, 12), "5 working days", Direction.BACKWARD).why
    assert "That is not a working day, so the count starts from Fri 11 Jun 2027." in why


def test_the_holidays_in_the_sentence_stand_in_the_order_of_the_year() -> None:
    back = counted(date(2027, 3, 30), "1 working day", Direction.BACKWARD)
    assert "skipping Good Friday and Easter Monday" in back.explanation


def test_many_holidays_are_counted_and_not_named() -> None:
    assert (
        "skipping 8 bank holidays"
        in counted(date(2027, 1, 2), "254 working days", Direction.FORWARD).explanation
    )


def test_a_year_that_is_not_published_yet_is_said_to_be_expected() -> None:
    why = counted(date(2029, 3, 1), "5 working days", Direction.FORWARD).why
    assert "The bank holidays of 2029 are expected, not yet published." in why


def test_equal_readings_are_one() -> None:
    assert counted(date(2027, 3, 15), "1 calendar day", Direction.FORWARD).other_reading is None
    assert counted(date(2027, 3, 15), "1 day", Direction.FORWARD).other_reading is None


def test_a_note_can_be_added_behind_why() -> None:
    deadline = counted(date(2027, 3, 15), "1 week", Direction.FORWARD).noting("Half-term.")
    assert "Half-term." in deadline.why


def test_a_span_named_by_hand_has_neither_event_nor_source() -> None:
    term = Term("count", Rule(parse_span("1 week"), Event.NAMED_DAY))
    deadline = reckon(ENGLAND, term, date(2027, 3, 15))
    assert deadline.why == ("Mon 22 Mar 2027: 1 week after Mon 15 Mar 2027",)
