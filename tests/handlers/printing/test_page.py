"""The page for a printer: one file that asks for nothing, in which text is text."""

from html.parser import HTMLParser

from hypothesis import example, given

from bot.core.cards import Card, Text
from bot.core.printed import Paper, Stamp
from handlers.printing.page import html
from tests.every_block import EVERY_BLOCK, every_block_of
from tests.handlers.printing.samples import STAMP, TODAY, minutes
from tests.texts import any_text


class Seen(HTMLParser):
    """The elements of a page with what they fetch, and the text of its style."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.fetched: list[str | None] = []
        self.style = ""
        self.feed(page.decode("ascii"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.fetched += [value for name, value in attrs if name in {"src", "href", "action"}]

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1] == "style":
            self.style += data


def test_it_fetches_nothing_and_runs_nothing() -> None:
    seen = Seen(html(minutes()))
    assert seen.fetched == []
    assert {"script", "img", "link", "iframe", "form"}.isdisjoint(seen.elements)
    assert "url(" not in seen.style


@given(any_text())
@example("</style><script>alert(1)</script>")
@example('"; } body { display: none } @import url(x)\\')
def test_no_text_becomes_markup_or_style(text: str) -> None:
    stamp = Stamp(text, text, text, TODAY, text)
    plain = Seen(html(Paper(every_block_of("plain"), Stamp("R", "v", "r", TODAY))))
    seen = Seen(html(Paper(every_block_of(text), stamp)))
    assert set(seen.elements) <= {*plain.elements, "br"}
    assert seen.style.count('"') == plain.style.count('"')
    assert seen.style.count("{") == plain.style.count("{")


def test_the_stamp_stands_on_each_printed_page_and_below_the_document() -> None:
    page = html(Paper(EVERY_BLOCK, STAMP)).decode()
    assert page.count("Grace Holloway") == 2
    assert 'counter(page) " of " counter(pages)' in page


def test_what_the_pdf_cannot_draw_stands_here_as_written() -> None:
    page = html(Paper(Card("T", (Text("😀 中"),)), STAMP))
    assert b"&#128512; &#20013;" in page


def test_tables_repeat_their_head_and_headings_come_in_order() -> None:
    seen = Seen(html(minutes()))
    assert "thead" in seen.elements
    headings = [each for each in seen.elements if each in {"h1", "h2", "h3"}]
    assert headings[0] == "h1"
    assert set(headings[1:]) == {"h2"}
