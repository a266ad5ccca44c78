"""Conferences: the initial one that starts a group, and the reviews that follow."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ConferenceKind(StrEnum):
    """The initial conference is day 0 of the first meeting; a review decides about the plan."""

    INITIAL = "initial"
    REVIEW = "review"


class Outcome(StrEnum):
    """What a review decided of the plan for one child."""

    CONTINUES = "continues"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Entered:
    """What had been entered of a review before it was corrected: by whom, when and why."""

    at: datetime
    by: str
    because: str
    on: date
    outcomes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Conference:
    """One conference, planned or held.

    `outcome` is the review's decision about the plan ("continues", "ends"), empty until entered;
    `outcomes` are pairs of child and the decision for it (H19): one that goes on keeps the group.
    `late_reason` is why it is later than the profile allows. `record` is where its record, or a
    copy of its decisions, is to be found: a link, a place, or the id of a document (L16).
    `corrected` is what was entered before, each time that it was put right.
    """

    id: str
    kind: ConferenceKind
    on: date
    recorded_at: datetime
    held: bool = False
    outcome: str = ""
    late_reason: str = ""
    revision: int = 1
    record: str = ""
    outcomes: tuple[tuple[str, str], ...] = ()
    corrected: tuple[Entered, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedAgency:
    """An agency named at the conference; a gap until somebody speaks for it (H1, R1).

    `explained` is the reason why nobody does.
    """

    agency: str
    explained: str = ""
