"""What is known of one notice's way: each attempt, and whether it arrived and was opened."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.facts.people import Route
from bot.core.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at delivery and how it ended; `code` is short and names no person or address.

    `outcome` is what became of the notice by it: "sent", "failed", "again" or "unknown".
    `is_repeat`: an earlier try may have arrived, so this one was marked as a repeat.
    """

    number: int
    route: Route
    at: datetime
    outcome: str
    code: str = ""
    is_repeat: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """A stored notice with its attempts, the first one first, and its receipts.

    `delivered_at`: the platform or a receipt proves that it arrived. `opened_at`: its recipient
    pressed a button of it.
    """

    notice: Notice
    attempts: tuple[Attempt, ...] = ()
    delivered_at: datetime | None = None
    opened_at: datetime | None = None
