"""The PDF: PDF/UA-1 as typst checks it, whatever people wrote, and the same bytes each time."""

import pytest
import typst
from hypothesis import example, given

from bot.core.cards import Card, Facts, Items, Table, Text
from bot.core.free_text import LONGEST
from handlers.printing.child import compiled
from tests.every_block import EVERY_BLOCK, every_block_of
from tests.handlers.printing.samples import minutes, plain
from tests.texts import any_text

MARKUP = '#panic("x") $x$ *b* _i_ `r` <label> @ref // c \\u{41} = h\n+ n - l / t: d #"\\" ]})'
TURNED = "\u202eabc\u2066def\u2069 \u200f \u200d \ufeff \x00\x07\x1b[31m \ud83d \uffff"


@given(any_text())
@example(MARKUP)
@example(TURNED)
@example("")
@example("نص عربي then English, then שלום")
def test_any_text_in_any_block_is_a_document(text: str) -> None:
    assert compiled(plain(every_block_of(text)), 0).startswith(b"%PDF-1.7")


def test_markup_of_typst_is_text_like_any_other() -> None:
    """Were it read as source, `#panic` would end the making of the document."""
    assert compiled(plain(Card(MARKUP, (Text(MARKUP),))), 0).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("word", ["x " * (LONGEST // 2), "x" * LONGEST, "😀" * LONGEST, "\n" * 500])
def test_the_longest_text_that_is_taken_becomes_a_document(word: str) -> None:
    card = Card("Long", (Text(word), Items((word,)), Table(("a", "b"), ((word, "short"),))))
    assert compiled(plain(card), 0).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("columns", [1, 7, 8, 40])
def test_a_table_of_any_width_becomes_a_document(columns: int) -> None:
    names = tuple(f"Column {each}" for each in range(columns))
    card = Card("Wide", (Table(names, (names,) * 30, "Wide"), Table(names, ())))
    assert compiled(plain(card), 0).startswith(b"%PDF-1.7")


def test_a_card_without_blocks_and_lists_without_lines_become_documents() -> None:
    card = Card("Empty", (Facts(()), Items(()), Items((), "None", numbered=True)))
    assert compiled(plain(card), 0).startswith(b"%PDF-1.7")


def test_it_says_that_it_is_tagged_and_in_which_language() -> None:
    pdf = compiled(plain(EVERY_BLOCK), 0)
    assert b"/MarkInfo" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(en-GB)" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_the_check_bites() -> None:
    with pytest.raises(typst.TypstError, match="PDF/UA-1"):
        compiled('{"title": "", "foot": [], "blocks": []}', 0)


def test_the_same_document_of_the_same_day_has_the_same_bytes() -> None:
    paper = minutes()
    asked = plain(paper.card, paper.stamp)
    assert compiled(asked, 86_400) == compiled(asked, 86_400)
    assert compiled(asked, 86_400) != compiled(asked, 172_800)
