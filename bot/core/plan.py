"""The child protection plan: its stage, its outcomes' measures, and its actions."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PlanStage(StrEnum):
    """Outline from the conference, detailed by the core group, then updated (L1)."""

    OUTLINE = "outline"
    DETAILED = "detailed"
    UPDATED = "updated"


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


@dataclass(frozen=True, slots=True)
class Measure:
    """What needs to change, by how much and within what timescale (N4)."""

    what: str
    baseline: str
    target: str
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """A SMART step of the plan with one owner and one date; known outside by number and date.

    `every` is a written span for a visit that repeats ("10 working days"); `helpers` work along.
    `changed_at` is when what the owner must be told last changed; `revision` rises with it.
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

    @property
    def is_open(self) -> bool:
        return self.state in {ActionState.PROPOSED, ActionState.ACCEPTED}


@dataclass(frozen=True, slots=True)
class Voice:
    """What a child wishes and feels, or a parent's view, or the reason why there is none (N3)."""

    of: str
    text: str = ""
    none_because: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan as it stands; `changed_at` and `revision` move when others must hear of it.

    `reviewed` are ids of meetings after which the lead confirmed it, changed or not (L20).
    """

    stage: PlanStage = PlanStage.OUTLINE
    changed_at: datetime | None = None
    revision: int = 0
    voices: tuple[Voice, ...] = ()
    danger_statement: str = ""
    past_harm: str = ""
    reviewed: tuple[str, ...] = ()
