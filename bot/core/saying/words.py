"""The pieces in which people write a day and a time, read off the front of their words."""

import re
from dataclasses import dataclass, replace
from datetime import date, time

from bot.core.refusals import Refusal

MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAY_NAMES = (*("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),)
OFFSETS = {"today": 0, "tomorrow": 1, "yesterday": -1}
FILLERS = {"on", "at", "the", "of"}
NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?\.?")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
ISO_BEFORE_TIME = re.compile(r"(?<!\S)(\d{4}-\d{2}-\d{2})T(?=\d)", re.IGNORECASE)
DAY_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
YEAR = re.compile(r"(?:19|20)\d{2}")
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(am|pm)?")
BARE = re.compile(r"\d{1,2}(?:[:.]\d{2})?")
HALVES = {"am": 0, "pm": 12}
NIGHT_ENDS = 7
SOME_LEAP_YEAR = 2028
TIME_EXAMPLE = 'Write it like "14:00" or "2pm".'


@dataclass(frozen=True, slots=True)
class SaidDay:
    """A day as it was said, before anybody asks which year was meant.

    `offset` counts days from today; `next_week` marks "next Tuesday". `may_swap` marks figures
    such as 3/4 that another reader would take for the third month.
    """

    written: str = ""
    day: int = 0
    month: int = 0
    year: int = 0
    weekday: int | None = None
    offset: int | None = None
    is_next: bool = False
    may_swap: bool = False

    @property
    def has_date(self) -> bool:
        """Tell whether a day was named, and not only a weekday."""
        return bool(self.day) or self.offset is not None

    @property
    def is_said(self) -> bool:
        """Tell whether anything was said of a day."""
        return self.has_date or self.weekday is not None


@dataclass(frozen=True, slots=True)
class Said:
    """What was read off the front of somebody's words, and the words that were left."""

    day: SaidDay | None
    at: time | None
    rest: str


def _index(names: tuple[str, ...], word: str) -> int | None:
    """Find a name from its first three letters or more ("tue", "tues", "sept")."""
    bare = word.removesuffix(".")
    if len(bare) < 3:
        return None
    found = (n for n, name in enumerate(names) if name.startswith(bare))
    return next(found, None)


def month_of(word: str) -> int:
    """Return the number of a month from its name, or 0."""
    found = _index(MONTH_NAMES, word)
    return 0 if found is None else found + 1


def _year_of(written: str | None) -> int:
    if not written:
        return 0
    return int(written) + (2000 if len(written) == 2 else 0)


class WordReader:
    """Reads one day and one time, in any order, until a word is neither."""

    def __init__(self, words: str) -> None:
        self.tokens = ISO_BEFORE_TIME.sub(r"\1 ", words.replace(",", " ")).split()
        self.at = 0
        self.day = SaidDay()
        self.time: time | None = None

    def read(self) -> Said:
        """Read as far as it is a day and a time; a time that is unclear is a `Refusal`."""
        while self.at < len(self.tokens):
            fillers = self._fillers()
            taken = self._day_piece() or self._time_piece()
            if not taken:
                self.at -= fillers
                break
        rest = " ".join(self.tokens[self.at :])
        return Said(self.day if self.day.is_said else None, self.time, rest)

    def _fillers(self) -> int:
        """Step over "on", "at", "the"; they belong to what follows, if that is a day or time."""
        begun = self.at
        while self._word() in FILLERS:
            self.at += 1
        return self.at - begun

    def _word(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.tokens[place].lower() if place < len(self.tokens) else ""

    def _take(self, count: int, said: SaidDay) -> bool:
        written = " ".join([self.day.written, *self.tokens[self.at : self.at + count]])
        self.day = replace(said, written=written.strip())
        self.at += count
        return True

    def _day_piece(self) -> bool:
        if self._weekday():
            return True
        if self.day.has_date:
            return False
        return self._relative() or self._iso() or self._numeric() or self._named()

    def _weekday(self) -> bool:
        leads = self._word() in {"next", "this"}
        found = _index(WEEKDAY_NAMES, self._word(int(leads)))
        is_known = self.day.weekday is not None
        if found is None or is_known or (self.day.has_date and self._date_follows(1 + leads)):
            return False
        is_next = self._word() == "next"
        return self._take(1 + leads, replace(self.day, weekday=found, is_next=is_next))

    def _date_follows(self, ahead: int) -> bool:
        """Tell whether another date comes next: a weekday before it is that one's."""
        rest = WordReader(" ".join(self.tokens[self.at + ahead :]))
        return rest._iso() or rest._numeric() or rest._named()

    def _relative(self) -> bool:
        offset = OFFSETS.get(self._word())
        return offset is not None and self._take(1, replace(self.day, offset=offset))

    def _iso(self) -> bool:
        match = ISO.fullmatch(self._word())
        if match is None:
            return False
        year, month, day = map(int, match.groups())
        return self._take(1, replace(self.day, day=day, month=month, year=year))

    def _numeric(self) -> bool:
        match = NUMERIC.fullmatch(self._word())
        if match is None or self._is_clock(match):
            return False
        day, month, year = int(match[1]), int(match[3]), _year_of(match[4])
        may_swap = day <= 12 and month <= 12 and day != month
        said = replace(self.day, day=day, month=month, year=year, may_swap=may_swap)
        return self._take(1, said)

    def _is_clock(self, match: re.Match[str]) -> bool:
        """Tell a time such as 10.30 from a day such as 30.3, which are written alike."""
        if match[2] != "." or match[4] or match[0].endswith("."):
            return False
        could_be_time = int(match[1]) < 24 and len(match[3]) == 2
        could_be_day = is_real(SOME_LEAP_YEAR, int(match[3]), int(match[1])) is not None
        if could_be_time and could_be_day and self._word(1) not in HALVES:
            raise Refusal(
                f'"{match[0]}" can be a day or a time.',
                f'Write "{int(match[1])} {MONTH_NAMES[int(match[3]) - 1].title()}" '
                f'or "{match[1]}:{match[3]}".',
            )
        return could_be_time

    def _named(self) -> bool:
        """Take "30 March", "30th of March", "March 30", each with or without a year."""
        skip = int(self._word(1) == "of")
        day, month = DAY_NUMBER.fullmatch(self._word()), month_of(self._word(1 + skip))
        if day is None or not month:
            skip = 0
            day, month = DAY_NUMBER.fullmatch(self._word(1)), month_of(self._word())
        if day is None or not month:
            return False
        has_year = YEAR.fullmatch(self._word(2 + skip)) is not None
        year = int(self._word(2 + skip)) if has_year else 0
        said = replace(self.day, day=int(day[1]), month=month, year=year)
        return self._take(2 + skip + has_year, said)

    def _time_piece(self) -> bool:
        if self.time is not None:
            return False
        joined = self._word(1) in HALVES and BARE.fullmatch(self._word()) is not None
        written = self._word() + (self._word(1) if joined else "")
        found = read_time(written)
        if found is None:
            return False
        self.time = found
        self.at += 1 + joined
        return True


def read_time(written: str) -> time | None:
    """Read one time as people write it: 14:00, 14.00, 2pm, noon. None if it is no time at all.

    A bare figure ("2") is none: it may be anything. An hour of the night without am or pm
    ("2:30") is a `Refusal`: most likely it means the afternoon, and that is not guessed.
    """
    if written in {"noon", "midday"}:
        return time(12)
    match = CLOCK.fullmatch(written)
    if match is None or written.isdigit():
        return None
    minute = int(match[2] or 0)
    hour = _of_half(int(match[1]), match[3]) if match[3] else _of_24(match[1], minute)
    if hour > 23 or minute > 59:
        raise Refusal(f'"{written}" is not a time of day.', TIME_EXAMPLE)
    return time(hour, minute)


def _of_half(hour: int, half: str) -> int:
    """Return the hour of 24 for one before am or pm; 24, which is none, for 13pm."""
    return hour % 12 + HALVES[half] if 1 <= hour <= 12 else 24


def _of_24(written: str, minute: int) -> int:
    """Return the hour as written, or ask about one of the night: "02:30" is sure, "2:30" not."""
    hour = int(written)
    if 0 < hour < NIGHT_ENDS and not written.startswith("0"):
        raise Refusal(
            f'"{hour}:{minute:02}" may be in the morning or in the afternoon.',
            f'Write "{hour}:{minute:02}pm" or "{hour + 12}:{minute:02}".',
        )
    return hour


def read_words(words: str) -> Said:
    """Read a day and a time off the front of `words`; what is neither stays in `rest`."""
    return WordReader(words).read()


def is_real(year: int, month: int, day: int) -> date | None:
    """Return the date if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
