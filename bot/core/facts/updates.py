"""Written updates of those who cannot come (R13), with marks on parts that are not for all (B1)."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Mark:
    """The members a part is not for ("not for Dean"), and why.

    `unknown` are names as written that are nobody's here, of an author who may not know whose are.
    """

    not_for: frozenset[str]
    why: str = ""
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UpdatePart:
    """The answer to one question of the form; `question` is its key."""

    question: str
    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class WrittenUpdate:
    """One member's update for one meeting; a later one replaces it until the record is final.

    `since` is the day it covers from (L11). `document` is the id of a file handed in instead.
    `working_days_late` is 0 when in time. `on_paper_by` is who entered a paper update (R14).
    `progress` are pairs of the member's own action and how it stands. `asked` is the id of what
    was asked for (L13), if this was. `told_from` is when others hear of it, where that is later:
    what is saved again and again is told now and then, and not each time.
    """

    id: str
    meeting: str
    member: str
    sent_at: datetime
    parts: tuple[UpdatePart, ...] = ()
    since: date | None = None
    document: str = ""
    working_days_late: int = 0
    on_paper_by: str = ""
    progress: tuple[tuple[str, str], ...] = ()
    asked: str = ""
    told_from: datetime | None = None

    @property
    def told_at(self) -> datetime:
        """When others hear that it has come."""
        return self.told_from or self.sent_at


@dataclass(frozen=True, slots=True)
class UpdateAsked:
    """The lead asked one member for something in writing, by a date (L13)."""

    id: str
    meeting: str
    member: str
    what: str
    due: date
    asked_at: datetime
    asked_by: str
