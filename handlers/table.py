"""The table of commands: each word people can say, with its help and an example."""

from collections.abc import Mapping
from types import MappingProxyType

from handlers.call import Command
from handlers.commands import help as help_

ALL = (
    Command(
        "help",
        help_.run,
        "What you can ask for, and how.",
        "help meet",
        needs_group=False,
        when_closed=True,
    ),
)

COMMANDS: Mapping[str, Command] = MappingProxyType({each.word: each for each in ALL})
