"""Lines of plain and bold text as Slack's rich text, which shows every character as it is."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import chain, groupby
from operator import attrgetter
from typing import Final

from handlers.slack.limits import BLOCK_TEXT
from handlers.slack.text import Json, cleaned, pieces, size

AROUND: Final = 50
"""What a line weighs beside its words: Slack counts the frame of a text in some way, too."""


class Kind(Enum):
    """How a line stands: by itself, set off from the rest, or in a list."""

    PLAIN = "plain"
    QUOTE = "quote"
    BULLET = "bullet"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Line:
    """A line: bold words first, then plain ones; both may hold line breaks. Numbers begin at 1."""

    bold: str = ""
    rest: str = ""
    kind: Kind = Kind.PLAIN
    number: int = 0

    @property
    def said(self) -> str:
        """Return the line as plain text."""
        marks = {Kind.BULLET: "- ", Kind.NUMBER: f"{self.number}. "}
        return marks.get(self.kind, "") + self.bold + self.rest


@dataclass(frozen=True, slots=True)
class Part:
    """A block, and what it says in plain text for those who hear it."""

    block: Json
    said: str

    @property
    def weight(self) -> int:
        """Return how long the block is as JSON, in characters."""
        return len(json.dumps(self.block, ensure_ascii=False))


def rich(lines: Iterable[Line]) -> Iterator[Part]:
    """Yield as many rich text blocks as the lines need; none for lines that say nothing."""
    held: list[Line] = []
    left = BLOCK_TEXT
    for line in chain.from_iterable(map(_short, lines)):
        left -= size(line.said) + AROUND
        if held and left < 0:
            yield _part(held)
            held, left = [], BLOCK_TEXT - size(line.said) - AROUND
        held.append(line)
    if held:
        yield _part(held)


def _short(line: Line) -> Iterator[Line]:
    """Yield the line cleaned, in as many as are needed; what goes on has no number of its own."""
    line = replace(line, bold=cleaned(line.bold), rest=cleaned(line.rest).rstrip())
    if size(line.said) <= BLOCK_TEXT - AROUND:
        yield from (line,) * bool((line.bold + line.rest).strip())
        return
    most = BLOCK_TEXT - AROUND
    bold = [Line(bold=each) for each in pieces(line.bold, most)]
    rest = [Line(rest=each) for each in pieces(line.rest, most)]
    parts = [each for each in (*bold, *rest) if each.said.strip()]
    goes_on = Kind.QUOTE if line.kind is Kind.QUOTE else Kind.PLAIN
    for n, each in enumerate(parts):
        yield replace(each, kind=goes_on if n else line.kind, number=line.number)


def _part(lines: list[Line]) -> Part:
    groups = groupby(lines, attrgetter("kind"))
    elements = [_element([*group]) for _, group in groups]
    said = "\n".join(line.said for line in lines)
    return Part({"type": "rich_text", "elements": elements}, said)


def _element(lines: list[Line]) -> Json:
    """Return lines of one kind: what stands by itself as one text, the rest as one list."""
    kind = lines[0].kind
    if kind in {Kind.BULLET, Kind.NUMBER}:
        return _list(lines)
    return _section("rich_text_quote" if kind is Kind.QUOTE else "rich_text_section", lines)


def _list(lines: list[Line]) -> Json:
    style = "ordered" if lines[0].kind is Kind.NUMBER else "bullet"
    drawn: Json = {
        "type": "rich_text_list",
        "style": style,
        "elements": [_section("rich_text_section", [line]) for line in lines],
    }
    if lines[0].number > 1:
        drawn["offset"] = lines[0].number - 1
    return drawn


def _section(type_: str, lines: list[Line]) -> Json:
    elements: list[Json] = []
    for n, line in enumerate(lines):
        if line.bold:
            bold = f"\n{line.bold}" if n else line.bold
            elements.append({"type": "text", "text": bold, "style": {"bold": True}})
        if line.rest:
            rest = f"\n{line.rest}" if n and not line.bold else line.rest
            elements.append({"type": "text", "text": rest})
    return {"type": type_, "elements": elements}
