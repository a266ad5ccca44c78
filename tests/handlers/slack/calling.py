"""Signed requests as Slack makes them, and whoever else makes some; our gate and Bolt alone."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

import httpx
from prometheus_client import CollectorRegistry
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.core.ports import Clock
from handlers.slack.gate import Gate, Once, Trusted
from handlers.slack.home import Home
from handlers.slack.verifying import signed
from scheduler.clock import SystemClock
from tests.handlers.slack.bodies import APP, BOT, BOT_USER, TEAM

SECRET, NEW_SECRET = "0123456789abcdef" * 2, "fedcba9876543210" * 2
Headers = tuple[tuple[bytes, bytes], ...]
FORM, JSON = b"application/x-www-form-urlencoded", b"application/json"


@dataclass(frozen=True)
class Sent:
    """One request, byte for byte."""

    kind: str
    body: bytes
    headers: Headers = ()
    method: str = "POST"

    def plus(self, name: str, value: bytes) -> "Sent":
        return Sent(self.kind, self.body, (*self.headers, (name.encode(), value)))


def slack(kind: str, body: bytes, at: datetime | None = None, secret: str = SECRET) -> Sent:
    """Return a request as Slack signs it, at a moment or now."""
    moment = str(int((at or SystemClock().now()).timestamp())).encode()
    return stamped(kind, body, moment, signed(secret, moment, body))


def stamped(kind: str, body: bytes, moment: bytes, signature: bytes) -> Sent:
    return Sent(
        kind,
        body,
        (
            (b"content-type", JSON if kind == "events" else FORM),
            (b"x-slack-request-timestamp", moment),
            (b"x-slack-signature", signature),
        ),
    )


async def sent_by(app: ASGIApp, sent: Sequence[Sent]) -> list[httpx.Response]:
    """Send requests one after the other, and return what was answered."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
        return [
            await client.request(
                each.method, f"/slack/{each.kind}", content=each.body, headers=each.headers
            )
            for each in sent
        ]


def statuses(app: ASGIApp, *sent: Sent) -> list[int]:
    return [each.status_code for each in asyncio.run(sent_by(app, sent))]


@dataclass
class Door:
    """Our gate, with what it let in behind it."""

    clock: Clock = field(default_factory=SystemClock)
    home: Home = field(default_factory=lambda: Home(APP, TEAM))
    let_in: list[Mapping[str, object]] = field(default_factory=list)
    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    marks: dict[str, datetime] = field(default_factory=dict)

    @cached_property
    def app(self) -> Starlette:
        trusted = Trusted(self.home, (SECRET, NEW_SECRET))
        gate = Gate(trusted, self._is_first, self.clock, self.registry, self._take)
        return Starlette(routes=gate.routes())

    async def _take(self, said: dict[str, object], once: Once) -> Response:
        if await once():
            self.let_in.append(said)
        return PlainTextResponse("in")

    async def _is_first(self, marks: Mapping[str, datetime]) -> bool:
        is_first = self.marks.keys().isdisjoint(marks)
        self.marks.update(marks)
        return is_first


@dataclass
class Bare:
    """Bolt as it comes, with a listener for each kind that says that it ran."""

    ran: list[str] = field(default_factory=list)

    @cached_property
    def app(self) -> Starlette:
        bolt = AsyncApp(signing_secret=SECRET, authorize=authorize, process_before_response=True)
        bolt.command("/coregroup")(self._listener("command"))
        bolt.action("b1")(self._listener("action"))
        bolt.event("message")(self._listener("event"))
        handler = AsyncSlackRequestHandler(bolt)

        async def endpoint(request: Request) -> Response:
            return await handler.handle(request)

        return Starlette(routes=[Route("/slack/{kind}", endpoint, methods=["POST"])])

    def _listener(self, name: str) -> Callable[..., Awaitable[None]]:
        async def listener(ack: Callable[[], Awaitable[object]]) -> None:
            self.ran.append(name)
            await ack()

        return listener


async def authorize() -> AuthorizeResult:
    """Say that all is ours, without asking anybody; Bolt looks at the names of the arguments."""
    return AuthorizeResult(
        enterprise_id=None, team_id=TEAM, bot_id=BOT, bot_user_id=BOT_USER, bot_token="xoxb-1"
    )
