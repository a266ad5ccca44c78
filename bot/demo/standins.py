"""Stand-ins for Slack and Teams, and the demo's mail server, which can be told to refuse."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.core.facts.accounts import Account
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Route
from bot.core.ports import Message, Proof, Transport, TransportError
from storage.store import Store

Seen = Callable[[Route, Message], None]

WORKSPACE, OF_PERSON = "T0DEMO", ":"


def connect_everybody(store: Store, facts: CoreGroup, now: datetime) -> None:
    """Let all whose route is a chat have connected an account there, as they would by a code.

    Its id ends with their address, so that a story can ask who got what.
    """
    for each in facts.everybody:
        route, person = each.contact.route, each.person
        if not route.is_chat or store.people.by_id(person) is None:
            continue
        account = account_of(each)
        if store.accounts.of(person, route) != account:
            store.accounts.bind(account, person, now)


def account_of(member: Member) -> Account:
    """Return what somebody's account is called here."""
    user = f"{member.person}{OF_PERSON}{member.contact.email}"
    return Account(member.contact.route, WORKSPACE, user)


def as_addressed(message: Message) -> Message:
    """Return a message with the e-mail address of whose account it went to."""
    return replace(message, address=message.address.rpartition(OF_PERSON)[2])


@dataclass
class StandIn:
    """Carries messages to nobody; `seen` hears of each, as a person on the platform would."""

    route: Route
    seen: Seen
    at_once: int = 1

    async def send(self, message: Message) -> Proof:
        """Show one message; a platform would prove that it arrived."""
        self.seen(self.route, as_addressed(message))
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
