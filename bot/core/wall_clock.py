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


def instant_of(day: date, at: time) -> datetime:
    """Return the instant, in UTC, of a wall-clock time on a day."""
    return datetime.combine(day, at, LONDON).astimezone(UTC)
