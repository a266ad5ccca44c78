"""Pages behind links: the real application called in this process, and its forms filled in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message

from bot.core.cards import Field, FieldKind

DATE_BOXES = ("-day", "-month", "-year")
KINDS = {"text": FieldKind.LINE, "time": FieldKind.TIME}
Attributes = list[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class Answered:
    """What the application sent back: status, headers and body as one text."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: str

    @property
    def whole(self) -> str:
        return f"{self.headers!r}\n{self.body}"


@dataclass
class PageForm:
    """A form of a page: what is hidden in it goes back as it is, the fields are filled in."""

    hidden: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, FieldKind] = field(default_factory=dict)

    @property
    def fields(self) -> Iterator[Field]:
        for name, kind in self.kinds.items():
            offered = tuple((each, each) for each in self.choices.get(name, ()))
            yield Field(name, "", kind, offered, required=kind is not FieldKind.TICK)

    def sent(self, said: Mapping[str, str]) -> dict[str, str]:
        """Return what a browser would send; a date stands in three boxes."""
        fields = dict(self.hidden)
        for name, value in said.items():
            if self.kinds[name] is FieldKind.DATE:
                parts = reversed(value.split("-")) if value else ("", "", "")
                boxes = zip(DATE_BOXES, parts, strict=True)
                fields |= {f"{name}{box}": part for box, part in boxes}
            elif value:
                fields[name] = value
        return fields


class _Forms(HTMLParser):
    """Reads the forms off a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[PageForm] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        named = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.found.append(PageForm())
        elif tag == "textarea" and self.found:
            self.found[-1].kinds[named["name"]] = FieldKind.TEXT
        elif tag == "input" and self.found:
            self._take(self.found[-1], named)

    @staticmethod
    def _take(form: PageForm, named: Mapping[str, str]) -> None:
        kind, name, value = named.get("type", ""), named.get("name", ""), named.get("value", "")
        if kind == "hidden":
            form.hidden[name] = value
        elif name.endswith(DATE_BOXES):
            form.kinds[name.rpartition("-")[0]] = FieldKind.DATE
        elif kind in {"radio", "checkbox"}:
            form.choices.setdefault(name, []).append(value)
            is_tick = kind == "checkbox" and value == "yes"
            form.kinds[name] = FieldKind.TICK if is_tick else FieldKind.CHOICE
        elif kind in KINDS:
            form.kinds[name] = KINDS[kind]


def forms_in(page: str) -> list[PageForm]:
    """Return the forms of a page, its buttons included."""
    reader = _Forms()
    reader.feed(page)
    return reader.found


async def call(app: ASGIApp, path: str, sent: Mapping[str, str] | None = None) -> Answered:
    """Open a page, or send a form to it."""
    body = urlencode(sent).encode() if sent is not None else b""
    headers = [(b"content-length", str(len(body)).encode())]
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
