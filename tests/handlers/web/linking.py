"""A house with its real commands behind the page, and browsers that open links to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import httpx
from prometheus_client import CollectorRegistry

from bot.core.facts.groups import CoreGroup
from bot.core.messages.wording import Purpose
from handlers.web.app import web_app
from storage.store import Store
from tests.cast import at
from tests.handlers.house import House
from tests.handlers.web.serving import SITE, Swapped, Visitor, client_of, is_ready


@dataclass
class Linked:
    """What others say by command, and the links that members open."""

    house: House
    client: httpx.Client

    def at(self, member: str, purpose: Purpose, subject: str) -> Visitor:
        """Return the browser of a member at a link of theirs."""
        token = self.house.store.tokens.link("7KQ2", member, purpose, subject, 1, at(1, 9))
        return Visitor(self.client, f"/a/{token}")


@dataclass
class Links:
    """Where a group is to be stored, and where its page is served."""

    server: tuple[str, Swapped]
    store: Store

    @contextmanager
    def to(self, group: CoreGroup, now: datetime) -> Iterator[Linked]:
        """Serve the page of a group at a time."""
        url, swapped = self.server
        house = House(self.store)
        house.clock.jump(now)
        house.keep(group)
        metrics = CollectorRegistry()
        swapped.app = web_app(SITE, house.router, house.store, house.clock, metrics, is_ready)
        with client_of(url) as client:
            yield Linked(house, client)
