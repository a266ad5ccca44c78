"""How the application is served: by one address, within bounds, and with no link in any log."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_WITHIN: Final = 15.0
"""Seconds for a request line and its headers; who sends them drop by drop is cut off."""

CONNECTIONS: Final = 1_000
LONGEST_HEAD: Final = 16 * 1024


class BoundedHead(H11Protocol):
    """HTTP/1.1 whose requests have to begin in time; the body is the application's to bound."""

    head_within: float = HEAD_WITHIN
    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        super().connection_made(transport)
        # Whatever else is set up to log: a line of an access log would hold a link.
        self.access_log = False
        # Whoever made the socket: without it a page waits 40 ms for its second half.
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._await_head()

    def data_received(self, data: bytes) -> None:
        if self._late is None and self._is_between_requests:
            self._await_head()
        super().data_received(data)
        if not self._is_between_requests:
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    @property
    def _is_between_requests(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _await_head(self) -> None:
        self._late = self.loop.call_later(self.head_within, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


def server_config(
    app: Callable[..., Awaitable[None]],
    *,
    host: str,
    port: int,
    trusted_proxies: Sequence[str] = (),
) -> uvicorn.Config:
    """Return how uvicorn serves the application; only a trusted proxy may name the client.

    There is no access log: a line of it would hold a link.
    """
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        http=BoundedHead,
        ws="none",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=bool(trusted_proxies),
        forwarded_allow_ips=list(trusted_proxies),
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=8,
        h11_max_incomplete_event_size=LONGEST_HEAD,
    )
