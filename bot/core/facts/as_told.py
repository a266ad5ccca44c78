"""How a meeting stood before it was moved, as a paper about it may still say."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class AsTold:
    """Day, time and place of a meeting at one of its revisions; the place by its revision."""

    revision: int
    on: date
    starts: time
    ends: time
    place_revision: int
