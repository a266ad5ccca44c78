"""Drafts: begun in one browser, opened again in that browser only, gone when sent (B1, IG19)."""

import logging
from collections.abc import Mapping
from datetime import datetime

from bot.core.cards import Card
from handlers.web.browser import draw_secret
from handlers.web.checking import given_back
from handlers.web.errand import Errand
from handlers.web.linked import form_of
from handlers.web.posted import DO, Posted
from handlers.web.shown import DRAFT_HERE, DRAFT_KEPT, Shown
from handlers.web.views import Answers
from storage.errors import StorageError

log = logging.getLogger(__name__)


async def keep(errand: Errand, card: Card, sent: Posted, browser: str, now: datetime) -> Shown:
    """Keep what was written, and show it again with the form it belongs to."""
    secret, written = browser or draw_secret(), given_back(sent)
    token_id = errand.visit.grant.token_id
    draft = {DO: sent.command, **written}
    await errand.store.run(errand.store.drafts.save, token_id, secret, draft, now=now)
    return Shown(card, Answers(sent.command, written), (DRAFT_KEPT,), browser=secret)


async def with_draft(errand: Errand, card: Card, browser: str, *, goes_there: bool) -> Shown:
    """Return the card with this browser's draft in its form.

    `goes_there`: where the card does not ask what the draft answers, show the form that does.
    """
    draft = await _open(errand, browser)
    command = draft.get(DO, "")
    if command and goes_there and form_of(card, command) is None:
        asked = await errand.look(command)
        card = asked if form_of(asked, command) else card
    if not command or form_of(card, command) is None:
        return Shown(card)
    return Shown(card, Answers(command, draft), (DRAFT_HERE,))


async def _open(errand: Errand, browser: str) -> Mapping[str, str]:
    if not (browser and errand.visit.keeps_drafts):
        return {}
    token_id = errand.visit.grant.token_id
    return await errand.store.run(errand.store.drafts.open, token_id, browser) or {}


async def drop(errand: Errand) -> None:
    """Forget what was begun: it has been sent, whatever becomes of the draft."""
    try:
        await errand.store.run(errand.store.drafts.drop, errand.visit.grant.token_id)
    except StorageError as error:
        log.warning("draft_left", extra={"code": type(error).__name__})
