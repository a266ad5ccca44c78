"""Bank holidays of England and Wales and of Scotland under their official names."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType

import holidays

from bot.core.procedure.kinds import DayNames

FIRST_YEAR = 1990
LAST_YEAR = 2099
# The library's days were compared with the official list for these years.
AGREED_YEARS = range(2019, 2029)
# The years of a list that a group pins; the others follow the library.
LISTED_YEARS = range(2019, 2041)


class HolidayCalendar(StrEnum):
    """Whose list of bank holidays is kept."""

    ENGLAND_WALES = "england_wales"
    SCOTLAND = "scotland"


SUBDIVISIONS = {HolidayCalendar.ENGLAND_WALES: "ENG", HolidayCalendar.SCOTLAND: "SCT"}

# The library's name, and the official one as it reads in the middle of a sentence.
OFFICIAL_NAMES = {
    "May Day": "early May bank holiday",
    "Spring Bank Holiday": "spring bank holiday",
    "Late Summer Bank Holiday": "summer bank holiday",
    "Summer Bank Holiday": "summer bank holiday",
    "Saint Andrew's Day": "St Andrew's Day",
    "New Year Holiday": "2nd January",
    "Golden Jubilee of Elizabeth II": "Golden Jubilee bank holiday",
    "Diamond Jubilee of Elizabeth II": "Diamond Jubilee bank holiday",
    "Platinum Jubilee of Elizabeth II": "Platinum Jubilee bank holiday",
    "Wedding of William and Catherine": "Royal Wedding bank holiday",
    "State Funeral of Queen Elizabeth II": "bank holiday for the state funeral of the Queen",
    "Coronation of Charles III": "bank holiday for the coronation of the King",
    "Scotland's participation in the FIFA World Cup final": "World Cup bank holiday",
}
OBSERVED = " (observed)"


def _official(name: str) -> str:
    """Return the official name; of two holidays on one day the substitute is what is kept."""
    one = next((part for part in name.split("; ") if part.endswith(OBSERVED)), name)
    plain = one.removesuffix(OBSERVED)
    return OFFICIAL_NAMES.get(plain, plain) + (" (substitute day)" if plain != one else "")


@cache
def bank_holidays(calendar: HolidayCalendar, year: int) -> Mapping[date, str]:
    """Return the year's holidays by date, with week-end days and substitute days as listed."""
    found = holidays.country_holidays("GB", subdiv=SUBDIVISIONS[calendar], years=year)
    return MappingProxyType({day: _official(found[day]) for day in sorted(found)})


@cache
def installed_list(calendar: HolidayCalendar) -> DayNames:
    """Return the days of `LISTED_YEARS` with their names, in order: what a group pins."""
    return tuple(item for year in LISTED_YEARS for item in bank_holidays(calendar, year).items())


def how_known(year: int) -> str:
    """Say how a year's list is known; nothing where it agrees with the official one."""
    if year in AGREED_YEARS:
        return ""
    if year < AGREED_YEARS.start:
        return f"The bank holidays of {year} were not compared with the official list."
    return f"The bank holidays of {year} are expected, not yet published."
