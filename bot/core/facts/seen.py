"""Somebody's word that they have seen what was brought before them."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.facts.covers import Cover


@dataclass(frozen=True, slots=True)
class Seen:
    """Who has seen it and when. `as_cover`: for the lead, who has not (H2)."""

    member: str
    at: datetime
    as_cover: Cover = Cover.NONE
