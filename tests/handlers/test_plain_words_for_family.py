"""What a parent reads on a page of theirs takes no knowledge of the trade (S22, IG18)."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.core.cards import Block, Buttons, Card, Form, Items, Text
from bot.core.documents.plain_words import terms_in
from bot.core.facts.events import EventKind
from tests.cast import LEAH, at
from tests.core.notices.test_about_plan_and_dates import with_lock
from tests.handlers.house import House, words
from tests.mail_story import by_mail

OURS = re.compile(
    r"\b(lead|team manager|deputy|referral|agenda|professionals?|written update|social worker|"
    r"social care)\b",
    re.IGNORECASE,
)
"""Titles and words of ours that nobody in a family uses."""
LOOKED_AT = ("coming M1", "action A3", "update M1", "concern", "change", "cannot A3", "meet")
SENT: tuple[tuple[str, dict[str, str]], ...] = (
    ("coming M1", {"coming": "apologies"}),
    ("meet", {"on": "31 march", "starts": "10:00"}),
    ("action A3 accept", {}),
    ("concern", {"text": "He shouts.", "phoned": "nobody yet"}),
    ("concern", {"text": "He shouts."}),
    ("change", {"text": "I work evenings now."}),
    ("cannot A3", {"text": "The bus comes too late."}),
    ("update M1", {"done": "Much.", "not_for_done": "Dean", "why_done": "He shouts."}),
    ("update M1", {"why_done": "He shouts."}),
    ("action A3 done", {"on": "18 march"}),
)


@pytest.fixture(autouse=True)
def leah_by_mail(house: House) -> None:
    house.clock.jump(at(19, 3, 10))
    house.keep(replace(by_mail(), actions=with_lock(LEAH).actions), at(18, 3, 12))


def as_read(block: Block) -> Block:
    """Return a block with what a page shows of it: no command, and no value behind a choice."""
    if isinstance(block, Buttons):
        return Text(" ".join(each.label for each in block.buttons))
    if not isinstance(block, Form):
        return block
    asked = [[e.label, e.help, *(label for _, label in e.choices)] for e in block.fields]
    return Items(tuple(map(str, asked)), f"{block.heading} {block.submit}")


def jargon(card: Card) -> list[str]:
    text = words(replace(card, blocks=tuple(map(as_read, card.blocks))))
    return [*terms_in(text), *OURS.findall(text)]


def shown(house: House) -> Iterator[tuple[str, Card]]:
    """Yield each page that a link of hers opens, and each that follows."""
    for command in LOOKED_AT:
        yield command, house.say(LEAH, command, by_link=True, looks=True)
    for command, said in SENT:
        yield f"{command} {sorted(said)}", house.say(LEAH, command, said, by_link=True)
    (change,) = (each for each in house.group().events if each.kind is EventKind.CHANGE)
    yield "asked for more", house.say(LEAH, f"change {change.id} review", by_link=True)
    yield "stopped", house.say(LEAH, "pause", by_link=True)


def test_no_page_of_a_parent_holds_a_word_of_the_trade(house: House) -> None:
    found = {page: jargon(card) for page, card in shown(house)}
    assert len(found) == len(LOOKED_AT) + len(SENT) + 2
    assert {page: terms for page, terms in found.items() if terms} == {}
