"""Printing: rich in a terminal, plain lines when piped, JSON where a program reads it."""

import json
import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text


def print_json(plain: object) -> None:
    """Print plain data as JSON."""
    sys.stdout.write(json.dumps(plain, indent=2, ensure_ascii=False) + "\n")


def print_blocks(
    blocks: Iterable[tuple[str, Sequence[str]]], title: str = "", console: Console | None = None
) -> None:
    """Print headings with lines below each: a table in a terminal, indented text when piped."""
    console, blocks = console or Console(), list(blocks)
    if console.is_terminal and blocks:
        console.print(_table(blocks, title))
        return
    lines = [title] if title else []
    for heading, below in blocks:
        lines += [heading, *(f"  {line}" for line in below)]
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _table(blocks: Iterable[tuple[str, Sequence[str]]], title: str) -> Table:
    table = Table(title=title or None, title_justify="left", show_header=False, show_lines=True)
    table.add_column(style="bold", max_width=34)
    table.add_column()
    for heading, below in blocks:
        table.add_row(Text(heading), Text("\n".join(below)))
    return table
