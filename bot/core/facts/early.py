"""What somebody asks for before its time: the review, or a core group (L3, L14)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.core.facts.covers import Cover


class Sooner(StrEnum):
    """What is to be earlier."""

    REVIEW = "review"
    CORE_GROUP = "core group"


class Ground(StrEnum):
    """Why, in the guidance's two (L3)."""

    NOT_SAFE = "the plan is not safeguarding the child"
    INCIDENT = "a further incident of harm"


@dataclass(frozen=True, slots=True)
class EarlyWish:
    """What one member asked for ("W417"), and what was answered.

    `on` is the day asked for, or by which a core group is wanted. `agreed_on` is the day that was
    set instead, None where it was kept, and `because` the reason. `as_cover`: the team manager
    answered for the lead (H2).
    """

    id: str
    what: Sooner
    ground: Ground
    by: str
    at: datetime
    on: date | None = None
    text: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""
    agreed_on: date | None = None
    because: str = ""
    as_cover: Cover = Cover.NONE

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has answered it yet."""
        return self.answered_at is None


def numbered(wishes: Iterable[EarlyWish], number: str) -> EarlyWish | None:
    """Return the one with a number, in capitals or not."""
    return next((each for each in wishes if each.id == number.upper()), None)
