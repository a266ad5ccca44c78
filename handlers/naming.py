"""The command that a word names; of a slip of the finger the nearest one is shown."""

from collections.abc import Mapping
from difflib import get_close_matches

from bot.core.refusals import Refusal
from handlers.call import Command


def named(word: str, table: Mapping[str, Command]) -> Command:
    """Return the command of this word, or refuse with the one that was probably meant."""
    if word in table:
        return table[word]
    near = get_close_matches(word[:30], table, n=1)
    meant = f'Did you mean "{near[0]}"? For example: {table[near[0]].example}. ' if near else ""
    raise Refusal(f'"{word[:30]}" is not a command.', f"{meant}See what you can ask for: help")
