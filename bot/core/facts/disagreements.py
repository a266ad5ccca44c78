"""Disagreements: the steps that were taken of the profile's, and how they came out (H10, N6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.core.facts.seen import Seen
from bot.core.procedure.parameters import STEPS

TALK, MEETING, LINE_MANAGER, HEADS, POLICY, REPORT = STEPS
"""The steps that a profile may have: talk to them, put it to the meeting, one's own line manager,
team manager and conference chair, the policy, the joint report."""

OWN_STEPS = frozenset({TALK, LINE_MANAGER})
"""What its author does before anybody here hears of it (S17)."""


@dataclass(frozen=True, slots=True)
class StepTaken:
    """One step of the profile's that somebody took; `note` is what came of it."""

    step: str
    by: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What one member disagrees with ("X417"): theirs alone until they share it (S17).

    `put_at` is when its author put it to the next meeting; `meeting` is the one at which it was
    settled or not. `further_at` is since when those outside the meeting are asked (N6); `seen` who
    of them has acknowledged it. `outcome` closes it, at the meeting or after.
    """

    id: str
    by: str
    at: datetime
    text: str
    taken: tuple[StepTaken, ...] = ()
    put_at: datetime | None = None
    meeting: str = ""
    further_at: datetime | None = None
    seen: tuple[Seen, ...] = ()
    outcome: str = ""
    closed_at: datetime | None = None
    closed_by: str = ""

    @property
    def is_shared(self) -> bool:
        """Tell whether its author has let anybody else know of it."""
        return self.put_at is not None or self.further_at is not None

    @property
    def waits_for_meeting(self) -> bool:
        """Tell whether it is put to a meeting that has still to try it."""
        is_tried = self.further_at is not None or self.closed_at is not None
        return self.put_at is not None and not is_tried

    @property
    def steps(self) -> frozenset[str]:
        """Return the steps that were taken."""
        return frozenset(each.step for each in self.taken)


def numbered(disagreements: Iterable[Disagreement], number: str) -> Disagreement | None:
    """Return the one with a number, in capitals or not."""
    return next((each for each in disagreements if each.id == number.upper()), None)
