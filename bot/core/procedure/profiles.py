"""A procedure profile: the rules of one place as values, layer upon layer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType
from typing import Any, TypeVar

from bot.core.procedure.bank_holidays import HolidayCalendar
from bot.core.procedure.kinds import DayNames, Window
from bot.core.procedure.roles import Places
from bot.core.procedure.spans import Span
from bot.core.procedure.values import Value
from bot.core.procedure.working_days import WorkingCalendar, working_calendar

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Profile:
    """Every parameter's value in effect, under its key; profiles are equal by their content.

    `layers` names what it is built from, the product defaults first. `pinned` is the digest of
    the content that a group pinned, from which this profile was read; `holidays` its nation's
    days, where they are no longer those that are installed.
    """

    name: str
    layers: tuple[str, ...]
    values: Mapping[str, Value]
    pinned: str = ""
    holidays: DayNames = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Profile) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    @cached_property
    def _identity(self) -> tuple[str, str]:
        """What makes it that profile: its values, and its days where they are of its own."""
        return self._content_digest, self.calendar.version if self.holidays else ""

    @cached_property
    def _content_digest(self) -> str:
        return digest_of(self.to_dict())

    @property
    def digest(self) -> str:
        """The digest of the content, or of the older content from which it was read."""
        return self.pinned or self._content_digest

    def __getitem__(self, key: str) -> Value:
        return self.values[key]

    def span(self, key: str) -> Span | None:
        """Return a span, or None where the profile has no such rule."""
        return self._content(key, Span)

    def spans(self, key: str) -> tuple[Span, ...]:
        """Return several spans, as of reminders; none where the profile has no such rule."""
        return self._content(key, tuple) or ()

    def number(self, key: str) -> int | None:
        """Return a number, or None where the profile has no such rule."""
        return self._content(key, int)

    def yes(self, key: str) -> bool:
        """Tell whether the profile says yes; where it says nothing, no."""
        return self._content(key, bool) or False

    def text(self, key: str) -> str:
        """Return a label, a telephone number or a choice; empty where nothing is set."""
        return self._content(key, str) or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return several texts, as of the steps of an escalation."""
        return self._content(key, tuple) or ()

    def roles(self, key: str) -> Places:
        """Return places and the roles that may fill each; none where nothing is set."""
        return self._content(key, tuple) or ()

    def days(self, key: str) -> DayNames:
        """Return local days with their names."""
        return self._content(key, tuple) or ()

    def time(self, key: str) -> time:
        """Return a time of day; every profile has one by the product defaults."""
        return self._needed(key, time)

    def window(self, key: str) -> Window:
        """Return a window of the day; every profile has one by the product defaults."""
        return self._needed(key, Window)

    def _content(self, key: str, expected: type[T]) -> T | None:
        content = self.values[key].content
        if content is not None and not isinstance(content, expected):
            raise TypeError(f"{key} holds {type(content).__name__}, not {expected.__name__}")
        return content

    def _needed(self, key: str, expected: type[T]) -> T:
        content = self._content(key, expected)
        if content is None:
            raise LookupError(f"{key} is not set in {self.name}")
        return content

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The nation's holidays with the authority's local days."""
        return working_calendar(
            HolidayCalendar(self.text("holiday_calendar")),
            self.days("holidays_add"),
            tuple(day for day, _ in self.days("holidays_remove")),
            self.holidays,
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the profile as plain JSON; a group's pin keeps this content by its digest."""
        values = {key: value.to_dict() for key, value in sorted(self.values.items())}
        return {"name": self.name, "layers": list(self.layers), "values": values}


def build_profile(name: str, layers: tuple[str, ...], values: Mapping[str, Value]) -> Profile:
    """Make a profile of values under every key."""
    return Profile(name, layers, MappingProxyType(dict(values)))


def digest_of(plain: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a profile's plain content, the same for the same content."""
    return sha256(json.dumps(plain, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
