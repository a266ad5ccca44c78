"""What the parts of the house promise each other: the clock, transports and what they carry."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.core.bundled import Bundle
from bot.core.cards import Card
from bot.core.facts.people import Route
from bot.core.printed import Paper


class Clock(Protocol):
    """The only way to know the time."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...

    async def wait_until(self, when: datetime) -> None:
        """Return when `when` has come, or earlier if somebody called `wake`."""
        ...

    def wake(self) -> None:
        """End a wait that is under way: there is something new to do."""
        ...


class EntryState(StrEnum):
    """What a calendar entry says of its meeting."""

    ON = "on"
    MEETING_OFF = "meeting off"
    MEMBER_OFF = "member off"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One meeting in one person's calendar.

    `starts` and `ends` are wall-clock times in Europe/London, without zone. `uid` is the same for
    the life of meeting and member; `sequence` starts at 0 and rises with each change that leaves.
    `title` and `place` carry no name of a person.
    """

    uid: str
    sequence: int
    state: EntryState
    starts: datetime
    ends: datetime
    title: str
    place: str = ""
    stamp: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that goes along because the recipient pressed *Send it to me*."""

    filename: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one recipient, ready for a transport to draw and carry.

    `address` is what the transport needs: an e-mail address, or of a chat platform
    "workspace/user" or "workspace/channel" by its own ids. `ref` is the group that it is of, for
    what its buttons ask; it is shown to nobody who does not know it.
    `idempotency_key` is the same for every attempt at the same notice. `link` opens the answer
    page. `attempt` counts from 1; above 1 the message may be a repeat and is marked as such.
    `is_late`: it leaves after its time and says so. `paper` goes along as a file, and `bundle` as
    many packed into one, which are made when the message leaves.
    """

    address: str = field(repr=False)
    subject: str
    card: Card
    idempotency_key: str
    attempt: int = 1
    calendar: CalendarEntry | None = None
    link: str = field(default="", repr=False)
    reply_tag: str = ""
    attachments: tuple[Attachment, ...] = ()
    paper: Paper | None = field(default=None, repr=False)
    bundle: Bundle | None = field(default=None, repr=False)
    for_family: bool = False
    is_late: bool = False
    ref: str = ""


class TransportError(Exception):
    """A message was not handed over.

    `permanent`: trying again is no use. `in_doubt`: the other side may have taken it all the same
    (the line was cut after the data), so the next attempt may be a repeat. `retry_after`: seconds
    for which the whole lane should rest. `code` is short and holds nothing of the message.
    """

    def __init__(
        self,
        code: str,
        *,
        permanent: bool,
        in_doubt: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.permanent = permanent
        self.in_doubt = in_doubt
        self.retry_after = retry_after


class Proof(StrEnum):
    """How much a transport knows when it returns without an error."""

    SENT = "sent"
    DELIVERED = "delivered"


class Transport(Protocol):
    """Carries messages over one platform."""

    route: Route

    @property
    def at_once(self) -> int:
        """Return how many messages it carries at the same time, at most."""
        ...

    async def send(self, message: Message) -> Proof:
        """Hand one message over, or raise `TransportError`."""
        ...

    async def close(self) -> None:
        """Let go of connections; no message is under way."""
        ...
