"""What one person is shown that is meant for others: paper to be given, or a card for the room."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.core.cards import Card
from bot.core.documents.on_paper import given_on_paper
from bot.core.documents.to_print import FOR
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.record.pulling import whose_export
from bot.core.requests import Request
from handlers.commands.export import DOUBTS, LEFT_OUT
from tests.sequences.ledger.readers import Reader

TO_PRINT = re.compile(r"minutes \w+ for (.+) print")
ABOUT = re.compile(r"export of (.+?)(?<! send me)")
BEGINNING = re.compile(r"start(?! roll)\b.*")
OF_THE_MAKER = {LEFT_OUT, DOUBTS}
"""Lists above what is kept about somebody, for whoever hands it over."""


@dataclass(frozen=True, slots=True)
class HandedOn:
    """A text for one member; `kept_about`: all that is kept about them, and nobody else in it."""

    to: Member
    what: str
    text: str
    kept_about: bool = False


def is_for_the_room(request: Request, card: Card) -> bool:
    """Tell whether it may lie open at the meeting: what is shown to begin it, with the agenda."""
    return BEGINNING.fullmatch(request.text) is not None and not card.is_refusal


def handed_on(facts: CoreGroup, request: Request, card: Card) -> Iterator[HandedOn]:
    """Yield what was shown to be given to somebody, who may have something at the moment."""
    if card.is_refusal or request.fields:
        return
    if found := TO_PRINT.fullmatch(request.text):
        yield from _to(facts, found[1], "a copy to be printed", repr(card))
    if found := ABOUT.fullmatch(request.text):
        blocks = (e for e in card.blocks if getattr(e, "heading", "") not in OF_THE_MAKER)
        text = repr(replace(card, blocks=tuple(blocks)))
        yield from _to(facts, found[1], "what is kept about them", text, kept_about=True)


def carried(facts: CoreGroup, subject: str, text: str) -> Iterator[HandedOn]:
    """Yield what a message brings for somebody else: "N1:p5" to be printed, or "held:p7"."""
    kept_about = whose_export(subject)
    who = kept_about or subject.rpartition(FOR)[2]
    yield from _to(facts, who, f"paper {subject}", text, kept_about=bool(kept_about))


def on_paper(facts: CoreGroup) -> Iterator[HandedOn]:
    """Yield all that could be printed for each of the family now."""
    about = [*(each.id for each in facts.meetings), *(each.id for each in facts.copies)]
    for reader in facts.family:
        for id_ in about:
            given = given_on_paper(facts, id_, reader)
            if given is not None:
                yield from _to(facts, reader.id, f"a paper of {id_}", repr(given))


def _to(
    facts: CoreGroup, who: str, what: str, text: str, *, kept_about: bool = False
) -> Iterator[HandedOn]:
    """Yield it for whom a name or an id means; whoever is shut out is brought nothing."""
    for each in facts.members:
        if who in {each.id, each.name} and not Reader(facts, each).is_shut_out:
            yield HandedOn(each, what, text, kept_about)
