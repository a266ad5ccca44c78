"""When a family member can come, read from their own words (L6): "mornings, not on Mondays"."""

import re
from dataclasses import replace
from datetime import date, time

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, PossibleTimes
from bot.core.free_text import one_line
from bot.core.refusals import Refusal
from bot.core.replacing import put_member
from bot.core.saying.words import WEEKDAY_NAMES

EXAMPLE = (
    'Write it like "mornings, not on Mondays", "Tue and Thu after 13:00" or "any time"; '
    '"gave none" if they were asked and named none.'
)
GAVE_NONE = "gave none"
ANY = frozenset({"any", "time", "times", "anytime"})
FILLERS = frozenset({"on", "and", "or", "at", "the", "in", "only", "from", "day", "days"})
HOURS = {
    "morning": (time(0, 0), time(12, 0)),
    "afternoon": (time(12, 0), time(17, 0)),
    "evening": (time(17, 0), time(23, 59)),
}
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(am|pm)?")
WORDS = re.compile(r"[\w:.]+")


def read_possible_times(words: str) -> PossibleTimes:
    """Read possible times; words that are not understood are asked back, never guessed."""
    written = one_line(words, field="times")
    if written.lower() == GAVE_NONE:
        return PossibleTimes(GAVE_NONE)
    reading = _Reading(written)
    reading.read()
    return PossibleTimes(written, reading.days, reading.earliest, reading.latest)


class _Reading:
    """Takes the words one after the other; "not" holds until the next comma or word for hours."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.only: set[int] = set()
        self.never: set[int] = set()
        self.earliest, self.latest = time(0, 0), time(23, 59)

    @property
    def days(self) -> frozenset[int]:
        return frozenset((self.only or set(range(7))) - self.never)

    def read(self) -> None:
        if not self.written:
            raise Refusal("When can they come?", EXAMPLE, field="times")
        for clause in self.written.lower().split(","):
            self._clause([word.rstrip(".") for word in WORDS.findall(clause)])
        if not self.days or self.earliest > self.latest:
            raise Refusal("These times leave no time at all.", EXAMPLE, field="times")

    def _clause(self, words: list[str]) -> None:
        is_not, bound = False, ""
        for word in words:
            if word in {"not", "no", "except"}:
                is_not = True
            elif word in {"after", "before", "until", "till"}:
                bound = word
            elif bound:
                self._bound(bound, word)
                bound = ""
            elif word not in FILLERS | ANY:
                self._word(word, is_not=is_not)
        if bound:
            raise self._unclear(bound)

    def _word(self, word: str, *, is_not: bool) -> None:
        day = _weekday(word)
        if day is not None:
            (self.never if is_not else self.only).add(day)
        elif not is_not and word.removesuffix("s") in HOURS:
            self.earliest, self.latest = HOURS[word.removesuffix("s")]
        else:
            raise self._unclear(word)

    def _bound(self, bound: str, word: str) -> None:
        at = _clock(word)
        if at is None:
            raise self._unclear(word)
        if bound == "after":
            self.earliest = at
        else:
            self.latest = at

    def _unclear(self, word: str) -> Refusal:
        return Refusal(f'I do not understand "{word[:30]}" as a time.', EXAMPLE, field="times")


def _weekday(word: str) -> int | None:
    bare = word.removesuffix("s") if word.endswith("days") else word
    if len(bare) < 3:
        return None
    return next((n for n, name in enumerate(WEEKDAY_NAMES) if name.startswith(bare)), None)


def _clock(word: str) -> time | None:
    match = {"noon": "12:00", "lunch": "12:00"}.get(word, word)
    found = CLOCK.fullmatch(match)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def with_possible_times(facts: CoreGroup, member: Member, words: str) -> CoreGroup:
    """Return the facts with one family member's possible times, in their own words."""
    if not member.is_family:
        raise Refusal(
            "Possible times are kept for family.",
            "Professionals propose a time instead: meet 30 march 10:00",
        )
    return put_member(facts, replace(member, possible_times=read_possible_times(words)))


def family_unfit(facts: CoreGroup, day: date, starts: time) -> tuple[Member, ...]:
    """Return the family members whose possible times a meeting then would not fit."""
    return tuple(
        each
        for each in facts.family
        if each.possible_times is not None and not each.possible_times.fit(day, starts)
    )


def family_not_asked(facts: CoreGroup) -> tuple[Member, ...]:
    """Return the family members who have not been asked yet when they can come (L6)."""
    return tuple(each for each in facts.family if each.possible_times is None)
