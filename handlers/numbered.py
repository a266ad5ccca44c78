"""What is opened by a number of its own: how a line names it, and the list to choose from."""

import re
from collections.abc import Sequence

from bot.core.cards import Block, Button, Buttons, Facts


def ways_of(letter: str) -> re.Pattern[str]:
    """Return what reads "X417", "X417 seen" and "X417 outcome ...": number, word and the rest."""
    shape = rf"({letter}[0-9]+)(?:\s+([a-z]+)(?:\s+(.*))?)?"
    return re.compile(shape, re.IGNORECASE | re.DOTALL)


def each_to_open(command: str, found: Sequence[tuple[str, str, str]]) -> tuple[Block, ...]:
    """Return a line for each (number, what it is, how it stands), and a button to open it."""
    if not found:
        return ()
    rows = tuple((f"{number}, {what}", how) for number, what, how in found)
    buttons = tuple(Button(f"Open {number}", f"{command} {number}") for number, _, _ in found)
    return (Facts(rows), Buttons(buttons))
