"""A house in which every answer of the router is heard by the ledger before anybody else."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.core.cards import Card
from bot.core.requests import Request
from handlers.router import Router
from tests.handlers.house import House

Heard = Callable[[Request, Card], None]


class Watched(Router):
    """The router, with somebody who hears each request and what it was answered."""

    hears: Heard

    def answer(self, request: Request) -> Card:
        card = super().answer(request)
        self.hears(request, card)
        return card


def to_nobody(_request: Request, _card: Card) -> None:
    """Before a life has begun nobody listens."""


@dataclass
class WatchedHouse(House):
    """A house of which `hears` is told all that is asked and answered."""

    hears: Heard = field(default=to_nobody)

    @property
    def router(self) -> Watched:
        router = Watched(self.store, self.config, self.clock, lambda: next(self.draws))
        router.hears = self.hears
        return router
