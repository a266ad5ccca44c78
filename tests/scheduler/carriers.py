"""Transports written for tests: they do what they are told and keep what they were given."""

import asyncio
from collections import deque
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from bot.core.cards import Card
from bot.core.facts.people import Route
from bot.core.notices.notice import Notice
from bot.core.notices.outcomes import Outcome
from bot.core.ports import Clock, Message, Proof, Transport, TransportError
from scheduler.courier import Courier
from scheduler.giving_up import give_up
from scheduler.messages import Compose, Composed, Ready
from scheduler.terms import Terms
from storage.claims import Claims
from storage.store import Store

LATER = TransportError("smtp_421", permanent=False)
REFUSED = TransportError("smtp_550", permanent=True)
CUT = TransportError("cut_after_data", permanent=False, in_doubt=True)
SLOW_DOWN = TransportError("http_429", permanent=False, retry_after=90.0)


class Carrier:
    """Carries everything, or answers as told, one answer a message; `BaseException`s are raised.

    While `gate` is closed, messages hang.
    """

    def __init__(self, route: Route, *answers: Proof | BaseException, at_once: int = 5) -> None:
        self.route = route
        self.at_once = at_once
        self.carried: list[Message] = []
        self.most_at_once = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self._answers = deque(answers)
        self._busy = 0
        self._news = asyncio.Condition()

    async def is_free(self) -> None:
        """Return once nothing is under way, and whoever waits for the last one has heard."""
        async with self._news:
            await self._news.wait_for(lambda: self._busy == 0)
        await asyncio.sleep(0)

    async def has_carried(self, number: int) -> None:
        """Return once so many messages have been given to it."""
        async with self._news:
            await self._news.wait_for(lambda: len(self.carried) >= number)

    async def send(self, message: Message) -> Proof:
        self._busy += 1
        self.most_at_once = max(self.most_at_once, self._busy)
        try:
            async with self._news:
                self.carried.append(message)
                self._news.notify_all()
            answer = self._answers.popleft() if self._answers else Proof.SENT
            await self.gate.wait()
            await asyncio.sleep(0)
        finally:
            self._busy -= 1
            async with self._news:
                self._news.notify_all()
        if isinstance(answer, BaseException):
            raise answer
        return answer

    async def close(self) -> None:
        """There is nothing to let go of."""


class Tally:
    """Keeps what the courier says of each end."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []

    def ended(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)


def fixed(notices: Sequence[Notice], _now: datetime) -> Composed:
    """Say the same to everybody."""
    return Composed([Ready(each, a_message(each)) for each in notices])


def a_message(notice: Notice) -> Message:
    identity = str(notice.identity)
    return Message("g@health.example", "Meeting", Card("Meeting"), identity, notice.doubts + 1)


def a_courier(
    store: Store,
    clock: Clock,
    *carriers: Carrier,
    tally: Tally | None = None,
    compose: Compose = fixed,
    claims: Claims | None = None,
    is_alone: bool = False,
    id_: str = "courier-1",
    **terms: float,
) -> Courier:
    """Put a courier together that says something fixed, by the carriers given."""
    transports: dict[Route, Transport] = {each.route: each for each in carriers}
    claims = claims or Claims(store.database)
    return Courier(
        id_,
        claims=claims,
        compose=compose,
        give_up=partial(give_up, store, claims),
        transports=transports,
        clock=clock,
        run=store.run,
        heard=tally or Tally(),
        is_alone=is_alone,
        terms=Terms(**terms),  # type: ignore[arg-type] # some of its numbers by name
    )
