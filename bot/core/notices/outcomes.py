"""What became of one attempt at a notice, as the courier hands it to storage."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.facts.deliveries import FailureKind
from bot.core.notices.notice import Notice, NoticeState
from bot.core.ports import Proof


@dataclass(frozen=True, slots=True)
class Sent:
    """It was handed over at `at`; `proof` is how much the transport knows."""

    notice: Notice
    proof: Proof
    at: datetime


@dataclass(frozen=True, slots=True)
class Again:
    """It did not succeed and is tried again at `run_at`; `in_doubt`: it may have arrived."""

    notice: Notice
    at: datetime
    run_at: datetime
    code: str
    in_doubt: bool = False


@dataclass(frozen=True, slots=True)
class Hushed:
    """Nothing may or need be said any more: it is withdrawn."""

    notice: Notice


@dataclass(frozen=True, slots=True)
class Untried:
    """It was claimed and not begun, as the courier stops: it is planned again as it was."""

    notice: Notice


@dataclass(frozen=True, slots=True)
class GivenUp:
    """It cannot be delivered by this route: a fact, so that what follows can be settled.

    `tried`: an attempt just ended so; otherwise none was begun.
    """

    notice: Notice
    kind: FailureKind
    at: datetime
    code: str
    tried: bool = True

    @property
    def state(self) -> NoticeState:
        """Return the state in which the notice is closed for good."""
        return STATES[self.kind]


STATES = {
    FailureKind.REFUSED: NoticeState.FAILED,
    FailureKind.LAPSED: NoticeState.LAPSED,
    FailureKind.UNKNOWN: NoticeState.UNKNOWN,
}

Outcome = Sent | Again | Hushed | Untried | GivenUp
