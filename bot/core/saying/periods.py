"""Whole months as people write them, "jan to mar 2027", and what a quarter's number can mean."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.procedure.day_names import short_day
from bot.core.saying.words import MONTH_NAMES, month_of

YEAR = r"((?:19|20)\d{2})"
MONTHS = re.compile(rf"(?:from )?([a-z]+)\.?(?: {YEAR})? ?(?:to|until|-|–) ?([a-z]+)\.? {YEAR}")
QUARTER = re.compile(rf"q(?:uarter)? ?([1-4])(?: of)? {YEAR}|{YEAR} q(?:uarter)? ?([1-4])")


@dataclass(frozen=True, slots=True)
class Period:
    """All days from the first to the last, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        """Return both days: "Fri 1 Jan 2027 to Wed 31 Mar 2027"."""
        return f"{short_day(self.first)} to {short_day(self.last)}"

    @property
    def as_months(self) -> str:
        """How whole months are written: "jan to mar 2027", "nov 2026 to jan 2027"."""
        first, last = (MONTH_NAMES[each.month - 1][:3] for each in (self.first, self.last))
        year = "" if self.first.year == self.last.year else f" {self.first.year}"
        return f"{first}{year} to {last} {self.last.year}"

    def holds(self, day: date | None) -> bool:
        """Tell whether a day lies in it; one that is not known does not."""
        return day is not None and self.first <= day <= self.last


def months_said(words: str) -> Period | None:
    """Return the months that words mean, each named and the last with its year; else None."""
    found = MONTHS.fullmatch(_plain(words))
    if found is None:
        return None
    first, last = month_of(found[1]), month_of(found[3])
    ends = int(found[4])
    begins = int(found[2] or ends)
    is_clear = first and last and (begins, first) <= (ends, last)
    return _months(begins, first, ends, last) if is_clear else None


def quarters_said(words: str) -> tuple[Period, ...]:
    """Return what "q1 2027" can mean: from January on, or in a year that begins in April."""
    found = QUARTER.fullmatch(_plain(words))
    if found is None:
        return ()
    number, year = int(found[1] or found[4]), int(found[2] or found[3])
    begins = (3 * number - 2, 3 * number + 1)
    return tuple(_months(year, each, year, each + 2) for each in begins)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _months(begins: int, first: int, ends: int, last: int) -> Period:
    return Period(_opens(begins, first), _opens(ends, last + 1) - timedelta(days=1))


def _opens(year: int, month: int) -> date:
    """Return the first day of a month; the thirteenth is January of the year after."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
