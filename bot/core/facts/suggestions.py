"""Suggestions: an agency or person whom a member would bring into the group (L15)."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.facts.covers import Cover


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What one member suggested, and what the lead said to it; `because` is why it was declined.

    `who` is the person's name, where it is one. `as_cover`: the team manager answered (H2).
    """

    id: str
    agency: str
    why: str
    by: str
    at: datetime
    who: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""
    accepted: bool = False
    because: str = ""
    as_cover: Cover = Cover.NONE

    @property
    def is_open(self) -> bool:
        """Tell whether the lead has still to accept or decline it."""
        return self.answered_at is None
