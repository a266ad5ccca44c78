"""Telling the story to a terminal: as wide as that is, and never as markup."""

import asyncio
import io

from rich.console import Console

from bot.core.cards import Card, Text
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


def test_no_line_is_wider_than_the_terminal_and_the_transcript_is_what_stood_there() -> None:
    stream = io.StringIO()
    screen = Console(file=stream, force_terminal=True, color_system=None, width=NARROW)
    teller = Teller(console=screen)
    asyncio.run(tell(teller))
    lines = stream.getvalue().splitlines()
    assert lines == teller.lines
    assert max(map(len, lines)) <= NARROW
    assert any(line.startswith("  [holds] [bold]word") for line in lines)
