"""Pages behind links: the real application called in this process."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message

OK = 200


@dataclass(frozen=True, slots=True)
class Answered:
    """What the application sent back: status, headers and body as one text."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: str

    @property
    def whole(self) -> str:
        return f"{self.headers!r}\n{self.body}"

    @property
    def is_fine(self) -> bool:
        return self.status == OK

    @property
    def cookie(self) -> str:
        """Return what is left with the browser, as it sends it back, or nothing."""
        left = dict(self.headers).get(b"set-cookie", b"").decode()
        return left.partition(";")[0]


async def call(
    app: ASGIApp, path: str, sent: Mapping[str, str] | None = None, cookie: str = ""
) -> Answered:
    """Open a page, or send a form to it."""
    body = urlencode(sent).encode() if sent is not None else b""
    headers = [(b"content-length", str(len(body)).encode()), (b"cookie", cookie.encode())]
    if sent is not None:
        headers.append((b"content-type", b"application/x-www-form-urlencoded"))
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET" if sent is None else "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    parts: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        parts.append(message)

    await app(scope, receive, send)
    content = b"".join(each.get("body", b"") for each in parts[1:])
    return Answered(parts[0]["status"], tuple(parts[0]["headers"]), content.decode())
