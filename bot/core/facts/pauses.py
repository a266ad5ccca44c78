"""Pauses: nothing leaves to a group or to one person, and links are dead, until lifted (IG16)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Pause:
    """One pause ("Z1") of one member, or of the whole group where `member` is empty."""

    id: str
    by: str
    at: datetime
    member: str = ""
    lifted_at: datetime | None = None
    lifted_by: str = ""

    @property
    def stands(self) -> bool:
        """Tell whether nobody has lifted it yet."""
        return self.lifted_at is None
