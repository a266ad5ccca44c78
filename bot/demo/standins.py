"""Stand-ins for Slack and Teams, which print what a person would see, and a mail server's moods."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.core.people import Route
from bot.core.ports import Message, Proof, Transport, TransportError
from handlers.terminal.plain import plain

Show = Callable[[str], Awaitable[None]]


@dataclass
class StandIn:
    """Carries messages to nobody; keeps what each address was shown."""

    route: Route
    shown: list[tuple[str, Message]] = field(default_factory=list)
    at_once: int = 1

    async def send(self, message: Message) -> Proof:
        """Show one message; a platform would prove that it arrived."""
        self.shown.append((message.address, message))
        return Proof.DELIVERED

    async def close(self) -> None:
        """Do nothing: there is nothing to let go of."""


@dataclass
class MailServer:
    """The demo's mail server, which refuses some addresses for good from a moment on (5.5)."""

    inner: Transport
    refused: set[str] = field(default_factory=set)
    sent: list[Message] = field(default_factory=list)
    route: Route = Route.SECURE_EMAIL
    at_once: int = 1

    async def send(self, message: Message) -> Proof:
        """Hand the message to the folder, or refuse it as a server would with 550."""
        if message.address in self.refused:
            raise TransportError("smtp 550", permanent=True)
        proof = await self.inner.send(message)
        self.sent.append(message)
        return proof

    async def close(self) -> None:
        await self.inner.close()


def as_seen(message: Message) -> str:
    """Return a message as one text, for the transcript."""
    return plain(message.card)
