"""All that can be said, read off the table of commands: each word with its further ways."""

import re
from collections.abc import Callable, Iterator, Mapping
from random import Random

from handlers.table import COMMANDS

ASIDE = re.compile(r"\((?!s\)).*\)$")
OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
NUMBERED = re.compile(r"[A-Z]\d+")
FREE = re.compile(r"[A-Z]{3,}")

Slots = Mapping[str, Callable[[Random], str]]
"""What stands for a word in capitals: "NAME" somebody's, "DATE" a meeting, "A" an action."""


def ways() -> tuple[str, ...]:
    """Return every way to say every command, as `help` lists them."""
    return tuple(dict.fromkeys(_ways()))


def _ways() -> Iterator[str]:
    for word, command in COMMANDS.items():
        yield from (word, *(ASIDE.sub("", each).strip() for each in command.also))
        if command.at_a_meeting or "[DATE]" in "".join(command.also) or word in OF_A_MEETING:
            yield f"{word} DATE"


OF_A_MEETING = {"coming", "apologies", "substitute", "update", "move", "cancel", "rota"}

FOR_FAMILY = ("minutes HELD for FAMILY", "minutes HELD for FAMILY print", "export of NAME")
OPENED = (
    *("minutes HELD", "update DATE") * 3,
    *("plan", "action", "start DATE", "concern E417", "disagree X417", "early W417", "receipts N1"),
    *("done T3", *FOR_FAMILY),
)
"""What shows what is written, the more often the more it must not be shown to everybody."""
OPENED_BY_HEADS = (*OPENED, *FOR_FAMILY * 4)


def said(way: str, slots: Slots, random: Random) -> str:
    """Return one way with its choices made and its words in capitals filled in."""
    while found := OPTIONAL.search(way):
        kept = found[1] if random.random() < 0.8 else ""
        way = f"{way[: found.start()]}{kept}{way[found.end() :]}"
    return " ".join(_word(each, slots, random) for each in way.split())


def _word(word: str, slots: Slots, random: Random) -> str:
    word = random.choice(word.split("|"))
    if NUMBERED.fullmatch(word):
        return slots[word[0]](random)
    return FREE.sub(lambda found: slots.get(found[0], slots["TEXT"])(random), word)
