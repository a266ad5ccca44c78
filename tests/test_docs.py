"""What the README says is so: its commands are those there are, and can be called so."""

import json
import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import typer
from typer.core import TyperCommand, TyperGroup

from bot.cli.program import build_program, run
from bot.cli.registry import COMMANDS, Family
from bot.core.procedure.adoption import obstacles
from bot.core.procedure.loading import load_profile, read_profile
from bot.setting_problems import PREFIX
from bot.settings import Settings
from handlers.table import COMMANDS as SAID

HOUSE = Path(__file__).parents[1]
README = (HOUSE / "README.md").read_text(encoding="utf-8")
WORDS = [
    (name, *more)
    for name, entry in COMMANDS.items()
    for more in ([[each] for each in entry.entries] if isinstance(entry, Family) else [[]])
]


def in_table() -> Iterator[tuple[str, ...]]:
    """Yield the commands in the README's table: a family's further words follow its first."""
    rows = re.findall(r"^\| (`.*?) \|", README, re.MULTILINE)
    for cell in rows:
        first, *others = re.findall(r"`([^`]+)`", cell)
        words = first.split()
        if isinstance(COMMANDS.get(words[0]), Family):
            yield (words[0], words[1])
            yield from ((words[0], each) for each in others)
        else:
            yield from ((each.split()[0],) for each in (first, *others))


def called() -> list[list[str]]:
    """Return each call of `coregroup` in the README's blocks, as the shell would pass it."""
    blocks = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    calls = re.findall(r"(?:^|&& )(?:\S*/)?coregroup (.*)", "\n".join(blocks), re.MULTILINE)
    return [shlex.split(each, comments=True) for each in calls]


def marked(name: str) -> list[str]:
    """Return the lines of the command below a mark; `.ci/run` takes them from there."""
    block = re.search(rf"^<!-- {name} -->\n```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert block is not None
    return block[1].splitlines()


def test_the_table_has_every_command_and_no_other() -> None:
    assert sorted(in_table()) == sorted(WORDS)


def test_what_people_can_say_is_listed_by_the_alphabet_and_nothing_else() -> None:
    block = re.search(r"^<!-- commands -->\n```\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert block is not None
    listed = [tuple(line.split(maxsplit=1)) for line in block[1].splitlines()]
    assert listed == sorted((each.word, each.help) for each in SAID.values())


def resolved(words: Sequence[str]) -> tuple[TyperCommand, list[str]]:
    """Return the command that the words call, and the words that are left for it."""
    found, left = typer.main.get_command(build_program(words)), list(words)
    while isinstance(found, TyperGroup):
        context = found.make_context("coregroup", [], resilient_parsing=True)
        _, inner, left = found.resolve_command(context, left)
        assert inner is not None
        found = inner
    assert isinstance(found, TyperCommand)
    return found, left


@pytest.mark.parametrize("words", called(), ids=" ".join)
def test_every_call_in_a_block_is_one_that_the_program_takes(words: list[str]) -> None:
    command, left = resolved(words)
    assert command.make_context("coregroup", left).info_name == "coregroup"


def test_every_option_in_the_text_is_an_option_of_a_command() -> None:
    text = re.sub(r"^```sh\n.*?^```", "", README, flags=re.MULTILINE | re.DOTALL)
    taken = {
        option for words in WORDS for each in resolved(words)[0].params for option in each.opts
    }
    assert set(re.findall(r"(?<=[ `])--[a-z-]+", text)) <= taken


def test_every_setting_is_named_in_our_manner_and_shown_by_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text(f"{PREFIX}DATA_DIR={tmp_path}\n")
    run(("check", "--json", "--env-file", str(env_file)))
    shown = set(json.loads(capsys.readouterr().out)["settings"])
    assert shown == {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(rf"{PREFIX}[A-Z_]+", README)) <= shown


@pytest.mark.parametrize("name", ["demo", "tests"])
def test_the_two_commands_for_a_bare_python_are_one_line_each(name: str) -> None:
    (line,) = marked(name)
    assert line.startswith("python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt ")
    assert README.count(f"<!-- {name} -->") == 1


def test_the_profile_that_is_shown_is_one_with_which_a_group_can_be_made() -> None:
    block = re.search(r"^<!-- profile -->\n```toml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert block is not None
    assert obstacles(read_profile(block[1], "council.toml")) == ()
    assert len(obstacles(load_profile("england"))) == block[1].count("\n[")


def test_where_the_data_goes_and_how_the_program_is_found_is_said_before_anything_is_made() -> None:
    run_it = README.partition("## Run it")[2]
    first = run_it.index("coregroup key new")
    assert run_it.index(".venv/bin/activate") < run_it.index("COREGROUP_DATA_DIR=") < first


def test_every_room_of_the_rules_is_named_and_no_other() -> None:
    rooms = re.search(r"^The rooms of `bot/core`: .*$", README, re.MULTILINE)
    assert rooms is not None
    there = {path.parent.name for path in (HOUSE / "bot" / "core").glob("*/__init__.py")}
    assert set(re.findall(r"\*([a-z]+)\*", rooms[0])) == there


def test_every_folder_that_the_house_lists_is_there() -> None:
    block = re.search(r"^## The house\n\n```\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert block is not None
    named = re.findall(r"^(\S+?)/?,? ", block[1], re.MULTILINE)
    assert {"bot/core", "handlers", "scheduler", "storage", "tests"} <= set(named)
    assert [each for each in named if not (HOUSE / each).exists()] == []
