"""The kinds of value a profile holds, each with how it is written and read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from bot.core.procedure.roles import Places, parse_places
from bot.core.procedure.spans import Span, parse_span
from bot.core.refusals import Refusal

DayNames = tuple[tuple[date, str], ...]
"""Days with the name of each, in their order."""


@dataclass(frozen=True, slots=True)
class Window:
    """Times of day between which something may happen; wall clock, the end not included."""

    opens: time
    closes: time


Content = (
    Span | tuple[Span, ...] | int | bool | str | tuple[str, ...] | Places | DayNames | time | Window
)
LONGEST_TEXT = 400


def _spans(written: str) -> tuple[Span, ...]:
    return tuple(parse_span(each) for each in written.split(";"))


def _number(written: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", written.strip()):
        raise Refusal(f'"{written[:40]}" is not a whole number.', 'Write it like "3".')
    return int(written)


def _yes_no(written: str) -> bool:
    if written.strip() not in {"yes", "no"}:
        raise Refusal(f'"{written[:40]}" is neither yes nor no.', 'Write "yes" or "no".')
    return written.strip() == "yes"


def _text(written: str) -> str:
    text = written.strip()
    if not text or len(text) > LONGEST_TEXT or not text.isprintable():
        raise Refusal(
            "The text is empty, too long or not one line.",
            f"Write one line of 1 to {LONGEST_TEXT} characters.",
        )
    return text


def _texts(written: str) -> tuple[str, ...]:
    return tuple(_text(each) for each in written.split(";"))


def _time(written: str) -> time:
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", written.strip()):
        raise Refusal(f'"{written[:40]}" is not a time of day.', 'Write it like "09:00".')
    return time.fromisoformat(written.strip())


def _window(written: str) -> Window:
    opens, separator, closes = written.partition(" to ")
    if not separator or _time(opens) >= _time(closes):
        raise Refusal(f'"{written[:40]}" is not a window.', 'Write it like "08:00 to 18:00".')
    return Window(_time(opens), _time(closes))


def parse_date(written: str) -> date:
    """Read a date as it stands in files: 2027-03-29."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise Refusal(f'"{written[:40]}" is not a date.', 'Write it like "2027-03-29".')


def _days(written: str) -> DayNames:
    parts = (each.strip().partition(" ") for each in written.split(";"))
    return tuple(sorted((parse_date(day), name.strip()) for day, _, name in parts))


class ValueKind(Enum):
    """What a parameter holds; the value is the field in a profile file that carries it."""

    SPAN = "span"
    SPANS = "spans"
    NUMBER = "number"
    YES_NO = "yes"
    TEXT = "text"
    TEXTS = "texts"
    ROLES = "roles"
    DAYS = "days"
    TIME = "time"
    WINDOW = "window"

    def parse(self, written: str) -> Content:
        """Read a value of this kind from the text it is written as, or raise a `Refusal`."""
        return PARSERS[self](written)


PARSERS: dict[ValueKind, Callable[[str], Content]] = {
    ValueKind.SPAN: parse_span,
    ValueKind.SPANS: _spans,
    ValueKind.NUMBER: _number,
    ValueKind.YES_NO: _yes_no,
    ValueKind.TEXT: _text,
    ValueKind.TEXTS: _texts,
    ValueKind.ROLES: parse_places,
    ValueKind.DAYS: _days,
    ValueKind.TIME: _time,
    ValueKind.WINDOW: _window,
}
