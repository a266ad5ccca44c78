"""What is printed in a terminal, and what is piped."""

from io import StringIO

import pytest
from rich.console import Console

from bot.cli.printing import print_blocks

BLOCKS = [("First core group", ["Fri 2 Apr 2027", "Confidence: seed."])]


def test_a_terminal_shows_a_table_under_its_title() -> None:
    screen = StringIO()
    print_blocks(BLOCKS, "Dates", Console(file=screen, force_terminal=True, width=80))
    assert "Dates" in screen.getvalue()
    assert "│" in screen.getvalue()
    assert "Fri 2 Apr 2027" in screen.getvalue()


def test_markup_in_what_is_shown_stays_text() -> None:
    screen = StringIO()
    print_blocks([("[bold]x", ["[red]y"])], console=Console(file=screen, force_terminal=True))
    assert "[bold]x" in screen.getvalue()
    assert "[red]y" in screen.getvalue()


def test_a_pipe_gets_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    print_blocks(BLOCKS)
    print_blocks([], "Nothing")
    plain = "First core group\n  Fri 2 Apr 2027\n  Confidence: seed.\nNothing\n"
    assert capsys.readouterr().out == plain


def test_without_anything_below_a_title_is_all_that_stands_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_blocks([], "Up to date.", Console(force_terminal=True, width=80))
    assert capsys.readouterr().out == "Up to date.\n"
