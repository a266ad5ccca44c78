"""Files that somebody hands in: small documents with a mark in their text and one as their name."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from random import Random

from bot.core.cards import Field, FieldKind
from bot.core.requests import Upload
from tests.handlers.web.documents import a_pdf, a_word_file
from tests.sequences.ledger.marks import Marks

CHOSEN = 0.4
"""How many choose a file where they need not."""


def files_for(
    fields: Iterable[Field], by: str, marks: Marks, random: Random
) -> Mapping[str, Upload]:
    """Return what is handed in with a form, by the names of its fields."""
    asked = (each for each in fields if each.kind is FieldKind.FILE)
    chosen = (each for each in asked if each.required or random.random() < CHOSEN)
    return {each.name: a_file(by, marks, random) for each in chosen}


def a_file(by: str, marks: Marks, random: Random) -> Upload:
    """Return a Word document, whose text is packed, or a PDF.

    Its text stands wherever the facts name the document; its own name stands nowhere (IG1).
    """
    mark = marks.plant(by)
    content = random.choice((_word, _pdf))(f"It was said that {mark} is so.")
    marks.in_files[sha256(content).hexdigest()] = mark
    return Upload(f"{marks.plant(by)}.docx", "application/octet-stream", content)


def _word(text: str) -> bytes:
    return a_word_file(text=text)


def _pdf(text: str) -> bytes:
    return a_pdf(text)
