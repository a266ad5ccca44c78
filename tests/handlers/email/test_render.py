"""A card as a mail shows it: whole, safe, and asking nothing of anybody else's server."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.cards import Block, Button, Buttons, Card, Table, Text, Warn, Why
from bot.core.free_text import NO_CHARACTERS
from handlers.email.clean import clean
from handlers.email.plain import WIDTH
from handlers.email.render import Bodies, bodies
from tests.every_block import BUTTONS, EVERY_BLOCK, every_block_of
from tests.handlers.email.samples import INVITATION, LINK
from tests.texts import any_text


class Page(HTMLParser):
    """What a mail program reads in a page: its words, its elements, its links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.elements: list[str] = []
        self.links: list[str] = []
        self._unseen = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self._unseen += tag == "style"
        if tag != "br":
            self.elements.append(tag)
        self.links += [named[each] or "" for each in ("href", "src", "background") if each in named]

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag == "style"

    def handle_data(self, data: str) -> None:
        self.words += "" if self._unseen else data


def drawn(card: Card, link: str = LINK, attempt: int = 1) -> Bodies:
    message = replace(INVITATION, card=card, link=link, attempt=attempt)
    return bodies(message, "Eastmere Meetings", mail_is_read=False)


def spaced(text: str) -> str:
    return " ".join(text.split())


hostile = any_text() | st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</td></table><a href='https://evil.example'>",
        "{{ letter.link }}{% raw %}",
        "&lt;b&gt; &amp; &#0;",
        "\x00\x07\x1b[31mred\x7f\x9b",
        "\u202egnp.exe",
        "a\ud800b",
        "a\ufffeb\U0010ffffc",
        "one\r\ntwo\u2028three",
        "",
    ]
)


@given(hostile)
@example("\ufffe")
def test_any_text_in_a_card_is_read_as_it_was_written_and_never_as_markup(text: str) -> None:
    page, plain = Page(drawn(every_block_of(text)).html), Page(drawn(every_block_of("plain")).html)
    assert spaced(clean(text)) in spaced(page.words)
    assert set(page.links) == {LINK}
    # An empty heading is left out; nothing is ever put in.
    assert page.elements == plain.elements or not clean(text)


def test_no_character_that_leaves_is_read_as_another() -> None:
    """Readers of HTML take &#146; for a quotation mark, and drop &#65534; (html.unescape)."""
    every = clean("".join(map(chr, range(0x10000))) + "".join(NO_CHARACTERS))
    assert unescape(every.encode("ascii", "xmlcharrefreplace").decode()) == every


@given(hostile)
def test_no_control_character_leaves_in_either_part(text: str) -> None:
    both = drawn(every_block_of(text))
    assert not re.search("[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", both.text)
    assert NO_CHARACTERS.isdisjoint(both.text)
    assert re.fullmatch(r"[\n -~]*", both.html)
    assert spaced(clean(text)) in spaced(both.text)


@pytest.mark.parametrize("kind", get_args(Block))
def test_every_block_of_the_closed_set_is_drawn(kind: type[Block]) -> None:
    (block,) = (each for each in EVERY_BLOCK.blocks if isinstance(each, kind))
    without = tuple(each for each in EVERY_BLOCK.blocks if each is not block)
    all_of_it, rest = drawn(EVERY_BLOCK), drawn(Card(EVERY_BLOCK.title, without))
    assert len(all_of_it.text) > len(rest.text)
    assert len(Page(all_of_it.html).elements) > len(Page(rest.html).elements)


def test_what_stands_behind_why_comes_below_the_rest() -> None:
    both = drawn(EVERY_BLOCK)
    for part in (both.text, Page(both.html).words):
        assert part.index("Why this date?") > part.index("A form")


