"""Telling the story: to a terminal in colours or in plain text, and always to the transcript."""

import asyncio
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TextIO

from rich.console import Console
from rich.markup import escape

from bot.core.cards import Block, Card, Field, Form, Text
from bot.core.procedure.day_names import short_moment
from handlers.terminal.plain import plain, wrapped

WIDTH = 100
BREATH = 0.003
"""Seconds between two things told to a terminal, so that a person can follow."""
PAUSE = 0.3
"""Seconds before each part of the story."""


@dataclass
class Teller:
    """Writes what happens, line by line; `lines` is the transcript so far."""

    console: Console | None = None
    out: TextIO = field(default_factory=lambda: sys.stdout)
    lines: list[str] = field(default_factory=list)
    _moment: str = ""

    @property
    def width(self) -> int:
        """How many columns a line may have: as many as the terminal, but no more than are read."""
        return min(WIDTH, self.console.width) if self.console else WIDTH

    async def part(self, number: int, title: str) -> None:
        """Begin a part of the story with its heading."""
        heading = f"{number}. {title}"
        await self._wait(PAUSE)
        await self._tell("", heading, "=" * len(heading), style="bold white on blue")

    async def at(self, now: datetime) -> None:
        """Say what the clock shows, when it has moved since it was last said."""
        moment = short_moment(now)
        if moment != self._moment:
            self._moment = moment
            await self._tell("", f"--- {moment} ---", style="bold cyan")

    async def says(self, who: str, where: str, text: str, fields: dict[str, str]) -> None:
        """Tell what somebody says, where, and what they fill in."""
        said = f"{who} ({where}): {text}".rstrip(": ")
        await self._tell(*wrapped(said, self.width, "", "    "), style="bold")
        for name, value in fields.items():
            line = f"    {name}: {' '.join(value.split())}"
            await self._tell(line if len(line) <= self.width else f"{line[: self.width - 4]} ...")

    async def answer(self, card: Card) -> None:
        """Tell what the bot answers."""
        lines = plain(_in_short(card), self.width - 4).splitlines()
        style = "yellow" if card.is_refusal else ""
        await self._tell(*(f"  | {line}" for line in lines), style=style)

    async def excerpt(self, card: Card, about: Sequence[str]) -> None:
        """Tell of an answer its title and only the lines in which one of these words stands."""
        title, _, *lines = plain(_in_short(card), self.width - 4).splitlines()
        found = [line for line in lines if any(each in line for each in about)]
        await self._tell(*(f"  | {line}" for line in (title, "...", *found, "...")))

    async def page(self, lines: Sequence[str]) -> None:
        """Tell what a page says."""
        for line in lines:
            await self._tell(*wrapped(line, self.width, "  | ", "  | "))

    async def leaves(self, what: str) -> None:
        """Tell what leaves the bot."""
        await self._tell(*wrapped(what, self.width, "  -> ", "     "), style="green")

    async def note(self, text: str) -> None:
        """Tell something that happens outside."""
        await self._tell(*wrapped(text, self.width, "  ", "  "), style="dim")

    async def expects(self, sentence: str, *, holds: bool) -> None:
        """Tell what the procedure expects, and whether it holds."""
        mark, style = ("[holds]", "bold green") if holds else ("[DOES NOT HOLD]", "bold red")
        await self._tell(*wrapped(f"{mark} {sentence}", self.width, "  ", "    "), style=style)

    async def _tell(self, *lines: str, style: str = "") -> None:
        self.lines += lines
        write = self._in_colours(style) if self.console else self._plainly
        for line in lines:
            write(line)
        await self._wait(BREATH)

    async def _wait(self, seconds: float) -> None:
        if self.console:
            await asyncio.sleep(seconds)

    def _plainly(self, line: str) -> None:
        self.out.write(f"{line}\n")

    def _in_colours(self, style: str) -> Callable[[str], None]:
        console = self.console

        def write(line: str) -> None:
            if console is not None:
                console.print(escape(line), style=style or None, highlight=False)

        return write


def _in_short(card: Card) -> Card:
    """Return the card with each form as one paragraph: what it asks, and what it proposes."""
    return replace(card, blocks=tuple(_short(each) for each in card.blocks))


def _short(block: Block) -> Block:
    if not isinstance(block, Form):
        return block
    return Text(f"[A form, {block.submit}] {'; '.join(map(_asked, block.fields))}")


def _asked(each: Field) -> str:
    """Return what a field asks; in brackets the choice that stands in it already."""
    chosen = each.value.split(",")
    proposed = ", ".join(label for value, label in each.choices if value and value in chosen)
    return f"{each.label} [{proposed}]" if proposed else each.label
