"""Mail servers on loopback: real ones that keep what they take, and ones that misbehave."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from types import MappingProxyType
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from handlers.email.line import Timeouts

IMPATIENT = Timeouts(connect=0.3)
"""For a server that never greets; a busy machine may need longer with any other."""
IMPATIENT_LATER = Timeouts(command=0.8, message=1.0)
"""For a server that hangs after it has begun well."""
LOGIN = ("meetings@eastmere.example", "p@ss/w:rd #1")


@dataclass(frozen=True)
class Taken:
    """One message that a server has taken, and over which line."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    line: int
    safe: bool
    login: str


@dataclass
class Mailbox:
    """An aiosmtpd handler that keeps everything; `answers` are for the addresses named in it."""

    answers: dict[str, str] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)
    lines: list[SMTP] = field(default_factory=list)

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, _envelope: Envelope, hostname: str, said: list[str]
    ) -> list[str]:
        session.host_name = hostname
        if server not in self.lines:
            self.lines.append(server)
        return said

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        self.taken.append(
            Taken(
                sender=envelope.mail_from or "",
                recipients=tuple(envelope.rcpt_tos),
                content=envelope.original_content or b"",
                line=self.lines.index(server),
                safe=_transport(server).get_extra_info("cipher") is not None,
                login=str(session.auth_data or ""),
            )
        )
        return "250 OK"

    def cut_every_line(self) -> None:
        for line in self.lines:
            _transport(line).abort()


def _transport(line: SMTP) -> asyncio.Transport:
    assert isinstance(line.transport, asyncio.Transport)
    return line.transport


@asynccontextmanager
async def mail_server(
    handler: object,
    *,
    tls: ssl.SSLContext | None = None,
    options: Mapping[str, Any] = MappingProxyType({}),
) -> AsyncIterator[int]:
    """Run aiosmtpd in this loop and yield its port.

    `tls` is TLS from the first byte; `options` are aiosmtpd's own.
    """

    def factory() -> SMTP:
        return SMTP(handler, hostname="mail.eastmere.example", **options)

    async with _listening(await _create(factory, tls)) as port:
        yield port


async def _create(
    factory: Callable[[], asyncio.Protocol], tls: ssl.SSLContext | None
) -> asyncio.Server:
    loop = asyncio.get_running_loop()
    return await loop.create_server(factory, "127.0.0.1", 0, ssl=tls)


@asynccontextmanager
async def plain_server(protocol: Callable[[], asyncio.Protocol]) -> AsyncIterator[int]:
    """Run a server of one's own; `asyncio.Protocol` takes the line and never says a word."""
    async with _listening(await _create(protocol, None)) as port:
        yield port


@asynccontextmanager
async def _listening(server: asyncio.Server) -> AsyncIterator[int]:
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


def only_login(
    _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: object
) -> AuthResult:
    """Let in `LOGIN` and nobody else."""
    assert isinstance(data, LoginPassword)
    given = (data.login.decode(), data.password.decode())
    return AuthResult(success=given == LOGIN, handled=False, auth_data=given[0])


@dataclass(frozen=True)
class Certificates:
    """A made-up authority and the server it vouches for."""

    server: ssl.SSLContext
    trusting: ssl.SSLContext


def certificates(folder: Path) -> Certificates:
    """Make an authority and a certificate for 127.0.0.1, good around the day of the test."""
    authority_key, server_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    authority = _certificate("Authority", authority_key, None, authority_key)
    server = _certificate("127.0.0.1", server_key, authority, authority_key)
    chain, key = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(server.public_bytes(serialization.Encoding.PEM))
    key.write_bytes(
        server_key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(chain, key)
    trusted = authority.public_bytes(serialization.Encoding.PEM).decode()
    return Certificates(serving, ssl.create_default_context(cadata=trusted))


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Certificate | None,
    issuer_key: ec.EllipticCurvePrivateKey,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    address = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=36_500))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
    )
    return (made.add_extension(address, critical=False) if issuer else made).sign(
        issuer_key, hashes.SHA256()
    )
