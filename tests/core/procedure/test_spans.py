"""How a span is written, and what is not understood (counting rule 11)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.procedure.spans import Span, Unit, parse_span
from bot.core.refusals import Refusal


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("5 days", Span(5, Unit.DAYS)),
        ("5 calendar days", Span(5, Unit.CALENDAR_DAYS)),
        ("10 working days", Span(10, Unit.WORKING_DAYS)),
        ("1 working day", Span(1, Unit.WORKING_DAYS)),
        ("0 working days", Span(0, Unit.WORKING_DAYS)),
        ("6 weeks", Span(6, Unit.WEEKS)),
        (" 3 months ", Span(3, Unit.MONTHS)),
        ("1 working days", Span(1, Unit.WORKING_DAYS)),
        ("1 working_days", Span(1, Unit.WORKING_DAYS)),
        ("10_calendar_days", Span(10, Unit.CALENDAR_DAYS)),
        ("1 weeks", Span(1, Unit.WEEKS)),
    ],
)
def test_a_span_is_read_as_it_is_written(written: str, span: Span) -> None:
    assert parse_span(written) == span


@pytest.mark.parametrize(
    "written",
    [
        *("", "5", "days", "5 workdays", "five days", "-1 days", "5  days", "5 Days", "05 days"),
        *("5 day", "2 working_day", "1.5 weeks", "5 days.", "2 years", "5 working-days"),
        "٥ days",
    ],
)
def test_anything_else_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(Refusal) as refusal:
        parse_span(written)
    assert '"5 working days"' in refusal.value.way_on


@given(st.integers(0, 9999), st.sampled_from(Unit))
def test_every_span_is_read_back_from_its_own_words(amount: int, unit: Unit) -> None:
    span = Span(amount, unit)
    assert parse_span(str(span)) == span


def test_only_unqualified_days_have_two_readings() -> None:
    both = (Span(5, Unit.CALENDAR_DAYS), Span(5, Unit.WORKING_DAYS))
    assert Span(5, Unit.DAYS).readings == both
    assert all(Span(5, unit).readings == (Span(5, unit),) for unit in Unit if unit != Unit.DAYS)


def test_a_number_that_is_too_large_is_called_so() -> None:
    with pytest.raises(Refusal, match='"10000 days" is too large') as refusal:
        parse_span("10000 days")
    assert refusal.value.way_on == "The largest number is 9999."
