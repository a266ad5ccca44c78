"""Counts of what was answered, by kind of page and status: no link, no address, no name."""

from typing import Final

from prometheus_client import CollectorRegistry, Counter
from starlette.types import ASGIApp, Message, Receive, Scope, Send

KINDS: Final = {
    "a": "link",
    "healthz": "health",
    "readyz": "health",
    "metrics": "metrics",
    "slack": "slack",
}


class Counting:
    """Counts every answer; whatever is no page of ours is counted as one kind."""

    def __init__(self, app: ASGIApp, *, registry: CollectorRegistry) -> None:
        self._app = app
        self._answers = Counter(
            "coregroup_page_answers",
            "Answers of the web server, by kind of page and HTTP status.",
            ["page", "status"],
            registry=registry,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        kind = KINDS.get(scope["path"].removeprefix("/").partition("/")[0], "other")

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._answers.labels(kind, message["status"]).inc()
            await send(message)

        await self._app(scope, receive, counted)
