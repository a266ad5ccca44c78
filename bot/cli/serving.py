"""Serving: the page and the courier in one process, until a signal ends both in order."""

import asyncio
import faulthandler
import logging
import signal
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import uvicorn

from bot.app import App
from bot.cli.memory import give_large_back
from bot.cli.pace import keep_pace
from bot.core.refusals import Refusal
from handlers.web.server import server_config

log = logging.getLogger(__name__)

ENDED_WITHIN = 9.5
"""Seconds from the signal to the end, whatever hangs: kill -9 is inside the promise, too."""

SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Server(uvicorn.Server):
    """A server that leaves the signals to whoever runs the courier beside it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def listen(host: str, port: int) -> socket.socket:
    """Take the address, or refuse with the way on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise Refusal(
            f"Port {port} on {host} cannot be used: {error.strerror}.",
            "End what uses it, or give others with --host and --port.",
        ) from None


async def run(app: App, taken: socket.socket, trusted_proxies: Sequence[str]) -> None:
    """Serve the page and deliver notices until SIGTERM or SIGINT, then end both in order."""
    host, port = taken.getsockname()[:2]
    config = server_config(app.web, host=host, port=port, trusted_proxies=trusted_proxies)
    server, stop = Server(config), asyncio.Event()
    keep_pace()
    give_large_back()
    for each in SIGNALS:
        asyncio.get_running_loop().add_signal_handler(each, stop.set)
    serving = asyncio.create_task(server.serve(sockets=[taken]))
    delivering = asyncio.create_task(app.run(stop))
    stopping = asyncio.create_task(stop.wait())
    log.info("serving", extra={"host": host, "port": port})
    # Whichever of them ends first, by a signal or by a bug: the others end with it.
    await asyncio.wait({serving, delivering, stopping}, return_when=asyncio.FIRST_COMPLETED)
    faulthandler.dump_traceback_later(ENDED_WITHIN, exit=True)
    stop.set()
    server.should_exit = True
    ends = await asyncio.gather(serving, delivering, stopping, return_exceptions=True)
    log.info("ended")
    for bug in filter(None, ends):
        if isinstance(bug, BaseException):
            raise bug
