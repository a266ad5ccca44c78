"""Slack in front of the bot: its addresses beside the pages, and its end before the process's."""

import asyncio
import threading

from prometheus_client import CollectorRegistry
from starlette.applications import Starlette

from bot.core.cards import Card
from bot.core.requests import Request
from bot.demo.slack.server import serving
from handlers.web.app import web_app
from tests.handlers.slack.calling import sent_by
from tests.handlers.slack.office import Office
from tests.handlers.web.serving import SITE, is_ready

WITHIN = 20


class Held:
    """A router that answers once it is let."""

    def __init__(self) -> None:
        self.may = threading.Event()

    def answer(self, _: Request) -> Card:
        assert self.may.wait(WITHIN)
        return Card("Done")


def test_what_is_under_way_is_answered_before_the_process_ends(office: Office) -> None:
    router = office.router = Held()

    async def story() -> list[str]:
        async with serving(office.slack):
            front = office.front()

            async def close() -> None:
                told.extend(office.told())
                router.may.set()
                await front.close()

            house, told = office.house, list[str]()
            app: Starlette = web_app(
                SITE,
                house.router,
                house.store,
                house.clock,
                CollectorRegistry(),
                is_ready,
                also=front.routes,
                close=close,
            )
            async with app.router.lifespan_context(app):
                (got,) = await sent_by(app, [office.typed("dates")()])
                assert got.status_code == 200
            return told

    assert asyncio.run(story()) == []
    assert office.told() == ["Done"]


def test_its_addresses_have_the_headers_and_the_words_of_the_site(office: Office) -> None:
    async def story() -> tuple[int, str | None]:
        async with serving(office.slack):
            front, house = office.front(), office.house
            registry = CollectorRegistry()
            app = web_app(
                SITE, house.router, house.store, house.clock, registry, is_ready, also=front.routes
            )
            (got,) = await sent_by(app, [office.typed("dates")()])
            await front.close()
            counted = registry.get_sample_value(
                "coregroup_page_answers_total", {"page": "slack", "status": "200"}
            )
            assert counted == 1
            return got.status_code, got.headers.get("cache-control")

    assert asyncio.run(story()) == (200, "no-store")
