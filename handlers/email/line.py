"""One line to a mail server: opened safely, carrying one message at a time, dropped or closed."""

import asyncio
import contextlib
import re
import ssl
from dataclasses import dataclass

from aiosmtplib import (
    SMTP,
    SMTPDataError,
    SMTPResponse,
    SMTPResponseException,
    SMTPServerDisconnected,
    SMTPStatus,
)

from handlers.email.failures import TROUBLES, NoLogin, NoStartTls, Step
from handlers.email.server import Server

_LEADING_DOT = re.compile(rb"(?m)^\.")


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds to wait: for a line ready to send, for one answer, for the whole of one message.

    Who gives up early on a message sends again what had arrived (RFC 5321 4.5.3.2.6); who waits
    longer than the courier's lease of 60 s has it sent again by another.
    """

    connect: float = 10.0
    command: float = 15.0
    message: float = 40.0
    goodbye: float = 2.0


class Line:
    """One SMTP connection, for one task at a time.

    `step` says how far it has come; `idle_since` is the loop's time at which it was put aside
    for the next message, and None on a new line.
    """

    def __init__(self, server: Server, tls: ssl.SSLContext, name: str, wait: Timeouts) -> None:
        """`name` is what the server is told of us: it can stand in headers that people see."""
        self.step = Step.CONNECT
        self.idle_since: float | None = None
        self._must_reset = False
        self._server = server
        self._wait = wait
        self._client = SMTP(
            hostname=server.host,
            port=server.port,
            use_tls=server.implicit_tls,
            start_tls=False,
            tls_context=tls,
            local_hostname=name,
            timeout=wait.connect,
        )

    @property
    def is_open(self) -> bool:
        """Tell whether the server has not hung up, as far as is known here."""
        return self._client.is_connected

    async def open(self) -> None:
        """Connect, make the line safe, log in; all of it within the time for connecting."""
        async with asyncio.timeout(self._wait.connect):
            await self._client.connect()
            if self._server.demand_tls:
                await self._start_tls()
            if self._server.user:
                await self._log_in()

    async def _start_tls(self) -> None:
        self.step = Step.TLS
        await self._client.ehlo()
        if not self._client.supports_extension("starttls"):
            raise NoStartTls
        await self._client.starttls()

    async def _log_in(self) -> None:
        self.step = Step.LOGIN
        await self._client.ehlo()
        if not self._client.supported_auth_methods:
            raise NoLogin
        await self._client.login(self._server.user, self._server.password)

    async def name_sender(self, sender: str) -> None:
        """Begin a transaction: the server says whether we may send as `sender`."""
        self.step = Step.SENDER
        await self._client.mail(sender, timeout=self._wait.command)

    async def carry(self, sender: str, recipient: str, content: bytes) -> None:
        """Hand over one message, whose lines end in CRLF, to one recipient."""
        async with asyncio.timeout(self._wait.message):
            await self._carry(sender, recipient, content)

    async def _carry(self, sender: str, recipient: str, content: bytes) -> None:
        self.step = Step.SENDER
        if self._must_reset:
            await self._client.rset(timeout=self._wait.command)
        self._must_reset = True
        await self.name_sender(sender)
        self.step = Step.RECIPIENT
        await self._client.rcpt(recipient, timeout=self._wait.command)
        self.step = Step.DATA
        begin = await self._client.execute_command(b"DATA", timeout=self._wait.command)
        _expect(SMTPStatus.start_input, begin)
        _expect(SMTPStatus.completed, await self._send_body(content))
        self._must_reset = False

    async def _send_body(self, content: bytes) -> SMTPResponse:
        """Write the message apart from DATA, which tells "never begun" from "never answered"."""
        protocol = self._client.protocol
        if protocol is None:
            raise SMTPServerDisconnected("cut before the body")
        protocol.write(_LEADING_DOT.sub(b"..", content) + b".\r\n")
        self.step = Step.BODY
        return await protocol.read_response(timeout=self._wait.message)

    def put_aside(self) -> None:
        """Keep the line for the next message; a transaction that was refused is forgotten then."""
        self.idle_since = asyncio.get_running_loop().time()

    def idle_for(self) -> float:
        """Return for how many seconds the line has been put aside."""
        now = asyncio.get_running_loop().time()
        return 0.0 if self.idle_since is None else now - self.idle_since

    def has_outlived(self, trouble: Exception) -> bool:
        """Tell whether the server refused this one message in order and waits for the next."""
        answered = isinstance(trouble, SMTPResponseException) and trouble.code > 0
        return answered and self.is_open and not self.step.is_ours

    def was_let_go(self, trouble: Exception) -> bool:
        """Tell whether the server had closed a used line before it heard of this message."""
        code = trouble.code if isinstance(trouble, SMTPResponseException) else None
        closed = code == SMTPStatus.domain_unavailable
        closed = closed or isinstance(trouble, SMTPServerDisconnected)
        return closed and self.idle_since is not None and self.step is Step.SENDER

    def drop(self) -> None:
        """Cut the line at once, so that nothing half-written is flushed later."""
        transport = self._client.transport
        if isinstance(transport, asyncio.WriteTransport):
            transport.abort()
        self._client.close()

    async def close(self) -> None:
        """Say goodbye and close; a server that does not answer loses the line all the same."""
        with contextlib.suppress(*TROUBLES):
            await self._client.quit(timeout=self._wait.goodbye)
        self.drop()


def _expect(status: SMTPStatus, answer: SMTPResponse) -> None:
    if answer.code != status:
        raise SMTPDataError(answer.code, answer.message)
