"""Looser than the guidance: told by counting, accepted with a reason, marked for good."""

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from bot.core.procedure.layers import ProfileError
from bot.core.procedure.profiles import Profile
from bot.core.procedure.sources import Confidence
from bot.core.procedure.spans import Direction, Span
from bot.core.procedure.values import Value
from bot.core.procedure.working_days import WorkingCalendar

# Every working day of a year is tried as a start: holidays and short months make the difference.
TRIED_FROM = date(2027, 1, 1)
TRIED_DAYS = 365


def check_looser(below: Profile, value: Value) -> Value:
    """Return the value, marked if it gives more time than a limit of the guidance below it.

    Without a reason such a value is a `ProfileError`.
    """
    if not is_looser(below, value):
        return value
    kept = below[value.key]
    limit = f'"{kept.written}" ({kept.cite})'
    if not value.reason:
        raise ProfileError(
            f'[{value.key}]: "{value.written}" gives more time than {limit}.',
            "Keep to it, or add the reason for going beyond it.",
        )
    return replace(value, looser_than=limit)


def is_looser(below: Profile, value: Value) -> bool:
    """Tell whether a value allows a later date, or fewer meetings, than the guidance below it."""
    kept = below[value.key]
    if not value.parameter.is_limit or not kept.is_set or kept.confidence is Confidence.OURS:
        return False
    match kept.content, value.content:
        case int(least), int(wanted):
            return wanted < least
        case Span() as least_time, Span() as wanted_time:
            direction = value.parameter.direction
            return _allows_later(below.calendar, least_time, wanted_time, direction)
        case _:
            return not value.is_set


@lru_cache(maxsize=1_000)
def _allows_later(
    calendar: WorkingCalendar, limit: Span, wanted: Span, direction: Direction
) -> bool:
    days = (TRIED_FROM + timedelta(days=n) for n in range(TRIED_DAYS))
    return any(
        _binding(calendar, day, wanted, direction) > _binding(calendar, day, limit, direction)
        for day in filter(calendar.is_working_day, days)
    )


def _binding(calendar: WorkingCalendar, start: date, span: Span, direction: Direction) -> date:
    return min(calendar.count(start, each, direction).date for each in span.readings)
