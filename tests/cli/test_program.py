"""The program itself: exit codes, errors in one line, and nothing loaded before its time."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from bot.cli.program import build_program, main, run
from bot.cli.registry import COMMANDS, Entry

HOUSE = Path(__file__).parents[2]
CONFERENCE = ("--conference", "2027-03-17")


def python(code: str) -> subprocess.CompletedProcess[str]:
    called = [sys.executable, "-c", code]
    return subprocess.run(called, capture_output=True, text=True, check=False, cwd=HOUSE)


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        ((), 2, "Missing command."),
        (("tea",), 2, "No such command 'tea'."),
        (("dates",), 2, "Missing option '--profile'."),
        (("dates", "--profile", "wales", "--conference", "17/3/27"), 2, '"17/3/27" is not a date.'),
        (("dates", "--profile", "kent", *CONFERENCE), 2, 'There is no profile "kent".'),
        (("dates", "--profile", "no.toml", *CONFERENCE), 1, "no.toml cannot be read"),
        (
            ("dates", "--profile", "wales", *CONFERENCE, "--override", "x"),
            2,
            '"x" is not an override.',
        ),
        (("dates", "--profile", "wales", *CONFERENCE, "--override", "x=1"), 2, 'cannot set "x"'),
        (("dates", "--profile", "wales", *CONFERENCE, "--review", "2027-03-17"), 1, "is not after"),
        (("count", "2027-03-17", "10 wd", "--profile", "wales"), 2, '"10 wd" is not a span'),
        (("count", "2027-03-17", "99999999 days", "--profile", "wales"), 2, "is too large."),
        (("serve", "--port", "70000"), 2, "or equal to 65535. See"),
        (("count", "1980-03-17", "1 week", "--profile", "wales"), 1, "known from 1990 to 2099"),
        (("count", "2027-03-17", "--profile", "wales"), 2, "Missing argument 'SPAN'."),
        (
            ("--env-file", "x.env", "serve"),
            2,
            "go behind the command, as in: coregroup serve --env",
        ),
        (("--env-file=x.env", "serve"), 2, "Options go behind the command"),
        (("--tea",), 2, "No such option: --tea"),
        (("serve", "--tea"), 2, "No such option: --tea"),
        (
            ("count", "2027-03-30", "-3 working days", "--profile", "wales"),
            2,
            'To count back write "3 working days" and --back.',
        ),
        (("count", "2027-03-30", "--", "-3 weeks"), 2, '"-3 weeks" is not a span'),
        (("profile", "tea"), 2, "No such command 'tea'."),
    ],
)
def test_every_error_is_one_line_that_says_what_would_be_right(
    words: tuple[str, ...], code: int, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("coregroup: ")
    assert captured.err.count("\n") == 1
    assert what in captured.err


def test_a_wrong_call_points_to_the_help_of_its_command(capsys: pytest.CaptureFixture[str]) -> None:
    run(["profile", "show"])
    assert 'See "coregroup profile --help".' in capsys.readouterr().err


def test_the_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(name in text and entry.help[:30] in text for name, entry in COMMANDS.items())


@pytest.mark.parametrize("words", [("dates",), ("count",), ("profile",), ("profile", "check")])
def test_every_command_has_its_help(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*words, "--help"]) == 0
    assert f"Usage: coregroup {' '.join(words)}" in capsys.readouterr().out


def test_what_is_stopped_from_the_keyboard_has_failed(capsys: pytest.CaptureFixture[str]) -> None:
    stopping = {"stop": Entry("tests.cli.stopping", "stop", "Stop at once.")}
    assert run(["stop"], stopping) == 1
    assert capsys.readouterr().err == "coregroup: stopped.\n"


def test_only_what_is_called_is_imported() -> None:
    nowhere = {"far": Entry("bot.cli.nowhere", "far", "Not there.")}
    assert isinstance(build_program(("near",), nowhere), typer.Typer)
    with pytest.raises(ModuleNotFoundError):
        build_program(("far",), nowhere)


def test_help_loads_neither_database_nor_web_nor_holidays() -> None:
    code = (
        "import sys; from bot.cli.program import run; run(['--help']); "
        "print(sorted({'sqlalchemy', 'starlette', 'holidays', 'pydantic'} & set(sys.modules)))"
    )
    done = python(code)
    assert done.stdout.endswith("[]\n")


@pytest.mark.exhaustive
def test_who_has_no_slack_loads_none_of_its_libraries() -> None:
    code = (
        "import sys; import bot.app, bot.cli.serve; "
        "print(sorted({'slack_bolt', 'slack_sdk', 'aiohttp'} & set(sys.modules)))"
    )
    assert python(code).stdout == "[]\n"


def test_in_a_terminal_dates_are_a_table() -> None:
    leader, follower = pty.openpty()
    words = ["dates", "--profile", "wales", *CONFERENCE]
    code = f"from bot.cli.program import run; run({words!r})"
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    called = [sys.executable, "-c", code]
    process = subprocess.Popen(called, stdout=follower, env=environment, cwd=HOUSE)
    os.close(follower)
    with os.fdopen(leader, "rb") as terminal:
        first = terminal.read(400).decode(errors="replace")
    process.wait()
    assert "\x1b[" in first
    assert "┌" in first


def test_main_exits_with_the_code() -> None:
    code = "import sys; from bot.cli import main; sys.argv = ['coregroup', 'tea']; main()"
    done = python(code)
    assert (done.returncode, done.stdout) == (2, "")
    assert callable(main)
