"""Instants, aware and in UTC, and what people read: the wall clock in Europe/London."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def local(instant: datetime) -> datetime:
    """Return an instant as wall clock."""
    return instant.astimezone(LONDON)


def day_of(instant: datetime) -> date:
    """Return the day on which an instant falls: 23:30 UTC in summer is the next day here."""
    return local(instant).date()


def times_it_comes(day: date, at: time) -> int:
    """Return how often a wall-clock time comes on a day: once, but where the clocks change.

    It comes not at all where they go forward over it, and twice where they go back.
    """
    first, second = (datetime.combine(day, at.replace(fold=fold), LONDON) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return 1
    return 2 if first.astimezone(UTC) < second.astimezone(UTC) else 0


def instant_of(day: date, at: time) -> datetime:
    """Return the instant, in UTC, of a wall-clock time on a day."""
    return datetime.combine(day, at, LONDON).astimezone(UTC)
