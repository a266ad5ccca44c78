"""The gate in front of Bolt: only what Slack signed, once, for us, and read, goes further."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from prometheus_client import CollectorRegistry, Counter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.core.ports import Clock
from handlers.slack.home import Home
from handlers.slack.parsing import Kind, Malformed, read, text_in
from handlers.slack.verifying import NotFromSlack, verify
from handlers.web.bodies import BadBody, Patience, read_bytes

log = logging.getLogger(__name__)

LARGEST: Final = 256 * 1024
"""Bytes of a body; a view may have 250 KB, and comes back as a form only where it is smaller."""

PATIENT: Final = Patience(next_bytes=3.0, whole=3.0)
"""Slack itself waits no longer for an answer."""

SIGNATURE_KEPT: Final = timedelta(minutes=10)
"""The window is five minutes either way: no signature is taken for longer than this."""

EVENT_KEPT: Final = timedelta(hours=25)
"""Slack sends an event that nobody took again for up to a day."""

Read = dict[str, object]
Once = Callable[[], Awaitable[bool]]
"""Tells whether what was let in is new; to be asked before anything is done. It may be asked after
Slack has its answer, which is the same for a repeat, and waits for no database so."""

HandOn = Callable[[Read, Once], Awaitable[Response]]
IsFirst = Callable[[Mapping[str, datetime]], Awaitable[bool]]
"""Remembers marks until their moments, for all replicas; tells whether all of them are new."""


class Refused(Exception):  # noqa: N818 - the other side's doing
    """A request goes no further; `code` says why and holds nothing of it."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


@dataclass(frozen=True, slots=True)
class Trusted:
    """Whom the gate lets in: what is for our home, signed with one of the secrets."""

    home: Home
    secrets: Sequence[str]


class Gate:
    """Verifies raw bytes before anything is read of them, and hands on what they say.

    No header goes further: none of them is signed, and Bolt would obey some.
    """

    def __init__(
        self,
        trusted: Trusted,
        is_first: IsFirst,
        clock: Clock,
        registry: CollectorRegistry,
        hand_on: HandOn,
    ) -> None:
        self._trusted = trusted
        self._is_first = is_first
        self._clock = clock
        self._hand_on = hand_on
        self._requests = Counter(
            "coregroup_slack_requests",
            "Requests from Slack, by kind and what became of them; repeated ones were taken, too.",
            ["kind", "outcome"],
            registry=registry,
        )

    def routes(self) -> list[Route]:
        """Return the addresses that Slack calls."""
        return [
            Route(f"/slack/{kind}", partial(self._answer, kind), methods=["POST"], name=kind)
            for kind in Kind
        ]

    async def _answer(self, kind: Kind, request: Request) -> Response:
        now = self._clock.now()
        try:
            signature, said = await self._let_in(kind, request, now)
        except Refused as refusal:
            self._requests.labels(kind, refusal.code).inc()
            log.info("slack_refused", extra={"code": f"{kind} {refusal.code}"})
            return PlainTextResponse("refused\n", refusal.status)
        self._requests.labels(kind, "taken").inc()
        return await self._hand_on(said, partial(self._once, kind, _marks(signature, said, now)))

    async def _let_in(self, kind: Kind, request: Request, now: datetime) -> tuple[str, Read]:
        """Return the signature of a request and what it says, or raise `Refused`."""
        try:
            body = await read_bytes(request, LARGEST, PATIENT)
            signature = verify(request.scope["headers"], body, self._trusted.secrets, now)
            said = read(kind, body)
        except BadBody as bad:
            raise Refused(bad.status, "unread") from bad
        except NotFromSlack as stranger:
            raise Refused(401, stranger.code) from stranger
        except Malformed as malformed:
            raise Refused(400, "unreadable") from malformed
        if not self._trusted.home.is_asked(kind, said):
            raise Refused(403, "not_ours")
        return signature, said

    async def _once(self, kind: Kind, marks: Mapping[str, datetime]) -> bool:
        is_first = await self._is_first(marks)
        if not is_first:
            self._requests.labels(kind, "repeated").inc()
        return is_first


def _marks(signature: str, said: Read, now: datetime) -> dict[str, datetime]:
    marks = {f"signature {signature}": now + SIGNATURE_KEPT}
    if event := text_in(said, "event_id"):
        marks[f"event {event}"] = now + EVENT_KEPT
    return marks