def test_buttons_and_forms_are_links_to_the_answer_page() -> None:
    html = drawn(EVERY_BLOCK).html
    assert re.findall(r"<(?:form|input|textarea|button|script|img|iframe)\b", html) == []
    for label in ("Accept / Done / It can&#39;t be done", "Answer here"):
        assert re.search(rf'<a [^>]*href="{re.escape(LINK)}"[^>]*>[^/]*>{label}</span>', html)


def test_several_buttons_with_one_address_are_one() -> None:
    both = Buttons(
        (Button("I am coming", "coming M1 yes"), Button("I cannot come", "apologies M1"))
    )
    html = drawn(Card("7KQ2", (both,))).html
    (pressed,) = re.findall(rf'<a class="button[^>]*href="{re.escape(LINK)}"[^>]*>(.*?)</a>', html)
    assert "I am coming / I cannot come" in pressed


def test_a_link_is_never_lost_even_if_the_card_has_nothing_to_press() -> None:
    both = drawn(Card("7KQ2", (Text("Please say who you are."),)))
    assert "Answer here" in both.text
    assert LINK in both.text
    assert "Answer here" in Page(both.html).words


def test_without_a_link_there_is_nothing_to_press() -> None:
    both = drawn(EVERY_BLOCK, link="")
    assert Page(both.html).links == []
    assert "Accept" not in both.text + both.html
    assert "use the link" not in both.text


def test_nothing_remote_is_asked_for() -> None:
    html = drawn(EVERY_BLOCK).html
    assert not re.search(r"\bsrc=|@import|url\(|<link|<script", html)
    assert re.findall(r"https?://[^\"<\s]+", html) == [LINK] * html.count(LINK)


def test_the_page_says_its_language_and_has_one_heading() -> None:
    html = drawn(EVERY_BLOCK).html
    assert '<html lang="en-GB"' in html
    assert html.count("<h1") == 1


def test_a_repeat_says_so_in_both_parts() -> None:
    again, first = drawn(EVERY_BLOCK, attempt=2), drawn(EVERY_BLOCK)
    for repeated, fresh in ((again.text, first.text), (again.html, first.html)):
        assert "You may have had this message before" in repeated
        assert "You may have had this message before" not in fresh


def test_a_late_message_says_so_in_both_parts() -> None:
    late = bodies(replace(INVITATION, is_late=True), "Eastmere Meetings", mail_is_read=False)
    assert "later than it should" in late.text
    assert "later than it should" in late.html
    assert "later than it should" not in drawn(EVERY_BLOCK).text


def test_plain_text_is_wrapped_and_keeps_links_whole() -> None:
    text = drawn(Card("7KQ2", (Text("word " * 200), Warn("careful " * 30), BUTTONS))).text
    assert max(len(line) for line in text.split("\n")) <= WIDTH
    assert LINK in text.split("\n")


def test_a_table_too_wide_for_text_becomes_pairs_of_column_and_cell() -> None:
    columns = ("NAME", "AGENCY", "CONTACT DETAILS", "HOW WILL INFORMATION BE SHARED SECURELY?")
    rows = (("Member 1", "Health", "01632 960103", "e-mail"), ("Member 2", "School", "-", "Teams"))
    text = drawn(Card("7KQ2", (Table(columns, rows, "Contact sheet"),))).text
    assert "Contact sheet\n\nNAME: Member 1\nAGENCY: Health\n" in text
    assert "SECURELY?: e-mail\n\nNAME: Member 2\n" in text


def test_a_narrow_table_stands_in_columns() -> None:
    text = drawn(Card("7KQ2", (Table(("Action", "By"), (("A1", "Fri"), ("A10", "Mon"))),))).text
    assert "Action  By\n------  ---\nA1      Fri\nA10     Mon\n" in text


def test_a_card_of_one_hundred_thousand_characters_is_still_a_mail() -> None:
    both = drawn(Card("7KQ2", (Text("ordinary words " * 6_700), Why(("Because.",)))))
    assert len(both.html) > 100_000
    assert len(both.text) > 100_000
