"""The web application: the answer page, health, and one stylesheet."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Final

from prometheus_client import CollectorRegistry
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Lifespan

from bot.core.ports import Clock
from handlers.web import pages
from handlers.web.answer_page import AnswerPage
from handlers.web.counting import Counting
from handlers.web.headers import Headers, headers_of
from handlers.web.health import Health, Ready, healthz
from handlers.web.leaving import PATH as LEAVE
from handlers.web.leaving import Leaving
from handlers.web.pages import Pages
from handlers.web.ports import Answering
from handlers.web.site import Site
from handlers.web.turns import Turns
from storage.errors import StorageError
from storage.store import Store

log = logging.getLogger(__name__)

Faults = dict[int | type[Exception], Callable[[Request, Exception], Awaitable[Response]]]

A_YEAR: Final = "public, max-age=31536000, immutable"


def web_app(
    site: Site,
    router: Answering,
    store: Store,
    clock: Clock,
    registry: CollectorRegistry,
    ready: Ready,
    turns: Turns | None = None,
    also: Sequence[BaseRoute] = (),
    close: Callable[[], Awaitable[None]] | None = None,
) -> Starlette:
    """Return the application; `ready` tells `/readyz` whether requests can be answered.

    `turns` are those of whoever sends a file. `also` are the addresses that chat platforms call;
    `close` is done once nothing more comes in, and all answers have been given.
    """
    drawn = Pages(site)
    page = AnswerPage(site, drawn, router, store, clock, turns or Turns())
    app = Starlette(
        routes=[*_routes(drawn, page, Leaving(site), Health(ready, registry)), *also],
        middleware=[
            Middleware(Counting, registry=registry),
            Middleware(Headers, is_https=site.is_https),
        ],
        exception_handlers=_faults(drawn, headers_of(is_https=site.is_https)),
        lifespan=_ending_with(close),
    )
    # It would send whoever adds a slash to the host that the request names, and over http.
    app.router.redirect_slashes = False
    return app


def _ending_with(close: Callable[[], Awaitable[None]] | None) -> Lifespan[Starlette]:
    @asynccontextmanager
    async def lives(_: Starlette) -> AsyncIterator[None]:
        yield
        if close is not None:
            await close()

    return lives


def _routes(drawn: Pages, page: AnswerPage, leaving: Leaving, health: Health) -> list[Route]:
    async def style(_: Request) -> Response:
        return Response(drawn.style, media_type="text/css", headers={"cache-control": A_YEAR})

    return [
        Route("/a/{token}", page.get, methods=["GET"]),
        Route("/a/{token}", page.post, methods=["POST"]),
        Route(LEAVE, leaving.get),
        Route(drawn.style_path, style),
        Route("/healthz", healthz),
        Route("/readyz", health.readyz),
        Route("/metrics", health.metrics),
    ]


def _faults(drawn: Pages, headers: Mapping[str, str]) -> Faults:
    async def not_here(_: Request, __: Exception) -> Response:
        return drawn.plain(pages.DEAD, 404)

    async def not_now(_: Request, trouble: Exception) -> Response:
        log.warning("database_trouble", extra={"code": type(trouble).__name__})
        return drawn.plain(pages.OUR_FAULT, pages.NOT_NOW)

    async def our_fault(_: Request, __: Exception) -> Response:
        # Drawn outside the middleware, so it puts on the headers itself.
        response = drawn.plain(pages.OUR_FAULT, 500)
        response.headers.update({**headers, "cache-control": "no-store"})
        return response

    return {404: not_here, StorageError: not_now, Exception: our_fault}
