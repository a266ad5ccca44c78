"""Adoptions: when a group was given a newer profile, what that moved and what stayed as it was."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.core.procedure.adoption import Difference, Pin
from bot.core.procedure.deadlines import Deadline


@dataclass(frozen=True, slots=True)
class Moved:
    """One open date that an adoption moved; None where the rules give no date.

    `start` is the day it is counted from, `by` the keys of the values that moved it, or
    `HOLIDAYS`; empty where only several of them together did.
    """

    key: str
    start: date
    before: date | None
    after: date | None
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Closed:
    """One date whose matter was closed when a profile was adopted: it keeps the rule it had.

    `deadline` is None where there was no rule then.
    """

    key: str
    start: date
    deadline: Deadline | None


@dataclass(frozen=True, slots=True)
class Adopted:
    """A newer profile, or a newer list of bank holidays, given to the group ("V1")."""

    id: str
    at: datetime
    before: Pin
    after: Pin
    differences: tuple[Difference, ...] = ()
    moved: tuple[Moved, ...] = ()
    closed: tuple[Closed, ...] = ()

    @property
    def newer_holidays(self) -> bool:
        """Tell whether the list of bank holidays is another one than before."""
        return self.before.holidays != self.after.holidays


HOLIDAYS = "bank holidays"
"""What moved a date where the list of bank holidays did, and no value."""
