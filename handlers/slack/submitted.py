"""What becomes of a modal that was sent: it shows the answer, or keeps all that was written."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from bot.core.cards import Card, Form, Items, Text, Warn
from bot.core.requests import Actor
from handlers.refused import what_was_written
from handlers.slack.answering import Answered
from handlers.slack.asking import Asked
from handlers.slack.filled_in import errors_of
from handlers.slack.parsing import text_in
from handlers.slack.replying import Json, view_of


def verdict(answered: Answered, asked: Asked, view: Mapping[str, object], next_key: str) -> Json:
    """Return what Slack is to do with the modal: say what is wrong at its field, or show a card."""
    errors = errors_of(answered.card, view)
    if not errors and _gives_nothing_back(answered.card):
        errors = _at_the_first(view, answered.card)
    if errors:
        return {"response_action": "errors", "errors": errors}
    shown = view_of(answered, key_after(answered, asked, next_key))
    return {"response_action": "update", "view": shown}


def key_after(answered: Answered, asked: Asked, next_key: str) -> str:
    """Return the key of the form in an answer: of the same act as long as that was refused."""
    is_same = answered.card.is_refusal and asked.pressed is not None
    return asked.pressed.key if is_same and asked.pressed else next_key


def with_what_was_written(answered: Answered, asked: Asked) -> Answered:
    """Give back what was written where the answer itself does not, and the modal is gone."""
    if not _gives_nothing_back(answered.card):
        return answered
    written = what_was_written(asked.request(Actor()))
    return replace(answered, card=answered.card.plus(*written))


def _gives_nothing_back(card: Card) -> bool:
    return card.is_refusal and not any(isinstance(each, Form | Items) for each in card.blocks)


def _at_the_first(view: Mapping[str, object], card: Card) -> dict[str, str]:
    """Say a refusal at the first question: so Slack keeps the modal with all that was written."""
    said = " ".join(each.text for each in card.blocks if isinstance(each, Warn | Text))
    blocks = view.get("blocks")
    drawn = blocks if isinstance(blocks, list) else []
    asked = (text_in(each, "block_id") for each in drawn if text_in(each, "type") == "input")
    return dict.fromkeys(islice(asked, 1), said)
