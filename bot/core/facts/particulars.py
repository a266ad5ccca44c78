"""A group's particulars: the flag, how its children are known, its channel, its end."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.core.facts.people import Route


class Flag(StrEnum):
    """Must any family member not learn where another is? "Not known" counts as yes (IG15)."""

    YES = "yes"
    NOT_KNOWN = "not_known"
    NO = "no"

    @property
    def is_set(self) -> bool:
        """Tell whether private details are hidden: always, unless somebody has said no (IG15)."""
        return self is not Flag.NO


@dataclass(frozen=True, slots=True)
class ChildLabel:
    """How a group knows a child: "Child A", or "unborn child"; never a name (IG1, H19)."""

    id: str
    label: str


OF_WORKSPACE = "/"
"""What stands in an address between a chat platform's workspace and its user or channel."""


@dataclass(frozen=True, slots=True)
class Channel:
    """The group's secure channel for professionals; its name is the reference alone (S8).

    `platform` is None while there is none. `opened_at` is when it came to be. `address` is
    "workspace/channel" by the platform's ids once it is bound there, before that a name alone.
    """

    platform: Route | None = None
    address: str = ""
    opened_at: datetime | None = None

    @property
    def is_bound(self) -> bool:
        """Tell whether there is a conversation of that platform behind it."""
        return self.platform is not None and OF_WORKSPACE in self.address


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a group, decided elsewhere and recorded here with its exit plan (S3, S4).

    `views` are pairs of agency and view. `review` is the conference that decided.
    `case_closed_on` is the date of case closure, once the lead enters it, which was done at
    `case_entered_at`, or with all the rest where that is None (S25).
    """

    at: datetime
    by: str
    exit_plan: str
    turn_to: str
    views: tuple[tuple[str, str], ...] = ()
    review: str = ""
    case_closed_on: date | None = None
    case_entered_at: datetime | None = None
