"""The actions of a plan: who does what by when, how each stands, and what reviews said of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ActionKind(StrEnum):
    """A plan item is an action, a visit or an assessment (L2)."""

    ACTION = "action"
    VISIT = "visit"
    ASSESSMENT = "assessment"


class ActionState(StrEnum):
    """A new action is proposed until its owner accepts (N5)."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DONE = "done"
    CLOSED = "closed"


STILL_TO_DO = frozenset({ActionState.PROPOSED, ActionState.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Measure:
    """What needs to change, by how much and within what timescale (N4)."""

    what: str
    baseline: str
    target: str
    by: date | None = None


class Origin(StrEnum):
    """Whose outcome an action serves; the conference's is closed only at a meeting (L1)."""

    CONFERENCE = "conference"
    CORE_GROUP = "core group"


class Verdict(StrEnum):
    """What a meeting says of one item of the plan (R12)."""

    NEED_MET = "completed and need met"
    KEEP = "keep"
    REVIEW = "review"
    CHANGED = "changed"
    NEW_NEED = "new need"


@dataclass(frozen=True, slots=True)
class ItemReview:
    """What one meeting noted of one item: going well, barriers, verdict; and where it stands (N4).

    `reached` is the measure's value at that meeting, in the words of baseline and target.
    """

    meeting: str
    at: datetime
    verdict: Verdict
    going_well: str = ""
    barriers: str = ""
    reached: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """A SMART step of the plan with one owner and one date; known outside by number and date.

    `every` is a written span for a visit that repeats ("10 working days"); `helpers` work along.
    `changed_at` is when what the owner must be told last changed; `revision` rises with it.
    `left` is what an assessment still lacks (L2). `accepted_by` and `done_by` are who recorded
    it, which for family is the lead. `closed_because` and `closed_at_meeting`: see L1.
    """

    id: str
    kind: ActionKind
    need: str
    outcome: str
    what: str
    how: str
    so_what: str
    action_owner: str
    due_on: date
    proposed_at: datetime
    changed_at: datetime
    meeting: str = ""
    helpers: tuple[str, ...] = ()
    every: str = ""
    measure: Measure | None = None
    state: ActionState = ActionState.PROPOSED
    accepted_at: datetime | None = None
    done_on: date | None = None
    last_done: date | None = None
    revision: int = 1
    origin: Origin = Origin.CORE_GROUP
    left: str = ""
    accepted_by: str = ""
    done_by: str = ""
    done_at: datetime | None = None
    closed_because: str = ""
    closed_at_meeting: str = ""
    reviews: tuple[ItemReview, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be done, accepted by its owner or not (N5)."""
        return self.state in STILL_TO_DO
