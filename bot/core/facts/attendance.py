"""Answers to invitations, and the attendance cell of each member and meeting."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Coming(StrEnum):
    """What somebody answered. `DECLINED` is a family member who does not want to take part (H4)."""

    YES = "yes"
    APOLOGIES = "apologies"
    DECLINED = "declined"


class Attendance(StrEnum):
    """One cell for each member and meeting (access.md, "Attendance")."""

    IN_PERSON = "present, in person"
    BY_SUBSTITUTE = "present, by substitute"
    APOLOGIES_WITH_UPDATE = "apologies with an update"
    APOLOGIES_WITHOUT = "apologies without"
    NEITHER = "neither"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Answer:
    """The last answer of one member for one meeting; `recorded_by` is who entered it.

    `ticks` are the keys of S13's and S14's checklist that they ticked. `late` marks apologies
    after the profile's notice (L10).
    """

    id: str
    meeting: str
    member: str
    coming: Coming
    at: datetime
    recorded_by: str
    substitute: str = ""
    late: bool = False
    reason: str = ""
    ticks: frozenset[str] = frozenset()
