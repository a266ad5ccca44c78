"""On what terms the courier works, and what it needs to be handed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, Protocol, TypeVar

from bot.core.notices.outcomes import Outcome

P = ParamSpec("P")
R = TypeVar("R")


class Run(Protocol):
    """Runs something that blocks in a thread of the store's own."""

    async def __call__(self, call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R: ...


class Heard(Protocol):
    """Is told how each notice ended, once that is written."""

    def ended(self, outcome: Outcome) -> None:
        """Count one attempt that has ended."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How long, in seconds of the event loop's time, and how many.

    `ahead` is how many claimed notices of one platform may wait for a place: enough that a
    group's facts are read once for its notices, few enough to leave the rest to other replicas.
    `at_a_time` are worded in one go, so that commands need not wait long for the database.
    `lease` outlasts a slow turn, since what is held is renewed in every third of it; `longest`
    outlasts the transports' own, better informed, times; `drain` leaves SIGTERM's 10 s some rest.
    """

    lease: float = 60.0
    poll: float = 0.5
    longest: float = 600.0
    drain: float = 7.0
    rest_after_trouble: float = 1.0
    ahead: int = 100
    at_a_time: int = 50
