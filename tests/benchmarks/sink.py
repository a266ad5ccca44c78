"""An HTTP server that says yes to everything, in a process of its own, and how to post to it."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import aiohttp

from bot.core.facts.people import Route
from bot.core.ports import Message, Proof
from handlers.email.message import Sender, compose
from handlers.terminal.as_json import as_json
from tests.cast import at

AT_ONCE = 64
YES = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"
SENT = at(18, 3)
END = b"\r\n\r\n"
LENGTH = b"content-length: "
FIXED = b'{"text": "A meeting is coming up. See what is asked of you."}'


class Sink(asyncio.Protocol):
    """Answers each request whose body has come whole; reads nothing of it."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport, self.pending = transport, b""

    def data_received(self, data: bytes) -> None:
        self.pending += data
        while (end := self.pending.find(END)) >= 0:
            head = self.pending[:end].lower()
            start = head.index(LENGTH) + len(LENGTH)
            whole = end + len(END) + int(head[start:].split(b"\r\n", 1)[0])
            if len(self.pending) < whole:
                return
            self.pending = self.pending[whole:]
            self.transport.write(YES)


async def serve() -> None:
    """Serve on a free port, which is the only line printed, until killed."""
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


@contextmanager
def sink() -> Iterator[str]:
    """Run the server and yield its address."""
    called = [sys.executable, "-m", "tests.benchmarks.sink"]
    with subprocess.Popen(called, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}/"
        finally:
            process.kill()


def session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=AT_ONCE))


Draw = Callable[[Message], bytes]


def fixed_body(_: Message) -> bytes:
    return FIXED


def drawn_card(message: Message) -> bytes:
    """Draw the card as platforms that speak HTTP take it."""
    return json.dumps({**as_json(message.card), "link": message.link}).encode()


SENDER = Sender("meetings@eastmere.example", "Meetings", b"key")


def drawn_mail(message: Message) -> bytes:
    """Draw the whole mail, with text, HTML and calendar object."""
    return compose(message, SENDER, SENT).as_bytes()


class Poster:
    """Carries mail's route over HTTP, each message drawn as told."""

    route = Route.SECURE_EMAIL
    at_once = AT_ONCE

    def __init__(self, url: str, draw: Draw) -> None:
        self._url, self._draw = url, draw
        self._session = session()

    async def send(self, message: Message) -> Proof:
        await post(self._session, self._url, self._draw(message))
        return Proof.SENT

    async def close(self) -> None:
        await self._session.close()


async def post(client: aiohttp.ClientSession, url: str, body: bytes) -> None:
    async with client.post(url, data=body) as answer:
        await answer.read()


async def bare_posts(url: str, number: int) -> float:
    """Return how many fixed messages a second can be posted by as many tasks as the courier has."""
    loop, left = asyncio.get_running_loop(), iter(range(number))

    async def some(client: aiohttp.ClientSession) -> None:
        for _ in left:
            await post(client, url, FIXED)

    async with session() as client:
        began = loop.time()
        async with asyncio.TaskGroup() as tasks:
            for _ in range(AT_ONCE):
                tasks.create_task(some(client))
        return number / (loop.time() - began)


if __name__ == "__main__":
    asyncio.run(serve())
