"""The three agendas of the guidance, and which of them a meeting takes."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType


class AgendaKind(StrEnum):
    """Which of R22's three agendas a meeting takes."""

    FIRST = "first"
    SUBSEQUENT = "subsequent"
    BEFORE_REVIEW = "before_review"


@cache
def _agendas() -> Mapping[str, tuple[str, ...]]:
    file = resources.files("bot.core.procedure") / "texts" / "agendas.toml"
    agendas = tomllib.loads(file.read_text(encoding="utf-8"))
    return MappingProxyType({key: tuple(items) for key, items in agendas.items()})


def agenda_items(kind: AgendaKind) -> tuple[str, ...]:
    """Return the set items of an agenda, word for word, in order (R22)."""
    return _agendas()[f"agenda_{kind}"]


def agenda_kind(
    meeting: date, meetings: Iterable[date], reviews: Iterable[date] = ()
) -> AgendaKind:
    """Return the agenda that follows from the dates; the chair may take another (R22, H13).

    `meetings` are all held or booked, this one included or not; `reviews` all held or planned.
    The last meeting before a review prepares it, except where it is the group's first.
    """
    others = set(meetings)
    if not any(day < meeting for day in others):
        return AgendaKind.FIRST
    review = min((day for day in reviews if day > meeting), default=None)
    if review is None or any(meeting < day < review for day in others):
        return AgendaKind.SUBSEQUENT
    return AgendaKind.BEFORE_REVIEW
