"""Numbers that people can say: M1, A3, T4; each kind counts on within one group."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from itertools import count

FIRST, NUMBERS = 100, 900
"""Numbers that are drawn run from 100 to 999, and on from there once all of them are given."""

NUMBERED = re.compile(r"([A-Za-z]+)([1-9][0-9]*)")


def next_id(prefix: str, taken: Iterable[str]) -> str:
    """Return the id after the highest of those taken with this prefix: M1, M2, M10 give M11."""
    return next(next_ids(prefix, taken))


def next_ids(prefix: str, taken: Iterable[str]) -> Iterator[str]:
    """Return one id after the other from the next one on, without an end."""
    matches = (NUMBERED.fullmatch(each) for each in taken)
    numbers = [int(match[2]) for match in matches if match and match[1] == prefix]
    return (f"{prefix}{number}" for number in count(max(numbers, default=0) + 1))


def drawn_id(prefix: str, of: tuple[str, str, datetime], taken: Iterable[str]) -> str:
    """Return an id such as E417, which tells nobody how many there are whom they may not see.

    It is drawn from group, author and moment, so that it is the same each time.
    """
    ref, by, at = of
    drawn = sha256(f"{ref} {by} {at.isoformat()}".encode()).digest()[:4]
    first, known = int.from_bytes(drawn) % NUMBERS, set(taken)
    numbers = [FIRST + (first + step) % NUMBERS for step in range(NUMBERS)]
    more = range(FIRST + NUMBERS, FIRST + NUMBERS + len(known) + 1)
    return next(id_ for number in (*numbers, *more) if (id_ := f"{prefix}{number}") not in known)
