"""The child protection plan: its stages, the views in it, and the lead's word that it stands."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.facts.covers import Cover


class PlanStage(StrEnum):
    """Outline from the conference, detailed by the core group, then updated (L1)."""

    OUTLINE = "outline"
    DETAILED = "detailed"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class Voice:
    """What a child wishes and feels, or a parent's view, or the reason why there is none (N3)."""

    of: str
    text: str = ""
    none_because: str = ""


@dataclass(frozen=True, slots=True)
class StageReached:
    """When the plan came to a stage, and at which meeting (L1)."""

    stage: PlanStage
    at: datetime
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class PlanConfirmation:
    """The lead's word after a meeting: updated, or reviewed without change (L20).

    `as_cover`: the team manager gave it for the lead (H2).
    """

    meeting: str
    at: datetime
    by: str
    changed: bool
    as_cover: Cover = Cover.NONE


@dataclass(frozen=True, slots=True)
class CopyOffered:
    """Somebody without a copy of the plan was told that they can have one sent (R25)."""

    member: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan as it stands; `changed_at` and `revision` move when others must hear of it."""

    stage: PlanStage = PlanStage.OUTLINE
    changed_at: datetime | None = None
    revision: int = 0
    voices: tuple[Voice, ...] = ()
    danger_statement: str = ""
    past_harm: str = ""
    stages: tuple[StageReached, ...] = ()
    confirmations: tuple[PlanConfirmation, ...] = ()
    offers: tuple[CopyOffered, ...] = ()

    @property
    def reviewed(self) -> tuple[str, ...]:
        """Return the meetings after which the lead confirmed the plan, changed or not."""
        return tuple(each.meeting for each in self.confirmations)
