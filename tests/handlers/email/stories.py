"""Short stories about one transport and one server, told in one event loop."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.core.ports import TransportError
from bot.core.refusals import Refusal
from handlers.email.line import Timeouts
from handlers.email.server import Server
from handlers.email.smtp import SmtpTransport
from tests.handlers.email.samples import INVITATION, SENDER, USUAL_TLS, a_clock


def transport_to(
    port: int,
    scheme: str = "smtp",
    login: str = "",
    tls: ssl.SSLContext | None = None,
    wait: Timeouts | None = None,
) -> SmtpTransport:
    """Return a transport with one line; TLS is demanded where `tls` says how to check it."""
    server = Server.parse(f"{scheme}://{login}127.0.0.1:{port}?connections=1")
    if tls and scheme == "smtp":
        server = replace(server, demand_tls=True)
    return SmtpTransport(server, SENDER, a_clock(), tls=tls or USUAL_TLS, wait=wait)


def told(story: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(story())  # type: ignore[arg-type] # every story is a coroutine function


async def failure(transport: SmtpTransport) -> TransportError:
    with pytest.raises(TransportError) as failed:
        await transport.send(INVITATION)
    return failed.value


async def advice(transport: SmtpTransport) -> str:
    with pytest.raises(Refusal) as refused:
        await transport.probe()
    return str(refused.value)
