"""The headers of every answer: nothing foreign is loaded, nothing is kept, nothing is told on."""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ALWAYS: Final = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow, noarchive",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": (
        "camera=(), microphone=(), geolocation=(), clipboard-read=(), payment=(), usb=(), "
        "interest-cohort=(), browsing-topics=()"
    ),
}
HSTS: Final = "max-age=31536000; includeSubDomains"


def headers_of(*, is_https: bool) -> dict[str, str]:
    """Return the headers of every answer of this site."""
    return ALWAYS | ({"strict-transport-security": HSTS} if is_https else {})


class Headers:
    """Puts the headers on every answer; what is not said to be cached is not stored at all."""

    def __init__(self, app: ASGIApp, *, is_https: bool) -> None:
        self._app = app
        self._headers = headers_of(is_https=is_https)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)
