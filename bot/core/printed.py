"""What is printed or kept as a file: a card, and the stamp that stands at the foot of each page."""

from dataclasses import dataclass
from datetime import date

from bot.core.cards import Card

FILE_IS_RECORD = "This is a copy. The record is the case file: the local authority's own."
"""At the foot of each page for a professional (IG8)."""
GIVER_KEEPS_RECORD = "This is a copy. The person who gave you this keeps the record."
"""The same for family: whoever else sees the paper learns nothing of what it is about (IG18)."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose copy this is: the group's reference, for family their own, and never the other.

    `version` says which text it is, "version 2, final"; `recipient` is the name of a professional
    and the own reference of family; `on` is the day on which the copy was made.
    """

    reference: str
    version: str
    recipient: str
    on: date
    record: str = FILE_IS_RECORD


@dataclass(frozen=True, slots=True)
class Paper:
    """A document for one person, ready to be drawn as PDF or for a printer."""

    card: Card
    stamp: Stamp
