"""Days as people read them, the same in every place and whatever the machine's language."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.core.wall_clock import local

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def short_day(day: date) -> str:
    """Return a day as in "Fri 2 Apr 2027"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_moment(instant: datetime) -> str:
    """Return an instant by the clock on the wall, as in "Fri 2 Apr 2027, 14:05"."""
    here = local(instant)
    return f"{short_day(here.date())}, {here:%H:%M}"


def day_and_month(day: date) -> str:
    """Return a day as in "2 Apr", for lists of days close together."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def many(number: int, what: str) -> str:
    """Return a count as in "1 working day", "3 working days" or "8 addresses"."""
    ending = "es" if what.endswith("s") else "s"
    return f"{number} {what}" if number == 1 else f"{number} {what}{ending}"


def are(number: int) -> str:
    """Return the verb that goes with a count: "1 is", "7 are"."""
    return "is" if number == 1 else "are"


def listed(words: Sequence[str], conjunction: str = "and") -> str:
    """Return words as in "Good Friday, Easter Monday and Christmas Day"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"
