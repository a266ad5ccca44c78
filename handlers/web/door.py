"""The door: who guesses links is turned away at no cost, and never in the way of a real link."""

import asyncio
import re
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from bot.core.ports import Clock
from handlers.web.limits import Buckets, Guesses
from handlers.web.pages import BUSY, DEAD, TOO_OFTEN, Pages, Words
from handlers.web.visits import Visit, open_visit
from storage.store import Store

TOKEN: Final = re.compile(r"[A-Za-z0-9_.-]{16,200}")


@dataclass(frozen=True, slots=True)
class Door:
    """Opens links. A guess costs a keyed hash and no query; it is counted against the guesser.

    `uses` bounds how often one real link is used, whoever holds it.
    """

    store: Store
    clock: Clock
    pages: Pages
    guesses: Guesses = field(default_factory=Guesses)
    uses: Buckets = field(default_factory=lambda: Buckets(burst=60, every=1.0))

    async def open(self, request: Request) -> Visit | Response:
        """Return the visit, or the page to turn somebody away with."""
        token = str(request.path_params["token"])
        now = asyncio.get_running_loop().time()
        if not (TOKEN.fullmatch(token) and self.store.tokens.looks_real(token)):
            if self.guesses.is_too_many(request.client.host if request.client else "", now):
                return self._wait(TOO_OFTEN, 600)
            return self.pages.plain(DEAD, 404)
        if not self.uses.take(token, now):
            return self._wait(BUSY, 60)
        visit = await self.store.run(open_visit, self.store, token, self.clock.now())
        return visit or self.pages.plain(DEAD, 404)

    def _wait(self, words: Words, seconds: int) -> Response:
        response = self.pages.plain(words, 429)
        response.headers["retry-after"] = str(seconds)
        return response
