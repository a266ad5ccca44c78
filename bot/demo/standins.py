"""Stand-ins for Slack and Teams, and the demo's mail server, which can be told to refuse."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.core.facts.people import Route
from bot.core.ports import Message, Proof, Transport, TransportError

Seen = Callable[[Route, Message], None]


@dataclass
class StandIn:
    """Carries messages to nobody; `seen` hears of each, as a person on the platform would."""

    route: Route
    seen: Seen
    at_once: int = 1

    async def send(self, message: Message) -> Proof:
        """Show one message; a platform would prove that it arrived."""
        self.seen(self.route, message)
        return Proof.DELIVERED

    async def close(self) -> None:
        """Do nothing: there is nothing to let go of."""


@dataclass
class MailServer:
    """The demo's mail server, which refuses some addresses for good from a moment on (5.5)."""

    inner: Transport
    seen: Seen
    refused: set[str] = field(default_factory=set)
    route: Route = Route.SECURE_EMAIL
    at_once: int = 1

    async def send(self, message: Message) -> Proof:
        """Lay the message into the folder, or refuse it as a server would with 550."""
        if message.address in self.refused:
            raise TransportError("smtp 550", permanent=True)
        proof = await self.inner.send(message)
        self.seen(self.route, message)
        return proof

    async def close(self) -> None:
        await self.inner.close()
