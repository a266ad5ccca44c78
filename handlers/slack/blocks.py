"""A card drawn as messages in Block Kit: as many as it takes, so that Slack cuts nothing off."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from bot.core.cards import Block, Buttons, Card, Form, Why
from handlers.slack import limits
from handlers.slack.lines import lines_of, pair
from handlers.slack.options import in_words
from handlers.slack.pressing import Pressing
from handlers.slack.rich import Line, Part, rich
from handlers.slack.text import Json, cut, escaped, flat, plain, size

NO_WORDS: Final = "There is nothing to show."
WRITTEN: Final = "What you wrote"
_OF: Final = " (99 of 99)"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One message: `text` is what a push and a screen reader say; it is escaped already."""

    text: str
    blocks: list[Json]


def drawn(card: Card, *, ref: str = "", summary: str = "") -> tuple[Drawn, ...]:
    """Return a card of the group `ref` as messages, in the order in which they are to be sent.

    `summary` is what may stand on a locked screen, for a message that comes unasked; without one
    the text says all that the blocks say.
    """
    title = cut(card.title, limits.HEADER - len(_OF))
    parts = [*whole_title(card.title, title), *parts_of(card, Pressing(ref))]
    messages = list(_messages(title, parts))
    many = len(messages)
    numbers = [f" ({n} of {many})" if many > 1 else "" for n in range(1, many + 1)]
    said = cut(summary, limits.HEADER)
    return tuple(map(partial(_message, title, said), messages, numbers))


def parts_of(card: Card, pressing: Pressing) -> Iterator[Part]:
    """Yield what stands below the title; nothing folds here, so *why?* comes last."""
    for block in sorted(card.blocks, key=lambda each: isinstance(each, Why)):
        yield from part_of(block, pressing)
        if card.is_refusal and isinstance(block, Form):
            yield from _written(block)


def part_of(block: Block, pressing: Pressing) -> Iterator[Part]:
    """Yield one block of a card, its form as a button."""
    if isinstance(block, Buttons):
        return pressing.row(block)
    if isinstance(block, Form):
        return pressing.form(block)
    return rich(lines_of(block))


def _written(form: Form) -> Iterator[Part]:
    """Yield what was written in a form that is given back: a button cannot carry it."""
    lines = [pair(each.label, in_words(each)) for each in form.fields if each.value]
    return rich([Line(bold=WRITTEN), *lines]) if lines else iter(())


def whole_title(title: str, short: str) -> Iterator[Part]:
    """Yield the whole title where what stands above is cut."""
    return rich([Line(bold=flat(title))]) if short != flat(title) else iter(())


def _messages(title: str, parts: list[Part]) -> Iterator[list[Part]]:
    """Share the parts out; there is always one message, if only for the title."""
    held: list[Part] = []
    said = weight = 0
    room = limits.MESSAGE_TEXT - size(title) - len(_OF)
    for part in parts:
        said += size(part.said) + 1
        weight += part.weight
        is_full = len(held) == limits.MESSAGE_BLOCKS - 1
        if held and (is_full or said > room or weight > limits.MESSAGE_JSON):
            yield held
            held, said, weight = [], size(part.said) + 1, part.weight
        held.append(part)
    yield held


def _message(title: str, summary: str, parts: list[Part], number: str) -> Drawn:
    """Draw one message; `number` says which of how many it is."""
    said = summary or "\n".join(filter(None, (title + number, *(each.said for each in parts))))
    header: list[Json] = [{"type": "header", "text": plain(title + number)}] if title else []
    blocks = [*header, *(each.block for each in parts)]
    return Drawn(
        escaped((summary + number if summary else said) or NO_WORDS),
        blocks or [part.block for part in rich([Line(rest=NO_WORDS)])],
    )
