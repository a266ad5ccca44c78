"""Pages behind links: the real application called in this process."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.types import ASGIApp, Message

from bot.core.requests import Upload

OK = 200
EDGE = "edge-of-a-part"


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


@dataclass(frozen=True, slots=True)
class Sending:
    """What a browser sends: the fields of a form, and the files chosen in it."""

    fields: Mapping[str, str]
    files: Mapping[str, Upload]

    @property
    def body(self) -> bytes:
        texts = (_part(f'name="{name}"', said.encode()) for name, said in self.fields.items())
        files = (
            _part(f'name="{name}"; filename="{each.filename}"', each.content)
            for name, each in self.files.items()
        )
        return b"".join((*texts, *files, f"--{EDGE}--\r\n".encode()))


def _part(named: str, content: bytes) -> bytes:
    head = f"--{EDGE}\r\ncontent-disposition: form-data; {named}\r\n\r\n"
    return head.encode() + content + b"\r\n"


async def call(app: ASGIApp, path: str, sent: Sending | None = None, cookie: str = "") -> Answered:
    """Open a page, or send a form to it."""
    body = sent.body if sent is not None else b""
    headers = [(b"content-length", str(len(body)).encode()), (b"cookie", cookie.encode())]
    if sent is not None:
        headers.append((b"content-type", f"multipart/form-data; boundary={EDGE}".encode()))
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
