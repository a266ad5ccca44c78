"""Where each mark stands in the facts of a group: the path to it, and the facts on the way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache

from bot.core.facts.groups import CoreGroup
from tests.sequences.ledger.marks import found_in

NO_TEXTS = frozenset({"profile", "overrides", "adoptions", "ref", "version"})
"""What of a group nobody writes about the family in: the rules, and what was made of them."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a mark: `path` such as "updates.parts.text", `within` the facts around it."""

    path: str
    within: tuple[object, ...]

    @property
    def whole(self) -> object:
        """Return the fact of the group in which it stands: one member, one meeting, one update."""
        return self.within[0] if self.within else None


Places = Mapping[str, list[Place]]


def places(facts: CoreGroup, in_files: Mapping[str, str]) -> dict[str, list[Place]]:
    """Return every place in which a mark stands, by mark; `in_files` are those of files.

    What stands in a file stands where the facts name the document, by its id.
    """
    found: dict[str, list[Place]] = {}
    files = {each.id: in_files.get(each.digest, "") for each in facts.documents}
    for name in _names(CoreGroup):
        if name not in NO_TEXTS:
            for text, place in _in(getattr(facts, name), name, ()):
                for mark in found_in(files.get(text, text)):
                    found.setdefault(mark, []).append(place)
    return found


def _in(value: object, path: str, within: tuple[object, ...]) -> Iterator[tuple[str, Place]]:
    """Yield each text in a fact, with its place."""
    if isinstance(value, str):
        if value and not isinstance(value, Enum):
            yield value, Place(path, within)
    elif isinstance(value, tuple):
        for each in value:
            yield from _in(each, path, within)
    elif is_dataclass(value) and not isinstance(value, type):
        inside = (*within, value)
        for name in _names(type(value)):
            yield from _in(getattr(value, name), f"{path}.{name}", inside)


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
