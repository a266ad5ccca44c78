"""Health for machines: alive, ready, and counts without any name."""

from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

FORWARDING = frozenset(
    {"forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"}
)
Ready = Callable[[], Awaitable[bool]]
"""Tells whether requests can be answered now: the database, and whatever else is needed."""


async def healthz(_: Request) -> Response:
    """Say that the process is alive; it asks nothing else."""
    return PlainTextResponse("ok\n")


class Health:
    """Readiness and counts of one process."""

    def __init__(self, ready: Ready, registry: CollectorRegistry) -> None:
        self._ready = ready
        self._registry = registry

    async def readyz(self, _: Request) -> Response:
        """Say whether requests may be sent here."""
        if await self._ready():
            return PlainTextResponse("ready\n")
        return PlainTextResponse("not ready\n", 503)

    async def metrics(self, request: Request) -> Response:
        """Give the counts to machines of the same network; to the world they are not there."""
        if _hides_client(request) or not _is_near(request.client.host if request.client else ""):
            return PlainTextResponse("not found\n", 404)
        return Response(generate_latest(self._registry), media_type=CONTENT_TYPE_LATEST)


def _hides_client(request: Request) -> bool:
    """Tell whether somebody passes this on for a client whom nobody trusted has named.

    Who a trusted proxy asks for has been put in the peer's place by then, with port 0.
    """
    is_named = request.client is not None and request.client.port == 0
    return not is_named and not FORWARDING.isdisjoint(request.headers.keys())


def _is_near(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return found.is_loopback or found.is_private
