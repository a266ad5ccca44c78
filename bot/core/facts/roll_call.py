"""What is marked of each member at a meeting: who was there, and what was ticked off."""

from dataclasses import dataclass
from enum import StrEnum


class Presence(StrEnum):
    """What the roll call says of a member's place."""

    IN_PERSON = "in_person"
    BY_SUBSTITUTE = "by_substitute"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class RollCallLine:
    """One member's place at the table. `substitute` is the id of who came instead."""

    member: str
    presence: Presence
    substitute: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """One thing ticked for one member at a meeting: the purpose explained, a copy in hand.

    `by` is who did it, or who will when `later` is set, which makes it a task (R26, S9).
    """

    item: str
    member: str
    by: str = ""
    later: bool = False
