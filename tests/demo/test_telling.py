"""Telling the story to a terminal: as wide as that is, and never as markup."""

import asyncio
import io

from rich.console import Console

from bot.core.cards import Card, Field, FieldKind, Form, Text
from bot.demo.teller import Teller
from tests.cast import at

NARROW = 60


async def tell(teller: Teller) -> None:
    await teller.part(1, "Creation")
    await teller.at(at(17, 3))
    await teller.says(
        "Priya Nair", "on Slack", "new " * 30, {"overrides": "retention = 72 months " * 9}
    )
    await teller.answer(Card("Group 7KQ2", (Text("word " * 60),)))
    await teller.leaves("Grace Holloway by mail: " + "word " * 30)
    await teller.expects("[bold]" + "word " * 30, holds=True)


def test_a_form_shows_what_it_proposes_and_an_excerpt_only_what_it_is_about() -> None:
    people = (("p1", "Priya Nair"), ("p2", "Tom Adeyemi"))
    chair = Field("chair", "Who chairs?", FieldKind.CHOICE, people, value="p2")
    card = Card("Start", (Text("Much else."), Form("start", (chair, Field("why", "Why?")), "Go")))
    form = "  | [A form, Go] Who chairs? [Tom Adeyemi]; Why?"
    out = io.StringIO()
    asyncio.run(Teller(out=out).answer(card))
    assert form in out.getvalue().splitlines()
    out = io.StringIO()
    asyncio.run(Teller(out=out).excerpt(card, ("Who chairs?",)))
    assert out.getvalue().splitlines() == ["  | Start", "  | ...", form, "  | ..."]


def test_no_line_is_wider_than_the_terminal_and_the_transcript_is_what_stood_there() -> None:
    stream = io.StringIO()
    screen = Console(file=stream, force_terminal=True, color_system=None, width=NARROW)
    teller = Teller(console=screen)
    asyncio.run(tell(teller))
    lines = stream.getvalue().splitlines()
    assert lines == teller.lines
    assert max(map(len, lines)) <= NARROW
    assert any(line.startswith("  [holds] [bold]word") for line in lines)
