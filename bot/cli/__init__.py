"""The `coregroup` command: one module a command, loaded when it is called."""

from bot.cli.program import main

__all__ = ["main"]
