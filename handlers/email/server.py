"""Where mail is handed over: a mail server as its URL names it, and the terms of TLS."""

import ssl
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from bot.core.refusals import Refusal
from bot.spellings import is_loopback

EXAMPLE = (
    "For example smtp://user:password@mail.example:587 or smtps://mail.example; special "
    "characters in user or password are written as %40 and the like."
)
CONNECTIONS = 3
"""Lines at a time; no more, since Exchange Online closes the fourth (set ?connections=N)."""
MOST_CONNECTIONS = 50


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server as a URL names it.

    `implicit_tls`: TLS from the first byte (smtps). `demand_tls`: nothing is said, least of all
    a password, before STARTTLS has succeeded; only a loopback server is spared that.
    """

    host: str
    port: int
    implicit_tls: bool
    demand_tls: bool
    user: str = ""
    password: str = field(default="", repr=False)
    connections: int = CONNECTIONS

    @property
    def place(self) -> str:
        return f"{self.host}:{self.port}"

    @classmethod
    def parse(cls, url: str) -> "Server":
        """Return what an smtp: or smtps: URL says; a `Refusal` never repeats the URL."""
        parts, host, port = _taken_apart(url)
        implicit, loopback = parts.scheme == "smtps", is_loopback(host)
        usual = 465 if implicit else 25 if loopback else 587
        return cls(
            host=host,
            port=usual if port is None else port,
            implicit_tls=implicit,
            demand_tls=not implicit and not loopback,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            connections=_connections(parts),
        )


def _taken_apart(url: str) -> tuple[SplitResult, str, int | None]:
    """Return the URL's parts, its host, and its port where it names one."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise Refusal("Host or port in COREGROUP_MAIL_URL is not valid.", EXAMPLE) from None
    if not host or any(each <= " " for each in host):
        raise Refusal("COREGROUP_MAIL_URL names no mail server.", EXAMPLE)
    if parts.path.strip("/") or parts.fragment:
        raise Refusal("COREGROUP_MAIL_URL goes on after host and port.", EXAMPLE)
    return parts, host, port


def _connections(parts: SplitResult) -> int:
    options = parse_qs(parts.query, keep_blank_values=True)
    number = options.pop("connections", [str(CONNECTIONS)])[-1]
    if options:
        way_on = "Only ?connections=N can be set there."
        raise Refusal("COREGROUP_MAIL_URL sets an unknown option.", way_on)
    if not number.isdecimal() or not 1 <= int(number) <= MOST_CONNECTIONS:
        way_on = f"Give a number from 1 to {MOST_CONNECTIONS}."
        raise Refusal("connections in COREGROUP_MAIL_URL is not valid.", way_on)
    return int(number)


def tls_context() -> ssl.SSLContext:
    """Return the terms of every TLS connection: certificate and name checked, 1.2 or newer."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
