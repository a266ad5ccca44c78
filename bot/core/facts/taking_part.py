"""How family take part in a meeting: where, with what arranged, and who tells a child."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The answer to one family member's need for this meeting: arranged, or by whom (S20)."""

    member: str
    need: str
    arranged: bool
    by: str = ""


@dataclass(frozen=True, slots=True)
class TellsChild:
    """Who tells a child about the meeting, and by when (S12)."""

    child: str
    member: str
    due: date


class TakesPart(StrEnum):
    """How a family member takes part; under the flag no default puts two in one room (S21)."""

    SAME_MEETING = "same meeting"
    PART_OF_IT = "part of it"
    SEPARATE_TALK = "separate talk"


@dataclass(frozen=True, slots=True)
class FamilyPlace:
    """How one family member takes part in one meeting, as the lead arranged it (S21).

    `turn` counts how often it was settled anew, `at` is when it was last.
    """

    member: str
    takes_part: TakesPart
    turn: int = 1
    at: datetime | None = None
