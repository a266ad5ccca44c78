"""Holds: a group is not erased while one stands, whatever its retention says (IG7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """One hold ("H1") on the erasure of a group, with its reason, and why it was lifted."""

    id: str
    by: str
    at: datetime
    because: str
    lifted_at: datetime | None = None
    lifted_by: str = ""
    lifted_because: str = ""

    @property
    def stands(self) -> bool:
        """Tell whether nobody has lifted it yet."""
        return self.lifted_at is None


def standing(holds: Iterable[Hold]) -> tuple[Hold, ...]:
    """Return the holds that nobody has lifted, the oldest first."""
    return tuple(each for each in holds if each.stands)
