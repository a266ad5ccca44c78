"""Spans of time as the guidance writes them: "5 days", "10 working days", "6 weeks", "3 months"."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.core.refusals import Refusal


class Unit(StrEnum):
    """What a span counts; `DAYS` names no unit and is computed both ways (counting rule 8)."""

    DAYS = "days"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"


class Direction(StrEnum):
    """Whether a span is counted on from its start or back from its target."""

    FORWARD = "forward"
    BACKWARD = "backward"


WRITTEN = re.compile(r"(0|[1-9][0-9]{0,3})[ _]((?:calendar[ _]|working[ _])?day|week|month)(s?)")
TOO_LARGE = re.compile(r"[1-9][0-9]{4,}[ _](calendar[ _]|working[ _])?(day|week|month)s$")
EXAMPLES = 'Write it like "5 working days", "5 calendar days", "5 days", "6 weeks" or "3 months".'


@dataclass(frozen=True, slots=True)
class Span:
    """An amount of one unit; `str` gives it as people write it."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        words = self.unit.value.replace("_", " ")
        return f"{self.amount} {words.removesuffix('s') if self.amount == 1 else words}"

    @property
    def readings(self) -> tuple["Span", ...]:
        """The ways to read the span: both for unqualified days, else the span itself."""
        if self.unit is not Unit.DAYS:
            return (self,)
        return (Span(self.amount, Unit.CALENDAR_DAYS), Span(self.amount, Unit.WORKING_DAYS))


def parse_span(written: str) -> Span:
    """Read a span as counting rule 11 has it; anything else is a `Refusal`.

    One may have the plural too, and the unit the underscore of its key: nobody is misread by it.
    """
    match = WRITTEN.fullmatch(written.strip())
    if match is None and TOO_LARGE.match(written.strip()):
        raise Refusal(f'"{written.strip()[:40]}" is too large.', "The largest number is 9999.")
    if match is None or not (match[3] or match[1] == "1"):
        raise Refusal(f'"{written.strip()[:40]}" is not a span of time.', EXAMPLES)
    return Span(int(match[1]), Unit(match[2].replace(" ", "_") + "s"))
