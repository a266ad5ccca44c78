"""What follows when somebody presses a button or sends a form from the page of a link."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.cards import Block, Card, FieldKind, Form, Items
from handlers.before_forms import FIELD as RIGHT_GROUP
from handlers.refused import decides
from handlers.web.checking import CHOOSE_AGAIN, Checked, as_sent, check, given_back
from handlers.web.drafts import drop, keep, with_draft
from handlers.web.errand import Errand
from handlers.web.linked import form_of
from handlers.web.pages import NOT_NOW
from handlers.web.posted import Posted, can_wait
from handlers.web.seals import key_of
from handlers.web.shown import Shown
from handlers.web.views import Answers

REFUSED = 409
WRONG = 422
CHOSEN = frozenset({"coming", "ticks", RIGHT_GROUP})
"""What is chosen and not written: nobody needs it back to copy it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """What was sent and refused: by which card, and what the command asks now."""

    card: Card
    asked: Card
    sent: Posted
    checked: Checked


async def decide(errand: Errand, sent: Posted, browser: str, now: datetime) -> Shown:
    """Carry out what was sent and return what to show; whatever was written is never lost."""
    if not sent.is_form:
        return await _press(errand, sent, browser)
    asked = await errand.look(sent.command)
    form = form_of(asked, sent.command)
    checked = await asyncio.to_thread(check, form or as_sent(sent), sent)
    key = key_of(sent.seal, sent.command, sent.fields, checked.uploads)
    if before := await errand.answered(key):
        await _forget_draft(errand, before, sent)
        return Shown(before)
    if checked.errors:
        return _mend(asked, sent, checked.errors)
    if sent.is_for_later:
        return await keep(errand, asked, sent, browser, now)
    card = await errand.bring(sent.command, key, checked.fields, checked.uploads, sent.seen)
    if card.is_refusal:
        return await _refused(errand, Refused(card, asked, sent, checked))
    await _forget_draft(errand, card, sent)
    return Shown(card, Answers(sent.command, given_back(sent)))


async def _forget_draft(errand: Errand, card: Card, sent: Posted) -> None:
    """Forget the draft of what was sent, unless the card asks for it once more.

    What else is sent by the same link leaves what was begun as it is.
    """
    if can_wait(sent.command) and form_of(card, sent.command) is None:
        await drop(errand)


async def _press(errand: Errand, sent: Posted, browser: str) -> Shown:
    key = key_of(sent.seal, sent.command, sent.fields, {})
    card = await errand.bring(sent.command, key, sent.fields, seen=sent.seen)
    if card.is_refusal:
        return await _as_it_stands(errand, card, sent)
    return await with_draft(errand, card, browser, goes_there=False)


def _mend(asked: Card, sent: Posted, errors: Mapping[str, str]) -> Shown:
    """Show the questions again, with what was written and what is wrong with it."""
    card = asked
    if form_of(asked, sent.command) is None:
        card = with_what_was_written(asked, sent)
    return Shown(card, Answers(sent.command, given_back(sent), errors), status=WRONG)


async def _refused(errand: Errand, what: Refused) -> Shown:
    """Show a refusal with the form as it was filled in, or at least with what was written.

    Where what the form is about has changed since, the page shows how it stands now.
    """
    card, sent = what.card, what.sent
    form = form_of(card, sent.command) or form_of(what.asked, sent.command)
    if form is None:
        return await _as_it_stands(errand, with_what_was_written(card, sent), sent)
    again = _files_again(form, what.checked)
    if errors := {each.name: each.error for each in form.fields if each.error}:
        return _mend(what.asked, sent, {**again, **errors})
    written = given_back(sent)
    if form.seen != sent.seen:
        card = _without(_over(card, await _page(errand)), form)
        written = _still_said(form, written)
    else:
        card = _over(_without(card, form), what.asked)
    if form_of(card, sent.command) is None:
        card = card.plus(form)
    return Shown(card, Answers(sent.command, written, again), status=_status(card))


async def _as_it_stands(errand: Errand, card: Card, sent: Posted) -> Shown:
    """Show a refusal, above the page as it stands now where what it was about may have changed."""
    shown = card if sent.seen is None else _over(card, await _page(errand))
    return Shown(shown, status=_status(card))


def _status(card: Card) -> int:
    return NOT_NOW if card.is_our_fault else REFUSED


async def _page(errand: Errand) -> Card:
    """Return what the link opens with, as it stands now."""
    return await errand.look(errand.visit.opens_with)


def _over(card: Card, page: Card) -> Card:
    """Return a refusal above the page as it stands now."""
    return card.plus(*(each for each in page.blocks if each not in card.blocks))


def _without(card: Card, form: Form) -> Card:
    def is_it(block: Block) -> bool:
        return isinstance(block, Form) and block.command == form.command

    return replace(card, blocks=tuple(each for each in card.blocks if not is_it(each)))


def _still_said(form: Form, written: Mapping[str, str]) -> Mapping[str, str]:
    """Leave out what was decided of what has changed since; what was typed stays."""
    decided = {each.name for each in form.fields if decides(each)}
    return {name: said for name, said in written.items() if name not in decided}


def _files_again(form: Form | None, checked: Checked) -> dict[str, str]:
    fields = form.fields if form else ()
    chosen = (each.name for each in fields if each.kind is FieldKind.FILE)
    return {name: CHOOSE_AGAIN for name in chosen if name in checked.uploads}


def with_what_was_written(card: Card, sent: Posted) -> Card:
    """Return the card with what was written below it, to be copied: its form is gone."""
    written = (said.strip() for name, said in given_back(sent).items() if name not in CHOSEN)
    texts = tuple(filter(None, written))
    return card.plus(Items(texts, heading="What you wrote")) if texts else card
