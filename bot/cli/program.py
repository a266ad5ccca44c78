"""Building and running the `coregroup` program: exit codes, and one line for each error."""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

import typer

from bot.cli.hints import misplaced
from bot.cli.registry import COMMANDS, Entry, Family
from bot.core.refusals import Refusal

REFUSED = 1


def build_program(
    words: Sequence[str], commands: Mapping[str, Entry | Family] = COMMANDS
) -> typer.Typer:
    """Return the program with all commands listed; those named in `words` are imported."""
    program = typer.Typer(
        name="coregroup",
        help="Core Group: keeps a child protection core group together.",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich" if sys.stdout.isatty() else None,
    )
    program.callback()(_together)
    for name, entry in commands.items():
        if isinstance(entry, Family):
            family = build_program(words if name in words else (), entry.entries)
            program.add_typer(family, name=name, help=entry.help)
        else:
            program.command(name, help=entry.help)(_function(entry) if name in words else _listed)
    return program


def _together() -> None:
    """Keep the commands under one program, even while there is but one."""


def _listed() -> None:
    """Stand for a command that is listed and not called."""


def _function(entry: Entry) -> Callable[..., object]:
    function: Callable[..., object] = getattr(import_module(entry.module), entry.function)
    return function


def run(words: Sequence[str], commands: Mapping[str, Entry | Family] = COMMANDS) -> int:
    """Run the program and return its exit code: 0, 1 refused or failed, 2 wrongly called."""
    program = build_program(words, commands)
    try:
        result = program(list(words), prog_name="coregroup", standalone_mode=False)
    except typer.TyperException as error:
        _complain(_wrongly_called(error, words, commands))
        return error.exit_code
    except Refusal as refusal:
        _complain(str(refusal))
        return REFUSED
    except typer.Abort:
        _complain("stopped.")
        return REFUSED
    return result if isinstance(result, int) else 0


def _wrongly_called(
    error: typer.TyperException, words: Sequence[str], commands: Mapping[str, Entry | Family]
) -> str:
    called = next((word for word in words if word in commands), "")
    said = misplaced(getattr(error, "option_name", ""), words, commands) or error.format_message()
    end = "" if said.endswith((".", "?", "!")) else "."
    return f'{said}{end} See "coregroup {called} --help".'


def _complain(message: str) -> None:
    sys.stderr.write(f"coregroup: {' '.join(message.split())}\n")


def main() -> None:
    """Run `coregroup` with the words it was called with."""
    sys.exit(run(sys.argv[1:]))
