"""What follows when somebody presses a button or sends a form from the page of a link."""

import asyncio
from collections.abc import Mapping
from datetime import datetime

from bot.core.cards import Card, FieldKind, Form, Items
from handlers.web.checking import CHOOSE_AGAIN, Checked, as_sent, check, given_back
from handlers.web.drafts import drop, keep, with_draft
from handlers.web.errand import Errand
from handlers.web.linked import form_of
from handlers.web.posted import Posted
from handlers.web.seals import key_of
from handlers.web.shown import Shown
from handlers.web.views import Answers

REFUSED = 409
WRONG = 422


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
        return _refused(card, asked, sent, checked)
    await _forget_draft(errand, card, sent)
    return Shown(card, Answers(sent.command, given_back(sent)))


async def _forget_draft(errand: Errand, card: Card, sent: Posted) -> None:
    """Forget the draft of what was sent, unless the card asks for it once more."""
    if form_of(card, sent.command) is None:
        await drop(errand)


async def _press(errand: Errand, sent: Posted, browser: str) -> Shown:
    key = key_of(sent.seal, sent.command, sent.fields, {})
    card = await errand.bring(sent.command, key, sent.fields)
    if card.is_refusal:
        return Shown(card, status=REFUSED)
    return await with_draft(errand, card, browser, goes_there=False)


def _mend(asked: Card, sent: Posted, errors: Mapping[str, str]) -> Shown:
    """Show the questions again, with what was written and what is wrong with it."""
    card = asked
    if form_of(asked, sent.command) is None:
        card = _with_what_was_written(asked, sent)
    return Shown(card, Answers(sent.command, given_back(sent), errors), status=WRONG)


def _refused(card: Card, asked: Card, sent: Posted, checked: Checked) -> Shown:
    """Show a refusal with the form as it was filled in, or at least with what was written."""
    form = form_of(card, sent.command) or form_of(asked, sent.command)
    errors = {each.name: each.error for each in form.fields if each.error} if form else {}
    if errors:
        return _mend(asked, sent, {**_files_again(form, checked), **errors})
    if form is None:
        return Shown(_with_what_was_written(card, sent), status=REFUSED)
    if form_of(card, sent.command) is None:
        card = card.plus(form)
    answers = Answers(sent.command, given_back(sent), _files_again(form, checked))
    return Shown(card, answers, status=REFUSED)


def _files_again(form: Form | None, checked: Checked) -> dict[str, str]:
    fields = form.fields if form else ()
    chosen = (each.name for each in fields if each.kind is FieldKind.FILE)
    return {name: CHOOSE_AGAIN for name in chosen if name in checked.uploads}


def _with_what_was_written(card: Card, sent: Posted) -> Card:
    """Return the card with what was written below it, to be copied: its form is gone."""
    texts = tuple(filter(None, (said.strip() for said in given_back(sent).values())))
    return card.plus(Items(texts, heading="What you wrote")) if texts else card
