"""What a refusal looks like: why, what to do instead, and nothing typed is lost."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

from bot.core.cards import (
    Block,
    Button,
    Buttons,
    ButtonStyle,
    Card,
    Field,
    FieldKind,
    Form,
    Items,
    Text,
    Warn,
)
from bot.core.refusals import Refusal, Refusals
from bot.core.requests import Actor, Request
from handlers.call import Call, Command
from handlers.unread import given_back
from storage.errors import InDoubtError, StorageError

log = logging.getLogger(__name__)

NOT_NOW = (
    "This cannot be done at the moment. The fault is ours, and nothing was changed.",
    "Try again in a few minutes. If it stays so, tell whoever runs this service.",
)
NOT_SURE = (
    "It is not known whether this was done: the line was cut at the end. The fault is ours.",
    "Sending the same again is safe: it counts once. Or look first how things stand.",
)


def as_told_to(actor: Actor, refusal: Refusal) -> Refusal:
    """Return a refusal in words for who asks: what is wrong with the database, the operator mends.

    Whoever else asks has done nothing wrong and can but try again.
    """
    if not isinstance(refusal, StorageError) or actor.by_operator:
        return refusal
    log.warning("database_trouble", extra={"code": type(refusal).__name__})
    return InDoubtError(*NOT_SURE) if isinstance(refusal, InDoubtError) else StorageError(*NOT_NOW)


def refused(refusal: Refusal, form: Form | None = None) -> Card:
    """Draw a refusal: why, what to do instead, and the form as it was filled in."""
    each = refusal.each if isinstance(refusal, Refusals) else (refusal,)
    said = chain.from_iterable(map(_said, each))
    forms = (_marked(form, each),) if form else ()
    title = "Perhaps done" if isinstance(refusal, InDoubtError) else "Not done"
    is_our_fault = isinstance(refusal, StorageError)
    return Card(title, (*said, *forms), is_refusal=True, is_our_fault=is_our_fault)


def _said(refusal: Refusal) -> tuple[Block, ...]:
    way_on = (Text(refusal.way_on),) if refusal.way_on else ()
    return (Warn(refusal.why), *way_on)


def form_of(command: Command, call: Call, *, is_stale: bool = False) -> Form | None:
    """Return the command's form as it was filled in, if the request came with fields.

    `is_stale`: it was filled in of what has changed since, and has to be decided anew.
    """
    if command.form is None or not call.fields:
        return None
    try:
        form = command.form(call)
    except Refusal:
        return None
    given = filled(form, call)
    return undecided(given) if is_stale else given


def undecided(form: Form) -> Form:
    """Return a form without what has to be chosen: a yes to Tuesday is none to Wednesday."""
    return replace(
        form,
        fields=tuple(replace(each, value="") if decides(each) else each for each in form.fields),
    )


def decides(field: Field) -> bool:
    """Tell whether a field is the answer itself, which says yes to what stands above it."""
    return field.required and field.kind is FieldKind.CHOICE


def filled(form: Form, call: Call) -> Form:
    """Return a form with what was answered in it already."""
    return replace(form, fields=tuple(_as_filled(each, call) for each in form.fields))


def what_was_written(request: Request) -> tuple[Items, ...]:
    """Give back what somebody wrote into a form that is not shown again; a page does so itself.

    It is shortened where no place could hold it.
    """
    texts = tuple(filter(None, map(given_back, request.fields.values())))
    is_for_us = bool(texts) and not request.actor.by_link
    return (Items(texts, heading="What you wrote"),) if is_for_us else ()


def would(command: Command, call: Call) -> Card:
    """Show what the command asks, or the button that says it: to look decides nothing."""
    title = command.help.rstrip(".")
    if command.form is not None:
        try:
            return Card(title, (command.form(call),))
        except Refusal as refusal:
            return refused(refusal)
    said = " ".join(filter(None, (command.word, call.rest)))
    return Card(title, (Buttons((Button("Yes, do it", said, ButtonStyle.PRIMARY),)),))


def _as_filled(each: Field, call: Call) -> Field:
    """Return the field with what was answered; files have to be chosen again."""
    if each.name not in call.fields or each.kind is FieldKind.FILE:
        return each
    return replace(each, value=call.fields[each.name])


def _marked(form: Form, refusals: Iterable[Refusal]) -> Form:
    """Put each reason at the field to which it belongs."""
    wrong = {each.field: str(each) for each in refusals}
    return replace(form, fields=tuple(_with_reason(each, wrong) for each in form.fields))


def _with_reason(each: Field, wrong: Mapping[str, str]) -> Field:
    return replace(each, error=wrong[each.name]) if each.name in wrong else each
