"""A post office for tests: transports that keep what they carry and answer as their mood is."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Route
from bot.core.notices.notice import Identity
from bot.core.ports import Message, Proof, TransportError
from bot.demo.standins import as_addressed


class Mood(StrEnum):
    """How one attempt ends; `CUT_AFTER` and `CUT_BEFORE` look alike to whoever sends."""

    TAKEN = "taken"
    LATER = "later"
    BUSY = "busy"
    REFUSED = "refused"
    CUT_AFTER = "cut after the data"
    CUT_BEFORE = "cut before the data"


ERRORS = {
    Mood.LATER: TransportError("smtp_451", permanent=False),
    Mood.BUSY: TransportError("http_429", permanent=False, retry_after=90.0),
    Mood.REFUSED: TransportError("smtp_550", permanent=True),
    Mood.CUT_AFTER: TransportError("cut", permanent=False, in_doubt=True),
    Mood.CUT_BEFORE: TransportError("cut", permanent=False, in_doubt=True),
}


@dataclass(frozen=True, slots=True)
class Sent:
    """One attempt: what was sent when, what was true as it began, and how it ended."""

    message: Message
    route: Route
    at: datetime
    facts: CoreGroup
    mood: Mood

    @property
    def identity(self) -> Identity:
        return Identity.parse(self.message.idempotency_key.partition("|")[2])

    @property
    def recipient(self) -> str:
        return self.identity.recipient

    @property
    def has_arrived(self) -> bool:
        return self.mood in {Mood.TAKEN, Mood.CUT_AFTER}

    @property
    def is_in_doubt(self) -> bool:
        return self.mood in {Mood.CUT_AFTER, Mood.CUT_BEFORE}


@dataclass
class PostOffice:
    """What the transports of all routes share.

    `moods` are those of the next attempts, good ones after that; `meanwhile` happens while the
    next message is under way, one thing a message. Whatever goes to an address in `refused` is
    refused for good.
    """

    facts: Callable[[], CoreGroup]
    now: Callable[[], datetime]
    moods: deque[Mood] = field(default_factory=deque)
    meanwhile: deque[Callable[[], None]] = field(default_factory=deque)
    refused: set[str] = field(default_factory=set)
    log: list[Sent] = field(default_factory=list)

    async def carry(self, route: Route, message: Message) -> Proof:
        mood = self.moods.popleft() if self.moods else Mood.TAKEN
        mood = Mood.REFUSED if as_addressed(message).address in self.refused else mood
        self.log.append(Sent(message, route, self.now(), self.facts(), mood))
        # Whatever was begun together with this one is under way as well.
        await asyncio.sleep(0)
        if self.meanwhile:
            self.meanwhile.popleft()()
        if mood is not Mood.TAKEN:
            raise ERRORS[mood]
        return Proof.SENT


@dataclass
class Counter:
    """The transport of one route: hands everything to the post office, one message at a time."""

    route: Route
    office: PostOffice
    at_once: int = 1

    async def send(self, message: Message) -> Proof:
        return await self.office.carry(self.route, message)

    async def close(self) -> None:
        """There is nothing to let go of."""
