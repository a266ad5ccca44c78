"""The SMTP transport: one message a transaction, over a few lines that are used again."""

import asyncio
import ssl

from bot.core.facts.people import Route
from bot.core.ports import Clock, Message, Proof
from handlers.email.failures import TROUBLES, advice, transport_error
from handlers.email.line import Line, Timeouts
from handlers.email.message import Sender, compose
from handlers.email.server import Server, tls_context

LONGEST_IDLE = 30.0
"""Seconds after which a line is not used again: firewalls forget such lines without a word."""


class SmtpTransport:
    """Hands messages to one mail server; safe for as many tasks at a time as like.

    `tls` and `wait` are for servers and tests that need other terms than the usual ones.
    """

    route: Route = Route.SECURE_EMAIL

    def __init__(
        self,
        server: Server,
        sender: Sender,
        clock: Clock,
        *,
        tls: ssl.SSLContext | None = None,
        wait: Timeouts | None = None,
    ) -> None:
        self._server = server
        self._sender = sender
        self._clock = clock
        self._tls = tls or tls_context()
        self._wait = wait or Timeouts()
        self._places = asyncio.Semaphore(server.connections)
        self._idle: list[Line] = []

    @property
    def at_once(self) -> int:
        """As many as connections are allowed to this server."""
        return self._server.connections

    async def send(self, message: Message) -> Proof:
        """Hand `message` over; `TransportError` says what became of this one."""
        mail = compose(message, self._sender, self._clock.now())
        recipient, content = mail["To"], mail.as_bytes()
        async with self._places:
            while not await self._carried(await self._ready_line(), recipient, content):
                continue
        return Proof.SENT

    async def probe(self) -> str:
        """Connect, log in, name the sender; return what was found, or refuse with the way on."""
        line = self._line()
        try:
            await line.open()
            await line.name_sender(self._sender.address)
        except TROUBLES as trouble:
            line.drop()
            raise advice(trouble, line.step, self._server.place) from None
        await line.close()
        return f"The mail server at {self._server.place} answers and takes mail from us."

    async def close(self) -> None:
        """Let go of the lines; no message is under way."""
        lines, self._idle = self._idle, []
        await asyncio.gather(*(line.close() for line in lines))

    def _line(self) -> Line:
        return Line(self._server, self._tls, self._sender.domain, self._wait)

    async def _ready_line(self) -> Line:
        """Return a line put aside that is still good, or a new one, which is never let go."""
        while self._idle:
            line = self._idle.pop()
            if line.is_open and line.idle_for() <= LONGEST_IDLE:
                return line
            line.drop()
        return await self._new_line()

    async def _new_line(self) -> Line:
        line, is_ready = self._line(), False
        try:
            await line.open()
            is_ready = True
        except TROUBLES as trouble:
            # The server's own words may hold an address, so they stay here.
            raise transport_error(trouble, line.step) from None
        finally:
            if not is_ready:
                line.drop()
        return line

    async def _carried(self, line: Line, recipient: str, content: bytes) -> bool:
        """Tell whether `line` took the message; it did not if the server had let it go before."""
        is_good = False
        try:
            await line.carry(self._sender.address, recipient, content)
            is_good = True
        except TROUBLES as trouble:
            if line.was_let_go(trouble):
                return False
            is_good = line.has_outlived(trouble)
            raise transport_error(trouble, line.step) from None
        finally:
            # A line that was left in the middle, also by a cancelled task, is of no more use.
            if is_good:
                line.put_aside()
                self._idle.append(line)
            else:
                line.drop()
        return True
