"""The answer page behind a link: GET shows what is asked, POST decides, scanners change nothing."""

from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from dataclasses import replace
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from bot.core.ports import Clock
from handlers.web import pages
from handlers.web.bodies import BadBody, let_pass, read_body
from handlers.web.browser import LONGEST, remember, secret_of
from handlers.web.deciding import decide
from handlers.web.door import Door
from handlers.web.drafts import with_draft
from handlers.web.ended import as_ended
from handlers.web.errand import Errand
from handlers.web.linked import with_ways_on
from handlers.web.pages import Pages
from handlers.web.ports import Answering
from handlers.web.posted import Posted, can_wait, posted
from handlers.web.purposes import may_say
from handlers.web.seals import Seals
from handlers.web.shown import Shown
from handlers.web.site import Site
from handlers.web.turns import Crowded, Turns
from handlers.web.views import Answers, view
from handlers.web.visits import Visit
from storage.store import Store

OK: Final = 200
GONE: Final = 410
NOTHING_ASKED: Final = "There is nothing to answer here now"
LARGE: Final = 256 * 1024
"""Bytes from which a body counts as large: one of ten megabytes is several times in memory."""

SAID_BY_STATUS: Final[dict[int, pages.Words]] = {
    408: pages.TOO_SLOW,
    413: pages.TOO_LARGE,
}


class AnswerPage:
    """The page of one site; it holds no state but what limits its use."""

    def __init__(
        self,
        site: Site,
        drawn: Pages,
        router: Answering,
        store: Store,
        clock: Clock,
        turns: Turns,
    ) -> None:
        self._pages = drawn
        self._router = router
        self._store = store
        self._clock = clock
        self._seals = Seals(store.secret("web form"))
        self._is_https = site.is_https
        self._safety = site.safety
        self._door = Door(store, clock, drawn)
        self._turns = turns

    async def get(self, request: Request) -> Response:
        """Show what is asked. Nothing is written, however often and by whomever it is opened."""
        visit = await self._door.open(request)
        if isinstance(visit, Response):
            return visit
        errand = Errand(visit, self._router, self._store)
        card = await errand.look(visit.opens_with)
        if card.is_our_fault:
            return self._pages.plain(pages.OUR_FAULT, pages.NOT_NOW)
        if card.is_refusal:
            # "Not done" would be the answer to a wish; nobody has wished for anything yet.
            card = replace(card, title=NOTHING_ASKED)
        shown = await with_draft(errand, card, secret_of(request), goes_there=True)
        return self._draw(visit, replace(shown, card=with_ways_on(shown.card, visit)))

    async def post(self, request: Request) -> Response:
        """Do what a form or button of this very page says, once."""
        visit = await self._door.open(request)
        try:
            async with self._turn_of(request):
                if isinstance(visit, Response):
                    return await self._ended(request) or visit
                return await self._take(visit, request)
        except BadBody as bad:
            words = SAID_BY_STATUS.get(bad.status, pages.NOT_A_FORM)
            return self._pages.plain(words, bad.status)
        except Crowded:
            return await self._not_now(request)

    async def _take(self, visit: Visit, request: Request) -> Response:
        sent = posted(await read_body(request))
        if not self._is_ours(visit, sent):
            return self._pages.plain(pages.NOT_A_FORM, 400)
        return await self._decide(visit, sent, request)

    async def _ended(self, request: Request) -> Response | None:
        """Tell whoever sends a page that was drawn here that its link has ended meanwhile."""
        token = str(request.path_params["token"])
        if not self._store.tokens.looks_real(token):
            return None
        sent = posted(await read_body(request))
        token_id = self._store.tokens.id_of(token)
        if not self._seals.holds(sent.seal, token_id, sent.command, sent.seen):
            return None
        card = view(as_ended(sent, self._safety), lambda _command, _seen: "", Answers())
        return self._pages.card(card, is_family=True, status=GONE)

    def _turn_of(self, request: Request) -> AbstractAsyncContextManager[None]:
        """Keep what is large to few at once, from its first byte until it is sealed away."""
        length = int(request.headers.get("content-length") or LARGE)
        return self._turns.mine() if length >= LARGE else nullcontext()

    async def _not_now(self, request: Request) -> Response:
        """Let what is sent pass by, as a browser shows no answer before it has sent all."""
        with suppress(BadBody):
            await let_pass(request)
        return self._pages.plain(pages.CROWDED, pages.NOT_NOW)

    async def _decide(self, visit: Visit, sent: Posted, request: Request) -> Response:
        errand = Errand(visit, self._router, self._store)
        now = self._clock.now()
        shown = await decide(errand, sent, secret_of(request), now)
        response = self._draw(visit, shown, sent)
        if shown.browser:
            dies_at = visit.grant.dies_at
            left = dies_at - now if dies_at else LONGEST
            path = request.url.path
            remember(response, shown.browser, path, left=left, is_https=self._is_https)
        return response

    def _is_ours(self, visit: Visit, sent: Posted) -> bool:
        """Tell whether this link was offered just this, and may do it."""
        token_id = visit.grant.token_id
        is_offered = self._seals.holds(sent.seal, token_id, sent.command, sent.seen)
        keeps_it = visit.keeps_drafts and can_wait(sent.command)
        may_keep = keeps_it or not sent.is_for_later
        return is_offered and may_keep and may_say(visit.purpose, sent.command)

    def _draw(self, visit: Visit, shown: Shown, sent: Posted | None = None) -> Response:
        """Draw a page; a form that is given back keeps its seal, and so the key it is sent under.

        What was refused may all the same have been carried out, if only its answer was lost.
        """
        again = sent if shown.status != OK else None

        def seal(command: str, seen: int | None) -> str:
            if again is not None and (again.command, again.seen) == (command, seen):
                return again.seal
            return self._seals.seal(visit.grant.token_id, command, seen)

        card = view(
            shown.card,
            seal,
            shown.answers,
            has_later=visit.keeps_drafts,
        )
        return self._pages.card(
            card, is_family=visit.is_family, notes=shown.notes, status=shown.status
        )
