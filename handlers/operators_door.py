"""What a card says at the operator's door: of people, and of what is written, nothing (IG20)."""

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from bot.core.access import is_operators_door
from bot.core.capitals import standing_alone
from bot.core.cards import Block, Card, Facts, Field, FieldKind, Form, Items, Table, Text, Why
from bot.core.facts.groups import CoreGroup
from handlers.call import Call

NOT_SHOWN = "More is said to the people in the group; it is not shown at the operator's door."
SHOWS_NO_CONTENT = frozenset({"dates", "meet", "move", "cancel", "receipts", "members"})
"""Whose lists are the group's own dates, counts, and the sheet that the operator hands in."""

LISTS = (Facts, Items, Table, Why)
SHORTEST = 3
WRITTEN = frozenset({FieldKind.LINE, FieldKind.TEXT})


def at_the_door(card: Card, call: Call) -> Card:
    """Leave out, for the operator outside the demo, each block that names anybody or is content."""
    if call.group is None or not is_operators_door(call.viewer):
        return card
    if _is_own_sheet(card, call):
        return card
    hidden = names_hidden(call)
    blocks = [_emptied(each, call) for each in card.blocks if _is_open(each, call, hidden)]
    if len(blocks) < len(card.blocks):
        blocks.append(Text(NOT_SHOWN))
    title = standing_alone(call.word) if hidden.search(card.title) else card.title
    return replace(card, title=title, blocks=tuple(blocks))


def _is_open(block: Block, call: Call, hidden: re.Pattern[str]) -> bool:
    if isinstance(block, LISTS) and call.word not in SHOWS_NO_CONTENT:
        return False
    return not any(map(hidden.search, _texts(block)))


def _emptied(block: Block, call: Call) -> Block:
    """Give back a form with what was typed, and nothing of what was written before."""
    if not isinstance(block, Form):
        return block
    return replace(block, fields=tuple(_as_typed(each, call) for each in block.fields))


def _as_typed(field: Field, call: Call) -> Field:
    return replace(field, value=call.said(field.name)) if field.kind in WRITTEN else field


def _is_own_sheet(card: Card, call: Call) -> bool:
    """Tell whether what is listed are bad rows of the sheet that the operator has handed in."""
    return card.is_refusal and call.word == "members" and "sheet" in call.request.uploads


def names_hidden(call: Call) -> re.Pattern[str]:
    """Match a name, address or reference of anybody but those whom the operator has written."""
    typed = " ".join((call.request.text, *call.fields.values())).casefold()
    mine = set(_words(call.me.name))
    told = {each for each in _known(call.facts, but=call.member) if each.casefold() not in typed}
    known = "|".join(re.escape(each) for each in sorted(told - mine, key=len, reverse=True))
    return re.compile(rf"\b(?:{known})\b" if known else r"(?!)")


def _known(facts: CoreGroup, *, but: str) -> Iterator[str]:
    for each in facts.members:
        if each.id != but:
            found = (*_words(each.name), each.own_reference, each.contact.email)
            yield from filter(None, found)


def _words(name: str) -> Iterator[str]:
    """Yield a whole name and its parts; a month is none, for dates are the group's own."""
    yield name
    parts = name.split()
    yield from (each for each in parts if len(each) >= SHORTEST and each not in month_name)


def _texts(value: object) -> Iterator[str]:
    """Yield all that stands anywhere in a block."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from map(str, value.values())
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
