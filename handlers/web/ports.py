"""Who answers what is asked from a page: the router, as the page sees it."""

from typing import Protocol

from bot.core.cards import Card
from bot.core.requests import Request


class Answering(Protocol):
    """Something that carries out commands."""

    def answer(self, request: Request) -> Card:
        """Carry out what is asked, once for each key, and return what to show; may block."""
        ...
