"""Drawing a card where the command was typed: in colours, plain when piped, or as JSON."""

import json
import sys
from typing import TextIO

from rich.console import Console

from bot.core.cards import Card
from handlers.terminal.as_json import as_json
from handlers.terminal.coloured import coloured
from handlers.terminal.plain import plain


def draw(card: Card, *, is_json: bool = False, out: TextIO | None = None) -> None:
    """Write the card to `out`, or to standard output."""
    stream = out or sys.stdout
    if is_json:
        stream.write(json.dumps(as_json(card), ensure_ascii=False, indent=2) + "\n")
    elif stream.isatty():
        Console(file=stream).print(coloured(card))
    else:
        stream.write(plain(card))
