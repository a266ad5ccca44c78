"""The transport that a mail URL asks for."""

from dataclasses import replace
from typing import Protocol

from bot.core.ports import Clock, Transport, TransportError
from bot.core.refusals import Refusal
from handlers.email.addresses import one_address
from handlers.email.maildir import Folder, MaildirTransport
from handlers.email.message import Sender
from handlers.email.server import EXAMPLE, Server
from handlers.email.smtp import SmtpTransport


class MailTransport(Transport, Protocol):
    """A transport for mail, which can also tell whether it would work."""

    async def probe(self) -> str:
        """Return one sentence on what was found; raise `Refusal` with the way to mend it."""
        ...


def transport_for(url: str, sender: Sender, clock: Clock) -> MailTransport:
    """Return the transport for `COREGROUP_MAIL_URL`; connects nowhere yet.

    Raises `Refusal`, which never repeats the URL: a password may stand in it.
    """
    sender = _checked(sender)
    scheme = url.partition(":")[0].lower()
    if scheme == "maildir":
        return MaildirTransport(Folder.parse(url), sender, clock)
    if scheme in {"smtp", "smtps"}:
        return SmtpTransport(Server.parse(url), sender, clock)
    raise Refusal("COREGROUP_MAIL_URL must begin with smtp://, smtps:// or maildir:.", EXAMPLE)


def _checked(sender: Sender) -> Sender:
    """Return the sender with its domain in ASCII, as headers and envelopes have it."""
    try:
        return replace(sender, address=one_address(sender.address))
    except TransportError:
        way_on = "For example meetings@eastmere.example, without a name before it."
        raise Refusal("COREGROUP_MAIL_FROM is not one plain address.", way_on) from None
