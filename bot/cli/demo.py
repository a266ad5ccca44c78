"""`coregroup demo`: the story of one made-up group, told by running it and checked as it goes."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.demo.performance import perform
from bot.demo.teller import Teller


def demo(
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help="Leave database, mail, documents, transcript, notices and, side by side, what "
            "each parent got in this empty folder.",
        ),
    ] = None,
    *,
    text: Annotated[bool, typer.Option("--text", help="Without colours or pauses.")] = False,
) -> None:
    """Tell the story of the made-up group 7KQ2; exit 1 if one expectation does not hold."""
    if out is not None:
        _make(out)
    console = Console()
    teller = Teller(console=console if console.is_terminal and not text else None)
    if asyncio.run(perform(teller, out)):
        raise typer.Exit(1)


def _make(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise typer.BadParameter("That folder is not empty. Name a new one.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise typer.BadParameter(f"That folder cannot be made: {why}. Name another.") from error
