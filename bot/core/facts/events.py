"""Private events between meetings, which go to the lead and the team manager only (B6)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.facts.covers import Cover
from bot.core.facts.seen import Seen


class Wants(StrEnum):
    """What the author of a change asks the lead for (L14)."""

    CORE_GROUP = "core group"
    REVIEW = "review"


class EventKind(StrEnum):
    """What is wrong: a worry, a child not seen, news (L14), an action that cannot be done (L12)."""

    CONCERN = "concern"
    NO_ACCESS = "no-access"
    CHANGE = "change"
    CANNOT = "cannot"


TO_BE_SEEN = frozenset({EventKind.CONCERN, EventKind.NO_ACCESS})
"""The kinds that are open until somebody has seen them; the others wait for an answer."""


@dataclass(frozen=True, slots=True)
class Event:
    """What one member raised, by number ("E1"), who has seen it, and what was answered.

    `about` are the members it is about, who are told nothing of it and see nothing. `phoned` is
    whom the author of a concern has phoned, `told_by` who told the author of it, in their words.
    `action` is the number of the one that cannot be done. `wants` is what a change asks for, since
    `wanted_at` (L14); `significant` changes also go to the conference chair.
    `as_cover`: the team manager answered for the lead (H2). `told` are the heads of the group who
    could be told when it was raised.
    """

    id: str
    kind: EventKind
    by: str
    at: datetime
    text: str
    phoned: str = ""
    about: frozenset[str] = frozenset()
    told_by: str = ""
    action: str = ""
    wants: Wants | None = None
    wanted_at: datetime | None = None
    significant: bool = False
    acknowledged: tuple[Seen, ...] = ()
    answer: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""
    as_cover: Cover = Cover.NONE
    told: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Tell whether somebody has still to see it, or to answer it, as its kind asks."""
        if self.kind in TO_BE_SEEN:
            return not self.acknowledged
        return self.answered_at is None

    @property
    def seen_first(self) -> datetime | None:
        """Return when somebody first said that they have seen it."""
        return self.acknowledged[0].at if self.acknowledged else None
