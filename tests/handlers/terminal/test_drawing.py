"""Cards in the terminal: every block, in colours, plain and as JSON; nothing written is markup."""

import io
import json
from collections.abc import Callable

import pytest
from rich.console import Console

from bot.core.cards import Card, Field, FieldKind, Form, Items, Table, Text
from handlers.terminal.coloured import coloured
from handlers.terminal.drawing import draw
from handlers.terminal.plain import plain
from tests.every_block import EVERY_BLOCK

FORM = Form(
    "remove p6",
    (
        Field("reason", "Why do they leave?", required=True, value="work is done"),
        Field("route", "How?", FieldKind.CHOICE, (("slack", "Slack"), ("post", "Post"))),
        Field("sure", "Sure?", FieldKind.TICK, help="Think twice", error="Say yes or no"),
    ),
    heading="Opt out",
    seen=7,
)
CARD = Card(
    "A form",
    (
        Text("[bold]Not markup[/] \x1b[2Jnor\ufffe a command\nand a second line"),
        Items(("three",)),
        Table(("Name", "Part"), (("Grace", "health\nvisitor"),), heading="Members"),
        Table(("A",), ()),
        FORM,
    ),
)


def in_colours(card: Card, width: int = 100) -> str:
    stream = io.StringIO()
    Console(file=stream, force_terminal=True, width=width).print(coloured(card))
    return stream.getvalue()


either_way = pytest.mark.parametrize("drawn_by", [plain, in_colours])


@either_way
def test_every_block_is_drawn(drawn_by: Callable[[Card], str]) -> None:
    drawn = drawn_by(EVERY_BLOCK)
    for expected in (
        *("Another <b>one</b> & more.", "! Do not overlook this.", "Tue 27 Apr 2027", "1."),
        *("Yours", "A3", "10 working days after", "[It can't be done]", "day= A date"),
    ):
        assert expected in drawn


@either_way
def test_a_form_says_what_it_needs_and_nothing_written_is_markup(
    drawn_by: Callable[[Card], str],
) -> None:
    drawn = drawn_by(CARD)
    for expected in (
        *("[bold]Not markup[/] [2Jnor a command", "three", "Grace", '"slack" (Slack)'),
        *("reason= Why do they leave? (needed)", "now: work is done", "! Say yes or no"),
    ):
        assert expected in drawn
    assert "\x1b[2J" not in drawn
    assert "\ufffe" not in drawn


@either_way
def test_what_is_typed_says_what_it_was_drawn_from(drawn_by: Callable[[Card], str]) -> None:
    assert "action A3 accept shown=2" in drawn_by(EVERY_BLOCK)
    assert "Opt out: remove p6 shown=7" in drawn_by(CARD)


def test_plain_text_is_as_wide_as_asked() -> None:
    long = Card("Long", (Text("word " * 60), Items(("word " * 60,))))
    assert max(map(len, plain(long, 40).splitlines())) <= 40


def test_a_table_is_as_wide_as_there_is_room_and_breaks_no_word() -> None:
    address = "a.very.long.address@eastmere.example"
    card = Card("Sheet", (Table(("Name", "Address"), (("word " * 20, address),)),))
    lines = plain(card, 60).splitlines()
    assert max(map(len, lines)) <= 60
    assert any(line.endswith(address) for line in lines)
    assert address in plain(card, 20), "what has no room stands whole all the same"


def test_running_text_in_colours_is_broken_once_where_the_terminal_ends() -> None:
    lines = in_colours(Card("Long", (Text("word " * 60),)), width=60).splitlines()
    assert [line.count("word") for line in lines[1:-2]] == [11] * 5


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
    draw(EVERY_BLOCK, out=screen)
    draw(EVERY_BLOCK, out=pipe)
    draw(EVERY_BLOCK, is_json=True, out=program)
    assert "╭" in screen.getvalue()
    assert pipe.getvalue() == plain(EVERY_BLOCK)
    card = json.loads(program.getvalue())
    assert (card["title"], card["refused"]) == ("Every kind of block", False)
    assert [each["kind"] for each in card["blocks"]][:3] == ["text", "why", "warn"]


def test_by_default_a_card_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    draw(Card("Done"))
    assert capsys.readouterr().out == "Done\n====\n"


def test_a_column_with_nothing_in_it_is_drawn_all_the_same() -> None:
    card = Card("Empty", (Table(("Row", ""), (("1", ""),)),))
    assert plain(card, 40).splitlines()[-1].rstrip() == "1"
