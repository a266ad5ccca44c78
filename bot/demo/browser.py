"""A browser small enough for the demo: it opens a link, fills a form in and sends it, by itself."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.types import Message

from bot.core.requests import Upload
from bot.demo.page_read import Page, read_page


@dataclass
class Browser:
    """One browser, which keeps its own cookies; another one is another person's."""

    web: Starlette
    cookies: dict[str, str] = field(default_factory=dict)

    async def open(self, link: str) -> Page:
        """Open a link, as a person or a scanner would."""
        return await self._ask("GET", link, {}, b"")

    async def send(
        self,
        link: str,
        page: Page,
        button: str,
        said: Mapping[str, str],
        uploads: Mapping[str, Upload] | None = None,
    ) -> Page:
        """Fill in the form that has `button` and press it."""
        seen = page.form_with(button)
        name, value = seen.buttons[button]
        values = {**seen.values, **said, **({name: value} if name else {})}
        mark = secrets.token_hex(8)
        body = b"".join(_parts(mark, values, uploads or {}))
        headers = {"content-type": f"multipart/form-data; boundary={mark}"}
        return await self._ask("POST", link, headers, body)

    async def _ask(self, method: str, link: str, headers: Mapping[str, str], body: bytes) -> Page:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {**headers, "content-length": str(len(body)), "host": "127.0.0.1:8080"}
        if cookies:
            sent["cookie"] = cookies
        answer = _Answer(body)
        await self.web(_scope(method, link, sent), answer.receive, answer.send)
        self._keep(answer.headers)
        return read_page(answer.status, answer.body.decode("utf-8"))

    def _keep(self, headers: list[tuple[bytes, bytes]]) -> None:
        for name, value in headers:
            if name == b"set-cookie":
                key, _, kept = value.decode("ascii").split(";")[0].partition("=")
                self.cookies[key] = kept


def _scope(method: str, link: str, headers: Mapping[str, str]) -> dict[str, object]:
    path = urlsplit(link).path
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode("ascii"),
        "query_string": b"",
        "root_path": "",
        "headers": [(k.encode("ascii"), v.encode("ascii")) for k, v in headers.items()],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8080),
    }


class _Answer:
    """Both ends of one request: the body going in, the response coming out."""

    def __init__(self, sent: bytes) -> None:
        self._sent = sent
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.body = b""

    async def receive(self) -> Message:
        sent, self._sent = self._sent, b""
        return {"type": "http.request", "body": sent, "more_body": False}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message["headers"])
        else:
            self.body += message.get("body", b"")


def _parts(mark: str, values: Mapping[str, str], uploads: Mapping[str, Upload]) -> Iterator[bytes]:
    for name, value in values.items():
        yield f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode()
        yield value.encode() + b"\r\n"
    for name, upload in uploads.items():
        about = f'form-data; name="{name}"; filename="{upload.filename}"'
        yield f"--{mark}\r\nContent-Disposition: {about}\r\n".encode()
        yield f"Content-Type: {upload.media_type}\r\n\r\n".encode() + upload.content + b"\r\n"
    yield f"--{mark}--\r\n".encode()
