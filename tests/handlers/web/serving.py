"""The application on a real port of loopback, and a browser's manners for the tests."""

import asyncio
import re
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape

import httpx
import pytest
import uvicorn
from prometheus_client import CollectorRegistry
from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from handlers.web.app import web_app
from handlers.web.ports import Answering
from handlers.web.server import server_config
from handlers.web.site import Site
from tests.handlers.web.house import House

NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Made once: a client makes one of its own otherwise, which takes longer than most tests."""

SAFETY = "In immediate danger: 999. Worried today: 01632 960199, out of hours 01632 960198."
SITE = Site("Meetings", "http://127.0.0.1", "https://weather.example/today", SAFETY)


def client_of(url: str) -> httpx.Client:
    """Return a browser of its own for the address at which something is served."""
    return httpx.Client(base_url=url, verify=NO_TLS, trust_env=False, timeout=120)


async def is_ready() -> bool:
    return True


def app_of(house: House, site: Site = SITE, router: Answering | None = None) -> Starlette:
    registry = CollectorRegistry()
    return web_app(site, router or house, house.store, house.clock, registry, is_ready)


class Swapped:
    """Serves one application after another: a server takes longer to start than a test."""

    def __init__(self) -> None:
        self.app: ASGIApp = Starlette()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


@contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    """Serve an application and yield its address; a listening socket needs no waiting."""
    with listening(server_config(app, host="127.0.0.1", port=0)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def server() -> Iterator[tuple[str, Swapped]]:
    """An address, and what is served there."""
    swapped = Swapped()
    with served(swapped) as address:
        yield address, swapped


@contextmanager
def listening(config: uvicorn.Config) -> Iterator[int]:
    """Run a server and yield its port."""
    bound = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(config)
    thread = threading.Thread(target=asyncio.run, args=(server.serve(sockets=[bound]),))
    thread.start()
    try:
        yield bound.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(15)


@dataclass(frozen=True)
class Page:
    """A page as it came, with what a browser would send back from it."""

    response: httpx.Response

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def text(self) -> str:
        """Return what can be read, without the marks of the page."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.response.text)).split())

    def hidden(self, command: str) -> dict[str, str]:
        """Return the hidden fields of the form or button for a command."""
        for form in re.findall(r"<form.*?</form>", self.response.text, re.DOTALL):
            found = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)
            fields = {unescape(name): unescape(value) for name, value in found}
            if fields.get("_do") == command:
                return fields
        raise LookupError(command)

    def written(self, name: str) -> str:
        """Return what stands in a text field."""
        pattern = rf'<textarea [^>]*name="{name}"[^>]*>\n(.*?)</textarea>'
        found = re.search(pattern, self.response.text, re.DOTALL)
        return unescape(found[1]) if found else ""


NO_FILE = ("", b"", "application/octet-stream")
"""What a browser sends for a file field in which nothing was chosen."""


class Visitor:
    """Somebody with a browser who opens a link, fills in what it shows and sends it."""

    def __init__(self, client: httpx.Client, path: str) -> None:
        self.client = client
        self.path = path

    def at(self, path: str) -> "Visitor":
        """Return the same browser at another link."""
        return Visitor(self.client, path)

    def open(self) -> Page:
        return Page(self.client.get(self.path))

    def press(self, page: Page, command: str) -> Page:
        """Press a button of the page."""
        return Page(self.client.post(self.path, data=page.hidden(command)))

    def send(
        self,
        page: Page,
        command: str,
        fields: Mapping[str, str | list[str]],
        file: bytes | None = None,
    ) -> Page:
        """Send a form of the page, with a file if there is one."""
        sent = NO_FILE if file is None else ("Leah Carrow.docx", file, "text/plain")
        data = {**page.hidden(command), **fields}
        return Page(self.client.post(self.path, data=data, files={"document": sent}))
