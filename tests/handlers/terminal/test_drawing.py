"""Cards in the terminal: every block, in colours, plain and as JSON; nothing written is markup."""

import io
import json

import pytest
from rich.console import Console

from bot.core.cards import (
    Button,
    Buttons,
    ButtonStyle,
    Card,
    Facts,
    Field,
    FieldKind,
    Form,
    Items,
    Table,
    Text,
    Warn,
    Why,
)
from handlers.terminal.coloured import coloured
from handlers.terminal.drawing import draw
from handlers.terminal.plain import plain

FORM = Form(
    "remove p6",
    (
        Field("reason", "Why do they leave?", required=True, value="work is done"),
        Field("route", "How?", FieldKind.CHOICE, (("slack", "Slack"), ("post", "Post"))),
        Field("sure", "Sure?", FieldKind.TICK, help="Think twice", error="Say yes or no"),
    ),
    heading="Opt out",
)
CARD = Card(
    "Everything",
    (
        Text("[bold]Not markup[/] \x1b[2Jnor a command\nand a second line"),
        Warn("Mind this"),
        Facts((("Reference", "7KQ2"), ("Children", "Child A"))),
        Items(("one", "two"), heading="Agenda", numbered=True),
        Items(("three",)),
        Table(("Name", "Part"), (("Grace", "health\nvisitor"),), heading="Members"),
        Table(("A",), ()),
        Why(("Because.",)),
        Buttons((Button("Go", "meet", ButtonStyle.PRIMARY),)),
        FORM,
    ),
)


def in_colours(card: Card) -> str:
    stream = io.StringIO()
    Console(file=stream, force_terminal=True, width=100).print(coloured(card))
    return stream.getvalue()


@pytest.mark.parametrize("drawn", [plain(CARD), in_colours(CARD)], ids=["plain", "coloured"])
def test_every_block_is_drawn(drawn: str) -> None:
    for expected in (
        "[bold]Not markup[/] [2Jnor a command",
        "! Mind this",
        "7KQ2",
        "1.",
        "three",
        "Grace",
        "Because.",
        "[Go]",
        "reason= Why do they leave? (needed)",
        '"slack" (Slack)',
        "! Say yes or no",
        "now: work is done",
    ):
        assert expected in drawn
    assert "\x1b[2J" not in drawn


def test_plain_text_is_as_wide_as_asked() -> None:
    long = Card("Long", (Text("word " * 60), Items(("word " * 60,))))
    assert max(map(len, plain(long, 40).splitlines())) <= 40


def test_a_card_without_blocks_is_its_title() -> None:
    assert plain(Card("Done")) == "Done\n====\n"
    assert "Done" in in_colours(Card("Done", is_refusal=True))


def test_what_is_no_block_cannot_be_drawn() -> None:
    with pytest.raises(TypeError):
        plain(Card("Odd", ("text",)))  # type: ignore[arg-type] # on purpose


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_colours_a_pipe_plain_text_and_a_program_json() -> None:
    screen, pipe, program = Screen(), io.StringIO(), io.StringIO()
    draw(CARD, out=screen)
    draw(CARD, out=pipe)
    draw(CARD, is_json=True, out=program)
    assert "╭" in screen.getvalue()
    assert pipe.getvalue() == plain(CARD)
    card = json.loads(program.getvalue())
    assert (card["title"], card["refused"]) == ("Everything", False)
    assert [each["kind"] for each in card["blocks"]][:3] == ["text", "warn", "facts"]


def test_by_default_a_card_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    draw(Card("Done"))
    assert capsys.readouterr().out == "Done\n====\n"
