"""One visit's errand: asking the router for what is asked, and giving it what was written."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.cards import Card
from bot.core.requests import Actor, Place, Request, Upload
from handlers.web.linked import as_linked
from handlers.web.ports import Answering
from handlers.web.visits import Visit
from storage.store import Store

NO_UPLOADS: Mapping[str, Upload] = {}


@dataclass(frozen=True, slots=True)
class Errand:
    """What one visit asks for and brings; every card comes back as a link may show it."""

    visit: Visit
    router: Answering
    store: Store

    async def look(self, command: str) -> Card:
        """Return what a command would ask or show; nothing is written."""
        return await self._answer(self._request(command, only_looks=True))

    async def answered(self, key: str) -> Card | None:
        """Return what this very thing was answered with before, if it was sent before."""
        card = await self.store.run(self.store.answered, self.visit.grant.ref, key)
        return as_linked(card, self.visit) if card else None

    async def bring(
        self,
        command: str,
        key: str,
        fields: Mapping[str, str],
        uploads: Mapping[str, Upload] = NO_UPLOADS,
        seen: int | None = None,
    ) -> Card:
        """Carry out a command, once for each key."""
        request = self._request(command, key=key, fields=fields, uploads=uploads, seen=seen)
        return await self._answer(request)

    def _request(
        self,
        command: str,
        *,
        key: str = "",
        fields: Mapping[str, str] | None = None,
        uploads: Mapping[str, Upload] = NO_UPLOADS,
        seen: int | None = None,
        only_looks: bool = False,
    ) -> Request:
        grant = self.visit.grant
        return Request(
            actor=Actor(ref=grant.ref, member=grant.member, by_link=True),
            text=command,
            key=key,
            place=Place.LINK,
            ref=grant.ref,
            fields=fields or {},
            uploads=uploads,
            seen=seen,
            only_looks=only_looks,
        )

    async def _answer(self, request: Request) -> Card:
        return as_linked(await self.store.run(self.router.answer, request), self.visit)
