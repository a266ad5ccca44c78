"""A word of its own in every text of a group, so that a document tells from where it has taken."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from itertools import count
from typing import Any

from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import Task

PLANTED = re.compile(r"zq[a-z]+q")
KEPT_AS_THEY_ARE = frozenset({"profile", "overrides", "version", "created_by", "adoptions"})
KEYS = (".id", ".media_type", ".asked", ".question", ".substitute_at", ".subject", ".step")
NUMBERED = re.compile(r"[A-Z]\d+|p\d+|child-[a-z]|M\d+:.*")


class Garden:
    """Plants words and remembers in which field each stands, such as "members.name"."""

    def __init__(self) -> None:
        self.where: dict[str, str] = {}
        self._words = (f"zq{_letters(number)}q" for number in count())

    def plant(self, facts: CoreGroup, own: frozenset[str] = frozenset()) -> CoreGroup:
        """Return the group with a word in each of its texts; `own` are ids of parts to mark so."""
        planted: dict[str, Any] = {
            each.name: self._in(getattr(facts, each.name), each.name, own)
            for each in fields(facts)
            if each.name not in KEPT_AS_THEY_ARE
        }
        return replace(facts, **planted)

    def found_in(self, text: str) -> set[str]:
        """Return the fields of which a text holds something."""
        return {self.where[each] for each in PLANTED.findall(text.lower())}

    def _in(self, value: object, path: str, own: frozenset[str]) -> object:
        if isinstance(value, str) and not isinstance(value, Enum):
            return self._text(value, path)
        if isinstance(value, tuple):
            return tuple(self._each(value, path, own))
        if is_dataclass(value) and not isinstance(value, type):
            mine = "own " if own & _ids(value) else ""
            return replace(
                value,
                **{
                    each.name: self._in(getattr(value, each.name), f"{mine}{path}.{each.name}", own)
                    for each in fields(value)
                },
            )
        return value

    def _each(self, values: tuple[object, ...], path: str, own: frozenset[str]) -> Iterator[object]:
        is_pair = len(values) == 2 and isinstance(values[0], str) and isinstance(values[1], str)
        for number, value in enumerate(values):
            is_key = is_pair and not number
            yield value if is_key else self._in(value, self._named(values, path, number), own)

    @staticmethod
    def _named(values: tuple[object, ...], path: str, number: int) -> str:
        return f"{path}[{values[0]}]" if number and isinstance(values[0], str) else path

    def _text(self, value: str, path: str) -> str:
        if NUMBERED.fullmatch(value) or path.endswith(KEYS) or ".progress[" in path:
            return value
        word = next(self._words)
        self.where[word] = path
        return f"{value} {word}".strip()


WHOSE: Mapping[str, str] = {
    "Member": "id",
    "Action": "action_owner",
    "Voice": "of",
    "Event": "by",
    "EarlyWish": "by",
    "Answer": "member",
    "WrittenUpdate": "member",
    "UpdateAsked": "member",
    "Pause": "member",
    "FamilyCopy": "member",
    "Suggestion": "by",
    "Disagreement": "by",
    "Pull": "member",
}
"""In which field of a fact it stands whose it is."""


def _ids(value: object) -> frozenset[str]:
    if isinstance(value, Task):
        return frozenset({value.owner, *value.subject.split(":")})
    name = WHOSE.get(type(value).__name__, "")
    return frozenset({getattr(value, name)}) if name else frozenset()


def _letters(number: int) -> str:
    """Return a number as three letters and more, none of which is a word by chance."""
    found = ""
    for _ in range(4):
        number, rest = divmod(number, 20)
        found += "bcdfghjklmnpqrstvwxz"[rest]
    return found
