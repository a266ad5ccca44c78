"""How wide a mail is: lines that every mail program shows whole, and no word or link cut."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.cards import Block, Card
from handlers.email.message import LONGEST_LINE, compose
from handlers.email.render import bodies
from tests.every_block import EVERY_BLOCK, every_block_of
from tests.handlers.email.samples import INVITATION, LINK, NOW, SENDER

READABLE = 78
"""Characters that a line of text should have at most (RFC 5322, 2.1.1)."""
MARKS = {"-", "1.", "2."}
LONG_WORD = "Llanfairpwllgwyngyll" * 5
LONG_LINK = f"{LINK}/{'a' * 300}?of=Larkfield-Road#the-school-hall"
IN_THE_WORDS = LONG_LINK.replace("meetings", "schools")

words = st.text(
    st.characters(max_codepoint=127, categories=("L", "N", "P")), min_size=1, max_size=200
)


def text_of(card: Card, link: str = LINK) -> str:
    message = replace(INVITATION, card=card, link=link)
    return bodies(message, "Eastmere Meetings", mail_is_read=False).text


def too_wide(text: str) -> list[str]:
    """Return each line that is wider than it must be: one word may be as long as it is."""
    wide = [each for each in text.split("\n") if len(each) > READABLE]
    return [each for each in wide if len(set(each.split()) - MARKS) > 1]


def on_the_wire(message_text: str) -> list[bytes]:
    card = every_block_of(message_text)
    message = replace(INVITATION, card=card, subject=message_text, link=LONG_LINK)
    return compose(message, SENDER, NOW).as_bytes().split(b"\r\n")


@pytest.mark.parametrize("block", EVERY_BLOCK.blocks, ids=lambda each: type(each).__name__)
def test_each_block_is_as_wide_as_every_mail_program_shows(block: Block) -> None:
    assert too_wide(text_of(Card("7KQ2", (block,)))) == []


@given(st.lists(words, min_size=1, max_size=40))
@example(["ordinary"] * 40)
@example(["see", IN_THE_WORDS, "first,", LONG_WORD, "then"])
def test_no_line_is_wider_and_no_word_or_link_is_cut_whatever_stands_in_it(said: list[str]) -> None:
    for block in every_block_of(" ".join(said)).blocks:
        text = text_of(Card("7KQ2", (block,)), LONG_LINK)
        assert too_wide(text) == []
        assert all(word in text for word in said)
        assert LONG_LINK in text.split("\n")


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("x" * 3 * LONGEST_LINE)
@example("漢字" * LONGEST_LINE)
@example(f"{LONG_LINK} café " * 9)
def test_no_line_on_the_wire_is_longer_than_a_mail_server_must_take(text: str) -> None:
    assert max(map(len, on_the_wire(text))) <= LONGEST_LINE


def test_a_link_is_whole_on_the_page_too() -> None:
    message = replace(INVITATION, card=every_block_of(LONG_LINK), link=LONG_LINK)
    page = bodies(message, "Eastmere Meetings", mail_is_read=False).html
    assert f'href="{LONG_LINK}"' in page
    assert page.count(f">{LONG_LINK}<") > 10
