"""Working days: Monday to Friday without the holidays of one calendar, counted on and back."""

import calendar as months
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from hashlib import sha256

from bot.core.procedure.bank_holidays import (
    FIRST_YEAR,
    LAST_YEAR,
    LISTED_YEARS,
    HolidayCalendar,
    bank_holidays,
    installed_list,
)
from bot.core.procedure.kinds import DayNames
from bot.core.procedure.spans import Direction, Span, Unit
from bot.core.refusals import Refusal

DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Skipped:
    """A weekday that was not counted, and the holiday that it is."""

    date: dt.date
    why: str


@dataclass(frozen=True, slots=True)
class Counted:
    """Where a count ends, and how it got there.

    `counted` names the working days counted, in the order of counting; in calendar days, weeks
    and months every day counts and none is named. `skipped` leaves week-ends out.
    `stepped_back_to` is the working day from which a count back began if its target is none.
    """

    date: dt.date
    counted: tuple[dt.date, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    stepped_back_to: dt.date | None = None


@dataclass(frozen=True)
class WorkingCalendar:
    """A nation's bank holidays with an authority's local days added and removed.

    `pinned` is an older list of the nation's days that a group still holds; empty means the
    installed one.
    """

    nation: HolidayCalendar
    added: DayNames = ()
    removed: tuple[date, ...] = ()
    pinned: DayNames = ()

    def holiday(self, day: date) -> str:
        """Return the name of the holiday on `day`, or an empty string."""
        for local, name in self.added:
            if local == day:
                return name
        if day in self.removed:
            return ""
        return self._listed(day.year).get(day, "")

    def _listed(self, year: int) -> Mapping[date, str]:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Refusal(
                f"Bank holidays are known from {FIRST_YEAR} to {LAST_YEAR}, not for {year}.",
                "Check the year, or give a shorter span.",
            )
        if self.pinned and year in LISTED_YEARS:
            return self._pinned_years.get(year, {})
        return bank_holidays(self.nation, year)

    @cached_property
    def _pinned_years(self) -> Mapping[int, Mapping[date, str]]:
        by_year: dict[int, dict[date, str]] = {}
        for day, name in self.pinned:
            by_year.setdefault(day.year, {})[day] = name
        return by_year

    @property
    def nations_days(self) -> DayNames:
        """The nation's days that are kept, local ones left aside."""
        return self.pinned or installed_list(self.nation)

    def is_working_day(self, day: date) -> bool:
        """Tell whether a day is Monday to Friday and no holiday of this calendar."""
        return day.weekday() < SATURDAY and not self.holiday(day)

    def on_or_before(self, day: date) -> date:
        """Return the last working day on or before `day` (counting rule 7)."""
        while not self.is_working_day(day):
            day -= DAY
        return day

    def on_or_after(self, day: date) -> date:
        """Return the first working day on or after `day`."""
        while not self.is_working_day(day):
            day += DAY
        return day

    def between(self, earlier: date, later: date) -> int:
        """Count the working days after `earlier` up to and with `later`; negative if it is before.

        So the slack of a meeting before its deadline, or, negative, how late it is.
        """
        if later < earlier:
            return -self.between(later, earlier)
        days = (earlier + DAY * n for n in range(1, (later - earlier).days + 1))
        return sum(map(self.is_working_day, days))

    def count(self, start: date, span: Span, direction: Direction) -> Counted:
        """Count a span of a stated unit; the day of the event is day 0 (counting rules 1 to 6)."""
        self._listed(start.year)
        if span.unit is Unit.WORKING_DAYS:
            return self._count_working_days(start, span.amount, direction)
        end = _moved(start, span, direction)
        self._listed(end.year)
        return Counted(end)

    def _count_working_days(self, start: date, amount: int, direction: Direction) -> Counted:
        forward = direction is Direction.FORWARD
        day = start if forward else self.on_or_before(start)
        stepped_back_to = day if day != start else None
        counted: list[date] = []
        skipped: list[Skipped] = []
        while len(counted) < amount:
            day += DAY if forward else -DAY
            if self.is_working_day(day):
                counted.append(day)
            elif day.weekday() < SATURDAY:
                skipped.append(Skipped(day, self.holiday(day)))
        return Counted(day, tuple(counted), tuple(skipped), stepped_back_to)

    @cached_property
    def version(self) -> str:
        """Name the list a date was computed with; another list has another version."""
        content = repr((list(self.nations_days), self.added, self.removed))
        return f"{self.nation} {sha256(content.encode()).hexdigest()[:12]}"


def _moved(start: date, span: Span, direction: Direction) -> date:
    """Move a date by calendar days, weeks or months; months keep the day or take their last."""
    amount = span.amount if direction is Direction.FORWARD else -span.amount
    if span.unit is Unit.MONTHS:
        year, month = divmod(start.year * 12 + start.month - 1 + amount, 12)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Refusal(
                f"{span} lead to the year {year}.", f"Dates run from {FIRST_YEAR} to {LAST_YEAR}."
            )
        last = months.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(start.day, last))
    return start + DAY * (amount * (7 if span.unit is Unit.WEEKS else 1))


@cache
def working_calendar(
    nation: HolidayCalendar,
    added: DayNames = (),
    removed: tuple[date, ...] = (),
    pinned: DayNames = (),
) -> WorkingCalendar:
    """Return the calendar of a nation with local days; the same one for the same days."""
    return WorkingCalendar(nation, added, removed, pinned)
