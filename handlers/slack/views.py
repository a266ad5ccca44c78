"""A card as a modal: its form as inputs below the rest."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from bot.core.cards import Card, Field, Form, Items, Why
from handlers.asides import with_asides
from handlers.before_forms import FIELD as RIGHT_GROUP
from handlers.before_forms import asks_for_no_must
from handlers.slack import limits
from handlers.slack.blocks import NO_WORDS, part_of
from handlers.slack.buttons import Pressed, carried
from handlers.slack.inputs import (
    MEND,
    NO_CHOICE,
    can_be_answered,
    has_no_choice,
    inputs,
)
from handlers.slack.lines import lines_of, pair
from handlers.slack.options import in_words
from handlers.slack.pressing import Pressing
from handlers.slack.rich import Line, rich
from handlers.slack.text import Json, cut, flat, plain, size

FORM: Final = "form"
SHOWN: Final = "shown"
"""The `callback_id` of a modal that can be sent, and of one that can only be closed."""

WAIT: Final = "One moment, please."
WHAT_YOU_CAN: Final = "Answer what you can."
HOLDS: Final = (
    f"An answer holds up to {limits.INPUT_TEXT:,} characters here. For a longer one, open the page "
    "behind the link in your e-mail from us."
)
NOT_FOR_ALL: Final = "Is an answer not for everyone?"
ASKS: Final = "It asks"
NOT_HERE: Final = (
    "This form cannot be sent through Slack. Open the page behind the link in your e-mail from us: "
    "the same form is there."
)
MORE: Final = "There is more than one window holds. Type the same command in Slack to have it all."
View = Mapping[str, Any]
Draws = Callable[[Form], Iterator[Json]]


def loading(title: str) -> Json:
    """Return what stands in a modal while its form is fetched."""
    return _view(title, _rich(Line(rest=WAIT)))


def modal(card: Card, *, ref: str, key: str) -> Json:
    """Return a card with its form as inputs; a card without one is only shown.

    `key` is the one act that this modal is for. A form that Slack cannot send, as it needs a
    document or is too long, is not offered to be sent: where it can be is said in its place.
    """
    form = next((block for block in card.blocks if isinstance(block, Form)), None)
    if form is None or not _can_be_sent(form):
        return shown(card, ref=ref)
    held = Pressed(form.command, ref, seen=form.seen, key=key)
    view = _view(card.title, list(_blocks(card, ref, form, _asked))) | {
        "callback_id": FORM,
        "submit": plain(cut(form.submit, limits.VIEW_TITLE) or "Send"),
        "close": plain("Cancel"),
        "private_metadata": carried(held, limits.METADATA),
    }
    if view["private_metadata"] and _fits(view):
        return view
    return _fitting(card.title, _blocks(card, ref, form, _told))


def shown(card: Card, *, ref: str) -> Json:
    """Return a card to be read, and its buttons; a form is one, if it can be sent from here."""
    return _fitting(card.title, _blocks(card, ref, None, _told))


def _view(title: str, blocks: list[Json]) -> Json:
    return {
        "type": "modal",
        "callback_id": SHOWN,
        "title": plain(cut(title, limits.VIEW_TITLE) or WAIT),
        "close": plain("Close"),
        "blocks": blocks or _rich(Line(rest=NO_WORDS)),
    }


def _blocks(card: Card, ref: str, form: Form | None, drawn_as: Draws) -> Iterator[Json]:
    """Yield what stands in the modal, with one form drawn in this way."""
    yield from _whole_title(flat(card.title))
    # Slack draws what sends the form as the primary button, so no other one is.
    pressing = Pressing(ref, has_primary=form is not None)
    for block in sorted(card.blocks, key=lambda each: isinstance(each, Why)):
        if block is form and isinstance(block, Form):
            yield from drawn_as(block)
        elif isinstance(block, Form) and not _can_be_sent(block):
            yield from _told(block)
        else:
            yield from (part.block for part in part_of(block, pressing))


def _whole_title(title: str) -> Iterator[Json]:
    if size(title) > limits.HEADER:
        yield from _rich(Line(bold=title))
    elif size(title) > limits.VIEW_TITLE:
        yield {"type": "header", "text": plain(title)}


def _can_be_sent(form: Form) -> bool:
    """Tell whether all that has to be answered can be answered here, and something if it asks."""
    musts = (each for each in form.fields if each.required)
    is_open = not form.fields or any(map(can_be_answered, form.fields))
    return is_open and all(map(can_be_answered, musts))


def _asked(form: Form) -> Iterator[Json]:
    """Yield the questions; whether it is the right group at all stands before the heading."""
    for each in form.fields:
        if each.name == RIGHT_GROUP:
            yield from inputs(each, form.seen)
    yield from _rich(Line(bold=flat(form.heading)))
    if asks_for_no_must(form):
        yield from _rich(Line(rest=WHAT_YOU_CAN))
    if any(map(_is_long, form.fields)):
        yield from _rich(Line(rest=HOLDS))
    yield from _questions([each for each in form.fields if each.name != RIGHT_GROUP], form.seen)
    if size(flat(form.submit)) > limits.VIEW_TITLE:
        yield from _rich(Line(bold=flat(form.submit)))


def _questions(fields: list[Field], seen: int | None) -> Iterator[Json]:
    """Yield the questions; nothing folds here, so those that belong to another come last."""
    asked = with_asides(fields)
    for each, _ in asked:
        yield from inputs(each, seen)
    asides = [(owner, each) for owner, belonging in asked for each in belonging]
    if asides:
        yield from _rich(Line(bold=NOT_FOR_ALL))
    for owner, each in asides:
        yield from inputs(each, seen, about=flat(owner.label))


def _is_long(field: Field) -> bool:
    return field.invites_text and can_be_answered(field)


def _told(form: Form) -> Iterator[Json]:
    """Yield what a form asks that cannot be sent from here, and what was written in it."""
    has_none = any(each.required and has_no_choice(each) for each in form.fields)
    lines = (Line(bold=flat(form.heading)), Line(rest=NO_CHOICE if has_none else NOT_HERE))
    return iter(_rich(*lines, *lines_of(Items(tuple(map(_question, form.fields)), ASKS))))


def _question(field: Field) -> str:
    asked = pair(field.label or field.name, in_words(field)).said
    wrong = MEND + field.error if field.error else ""
    return "\n".join(filter(None, (asked, wrong, field.help)))


def _rich(*lines: Line) -> list[Json]:
    return [part.block for part in rich(lines)]


def _fits(view: View) -> bool:
    is_few = len(view["blocks"]) <= limits.VIEW_BLOCKS
    return is_few and len(json.dumps(view).encode()) <= limits.VIEW_BYTES


def _fitting(title: str, blocks: Iterable[Json]) -> Json:
    """Return as many blocks as a view holds, and say so where some are left out."""
    whole = list(blocks)
    view = _view(title, whole)
    kept = limits.VIEW_BLOCKS
    while not _fits(view):
        kept -= 1
        view = _view(title, [*whole[:kept], *_rich(Line(rest=MORE))])
    return view
