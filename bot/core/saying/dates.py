"""Days and times as people in the UK write them; what is unclear is asked back, never guessed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from enum import Enum

from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from bot.core.saying.words import (
    MONTH_NAMES,
    TIME_EXAMPLE,
    WEEKDAY_NAMES,
    SaidDay,
    is_real,
    read_words,
)

DAY_EXAMPLE = 'Write it like "30 March" or "tue 30 march 2027".'
BOTH_EXAMPLE = 'Write it like "tue 30 march 14:00" or "27 Apr 2pm".'
FAR = timedelta(days=300)
WEEK = 7
LEAP_CYCLE = 9


class Lean(Enum):
    """Which way a day without a year is looked for: what is to come, or what has been."""

    AHEAD = 1
    BACK = -1


def the_day(words: str, today: date, lean: Lean = Lean.AHEAD) -> date:
    """Read words that say one day and nothing else."""
    said = read_words(words)
    if said.day is None or said.at is not None or said.rest:
        raise Refusal(f'"{words.strip()[:60]}" is not a day I understand.', DAY_EXAMPLE)
    return settled(said.day, today, lean)


def the_time(words: str) -> time:
    """Read words that say one time of day and nothing else."""
    said = read_words(words)
    if said.at is None or said.day is not None or said.rest:
        raise Refusal(f'"{words.strip()[:60]}" is not a time I understand.', TIME_EXAMPLE)
    return said.at


def off_the_front(
    words: str, today: date, lean: Lean = Lean.AHEAD
) -> tuple[date | None, time | None, str]:
    """Take a day and a time off the front of `words`; either may be missing."""
    said = read_words(words)
    return (settled(said.day, today, lean) if said.day else None, said.at, said.rest)


def as_written(words: str, rest: str) -> str:
    """Return what is left of `words` with the commas that the reading of dates took out."""
    count = len(rest.split())
    written = " ".join(words.split()[-count:]) if count else ""
    return written if written.replace(",", " ").split() == rest.split() else rest


def settled(said: SaidDay, today: date, lean: Lean = Lean.AHEAD) -> date:
    """Settle which day was meant, or refuse with the possible readings as examples.

    A day without a year is the next one (or the last, leaning back), unless that is so far off
    that the other may be meant. A weekday that is said decides between readings.
    """
    if said.offset is not None:
        return _agreeing(said, [today + timedelta(days=said.offset)], today, lean)
    if not said.day:
        return _by_weekday(said, today, lean)
    found = sorted(_readings(said, today, lean))
    if not found:
        raise _unreal(said)
    return _agreeing(said, found, today, lean)


def _readings(said: SaidDay, today: date, lean: Lean) -> set[date]:
    """Return the days that the figures can mean.

    Of a day with its year, the other order counts only where it leads to the side that can be
    meant as well.
    """
    first, *others = (set(_in_years(each, today, lean)) for each in _orders(said))
    swapped = set().union(*others)
    if said.year and any(_is_towards(day, today, lean) for day in first):
        swapped = {day for day in swapped if _is_towards(day, today, lean)}
    return first | swapped


def _is_towards(day: date, today: date, lean: Lean) -> bool:
    return (day - today).days * lean.value >= 0


def fits(said: SaidDay, day: date, today: date) -> bool:
    """Tell whether the words can mean `day`; for finding one among days that exist."""
    if said.weekday not in {None, day.weekday()}:
        return False
    if said.offset is not None:
        return day == today + timedelta(days=said.offset)
    if not said.day:
        return True
    dates = [(each.day, each.month, each.year or day.year) for each in _orders(said)]
    return (day.day, day.month, day.year) in dates


def _orders(said: SaidDay) -> tuple[SaidDay, ...]:
    """Return the day in the UK's order and, where figures alone leave it open, in the other."""
    if not said.may_swap or said.weekday is not None:
        return (said,)
    return (said, replace(said, day=said.month, month=said.day))


def _in_years(said: SaidDay, today: date, lean: Lean) -> list[date]:
    """Return the day in its year; without one, the nearest on the side leant to, or both."""
    if said.year:
        return _in_each(said, [said.year])
    days = _in_each(said, _around(today))[:: lean.value]
    if not days:
        return []
    place = next(n for n, day in enumerate(days) if _is_towards(day, today, lean))
    is_near = abs(days[place] - today) <= FAR
    return days[place : place + 1] if is_near else days[place - 1 : place + 1]


def _in_each(said: SaidDay, years: Iterable[int]) -> list[date]:
    """Return the day in each year that has it."""
    return [day for year in years if (day := is_real(year, said.month, said.day))]


def _around(today: date) -> range:
    """Return years enough on either side that 29 February is found on both."""
    return range(today.year - LEAP_CYCLE, today.year + LEAP_CYCLE + 1)


def _agreeing(said: SaidDay, days: list[date], today: date, lean: Lean) -> date:
    """Return the one day that agrees with the weekday said, or ask which was meant."""
    right = [day for day in days if said.weekday in {None, day.weekday()}]
    if not right:
        day = days[0]
        raise Refusal(
            f"{day_said(day)} {day.year} is a {WEEKDAY_NAMES[day.weekday()].title()}.",
            f'Did you mean {_either([day, *_near(day, said.weekday)])}? Write it like "30 March".',
        )
    if len(right) > 1:
        likely = next((day for day in right if _is_towards(day, today, lean)), right[0])
        raise Refusal(
            f'"{said.written}" can be read in more than one way: {_either(right)}.',
            f'Write it out, like "{day_said(likely)} {likely.year}".',
        )
    return right[0]


def _near(day: date, weekday: int | None) -> list[date]:
    """Return the day of that weekday in the same week, to offer it."""
    return [] if weekday is None else [day + timedelta(days=weekday - day.weekday())]


def _by_weekday(said: SaidDay, today: date, lean: Lean) -> date:
    """Settle a weekday alone; "next Tuesday", and Tuesday on a Tuesday, mean two days."""
    ahead = ((said.weekday or 0) - today.weekday()) % WEEK
    first = today + timedelta(days=ahead if lean is Lean.AHEAD or not ahead else ahead - WEEK)
    if said.is_next or not ahead:
        second = first + timedelta(days=WEEK * lean.value)
        raise Refusal(
            f'"{said.written}" can mean two days: {_either([first, second])}.',
            f'Write the date, like "{day_said(first)}".',
        )
    return first


def _unreal(said: SaidDay) -> Refusal:
    written = said.written
    if said.month > len(MONTH_NAMES) and 0 < said.day <= len(MONTH_NAMES):
        swapped = f"{said.month} {MONTH_NAMES[said.day - 1].title()}"
        return Refusal(
            f'"{written}" is not a date: the day comes first.', f"Did you mean {swapped}?"
        )
    return Refusal(f'"{written}" is not in the calendar.', DAY_EXAMPLE)


def day_said(day: date) -> str:
    """Return a day as people say it, without the year: "30 March"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1].title()}"


def _either(days: Sequence[date]) -> str:
    return " or ".join(short_day(day) for day in days)
