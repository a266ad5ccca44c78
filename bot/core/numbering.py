"""Numbers that people can say: M1, A3, T4; each kind counts on within one group."""

import re
from collections.abc import Iterable, Iterator
from itertools import count

NUMBERED = re.compile(r"([A-Za-z]+)([1-9][0-9]*)")


def next_id(prefix: str, taken: Iterable[str]) -> str:
    """Return the id after the highest of those taken with this prefix: M1, M2, M10 give M11."""
    return next(next_ids(prefix, taken))


def next_ids(prefix: str, taken: Iterable[str]) -> Iterator[str]:
    """Return one id after the other from the next one on, without an end."""
    matches = (NUMBERED.fullmatch(each) for each in taken)
    numbers = [int(match[2]) for match in matches if match and match[1] == prefix]
    return (f"{prefix}{number}" for number in count(max(numbers, default=0) + 1))
