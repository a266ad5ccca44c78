"""The holiday lists against the official ones for 2019 to 2028, substitute days as listed."""

from datetime import date

import pytest

from bot.core.procedure.bank_holidays import HolidayCalendar, bank_holidays, how_known

ENGLAND_WALES = {
    2019: "1 Jan, 19 Apr, 22 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec",
    2020: "1 Jan, 10 Apr, 13 Apr, 8 May, 25 May, 31 Aug, 25 Dec, 28 Dec",
    2021: "1 Jan, 2 Apr, 5 Apr, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec",
    2022: "3 Jan, 15 Apr, 18 Apr, 2 May, 2 Jun, 3 Jun, 29 Aug, 19 Sep, 26 Dec, 27 Dec",
    2023: "2 Jan, 7 Apr, 10 Apr, 1 May, 8 May, 29 May, 28 Aug, 25 Dec, 26 Dec",
    2024: "1 Jan, 29 Mar, 1 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec",
    2025: "1 Jan, 18 Apr, 21 Apr, 5 May, 26 May, 25 Aug, 25 Dec, 26 Dec",
    2026: "1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec",
    2027: "1 Jan, 26 Mar, 29 Mar, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec",
    2028: "3 Jan, 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec",
}
SCOTLAND = {
    2019: "1 Jan, 2 Jan, 19 Apr, 6 May, 27 May, 5 Aug, 2 Dec, 25 Dec, 26 Dec",
    2020: "1 Jan, 2 Jan, 10 Apr, 8 May, 25 May, 3 Aug, 30 Nov, 25 Dec, 28 Dec",
    2021: "1 Jan, 4 Jan, 2 Apr, 3 May, 31 May, 2 Aug, 30 Nov, 27 Dec, 28 Dec",
    2022: "3 Jan, 4 Jan, 15 Apr, 2 May, 2 Jun, 3 Jun, 1 Aug, 19 Sep, 30 Nov, 26 Dec, 27 Dec",
    2023: "2 Jan, 3 Jan, 7 Apr, 1 May, 8 May, 29 May, 7 Aug, 30 Nov, 25 Dec, 26 Dec",
    2024: "1 Jan, 2 Jan, 29 Mar, 6 May, 27 May, 5 Aug, 2 Dec, 25 Dec, 26 Dec",
    2025: "1 Jan, 2 Jan, 18 Apr, 5 May, 26 May, 4 Aug, 1 Dec, 25 Dec, 26 Dec",
    2026: "1 Jan, 2 Jan, 3 Apr, 4 May, 25 May, 15 Jun, 3 Aug, 30 Nov, 25 Dec, 28 Dec",
    2027: "1 Jan, 4 Jan, 26 Mar, 3 May, 31 May, 2 Aug, 30 Nov, 27 Dec, 28 Dec",
    2028: "3 Jan, 4 Jan, 14 Apr, 1 May, 29 May, 7 Aug, 30 Nov, 25 Dec, 26 Dec",
}
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def weekdays_of(calendar: HolidayCalendar, year: int) -> list[date]:
    return [day for day in bank_holidays(calendar, year) if day.weekday() < 5]


def listed(year: int, days: str) -> list[date]:
    parts = (each.split(" ") for each in days.split(", "))
    return [date(year, MONTHS.index(month) + 1, int(day)) for day, month in parts]


@pytest.mark.parametrize("year", ENGLAND_WALES)
def test_england_and_wales_keep_the_official_days(year: int) -> None:
    official = listed(year, ENGLAND_WALES[year])
    assert weekdays_of(HolidayCalendar.ENGLAND_WALES, year) == official


@pytest.mark.parametrize("year", SCOTLAND)
def test_scotland_keeps_its_own_official_days(year: int) -> None:
    assert weekdays_of(HolidayCalendar.SCOTLAND, year) == listed(year, SCOTLAND[year])


@pytest.mark.parametrize(
    ("calendar", "day", "name"),
    [
        (HolidayCalendar.ENGLAND_WALES, date(2027, 5, 3), "early May bank holiday"),
        (HolidayCalendar.ENGLAND_WALES, date(2027, 5, 31), "spring bank holiday"),
        (HolidayCalendar.ENGLAND_WALES, date(2027, 12, 27), "Christmas Day (substitute day)"),
        (HolidayCalendar.ENGLAND_WALES, date(2028, 1, 3), "New Year's Day (substitute day)"),
        (HolidayCalendar.SCOTLAND, date(2027, 1, 4), "2nd January (substitute day)"),
        (HolidayCalendar.SCOTLAND, date(2023, 1, 2), "New Year's Day (substitute day)"),
        (HolidayCalendar.SCOTLAND, date(2027, 11, 30), "St Andrew's Day"),
        (HolidayCalendar.SCOTLAND, date(2026, 6, 15), "World Cup bank holiday"),
    ],
)
def test_a_holiday_has_its_official_name(calendar: HolidayCalendar, day: date, name: str) -> None:
    assert bank_holidays(calendar, day.year)[day] == name


@pytest.mark.parametrize("calendar", HolidayCalendar)
def test_no_name_of_the_library_shows_through(calendar: HolidayCalendar) -> None:
    names = {name for year in range(1990, 2100) for name in bank_holidays(calendar, year).values()}
    assert not [name for name in names if "observed" in name or ";" in name or "of Eliz" in name]


def test_years_beyond_the_published_list_are_expected_and_those_before_it_are_not() -> None:
    assert [how_known(year) for year in (2019, 2028)] == ["", ""]
    assert how_known(2029) == "The bank holidays of 2029 are expected, not yet published."
    assert "expected" not in how_known(2018)
    assert how_known(2018).startswith("The bank holidays of 2018 were not compared with")
