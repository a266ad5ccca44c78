"""Marks: short words that stand nowhere else, by which a text is known wherever it turns up."""

import re
from collections.abc import Iterator
from itertools import count, product

LETTERS = "bcdfghjklmnpqrstvwxz"
MARK = re.compile(
    r"(?<![a-z0-9_])(?:zq[bcdfghjklmnpqrstvwxz]{4}q|01632 9602\d\d|h4mx|t9rk|k3wd)(?![a-z0-9_])"
)
"""A mark; the telephone numbers and own references of the cast are marks as they are.

It stands alone: within a longer row of letters it would be some secret's by chance.
"""


class Marks:
    """Hands out marks, and knows by whom each was put into the group.

    `in_files` is the mark in the text of each file, by its SHA-256 in hex.
    """

    def __init__(self) -> None:
        self.by: dict[str, str] = {}
        self.in_files: dict[str, str] = {}
        self.homes: set[str] = set()
        self._words = ("".join(each) for each in product(LETTERS, repeat=4))
        self._lines = count()

    def plant(self, by: str = "") -> str:
        """Return a mark that nobody has had; `by` is who writes it, nobody for the beginning."""
        word = f"zq{next(self._words)}q"
        self.by[word] = by
        return word

    def home(self, by: str = "") -> str:
        """Return a mark that tells where somebody lives: nobody's copy of anything may have it."""
        word = self.plant(by)
        self.homes.add(word)
        return word.capitalize()

    def telephone(self, by: str = "") -> str:
        """Return a telephone number that stands nowhere else."""
        number = f"01632 9602{next(self._lines) % 100:02}"
        self.by[number] = by
        return number

    def names(self) -> Iterator[str]:
        """Yield words fit for a name, each in capitals at its front."""
        while True:
            yield self.plant().capitalize()


def found_in(text: str) -> set[str]:
    """Return the marks in a text, however it is written, also where `repr` has written it."""
    return set(MARK.findall(text.lower().replace("\\n", "\n")))
