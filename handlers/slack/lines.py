"""The blocks that are only read, as lines of text: one way of each kind, as everywhere else."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from bot.core.cards import Block, Facts, Items, Table, Text, Warn, Why
from handlers.slack.rich import Kind, Line
from handlers.slack.text import flat

NOTHING: Final = "–"
"""What stands where a table or a list has nothing: an empty place is overlooked, or not heard."""


SHORT: Final = 3
"""Columns of a table that are named once; who has more of them to read is told at each cell."""


def lines_of(block: Block) -> Iterator[Line]:
    """Yield the lines of a block that asks for nothing."""
    return _LINES_OF[type(block)](block)


def _text(block: Text) -> Iterator[Line]:
    yield Line(rest=block.text)


def _warn(block: Warn) -> Iterator[Line]:
    yield Line("Important: ", block.text, Kind.QUOTE)


def _facts(block: Facts) -> Iterator[Line]:
    for label, value in block.pairs:
        yield pair(label, value)


def pair(label: str, value: str) -> Line:
    """Return a label and its value; either may be empty, and a question needs no colon."""
    asked = flat(label)
    mark = " " if asked.endswith(("?", ":")) else ": "
    return Line(asked + mark, value) if asked else Line(rest=value)


def _items(block: Items) -> Iterator[Line]:
    yield Line(bold=flat(block.heading))
    kind = Kind.NUMBER if block.numbered else Kind.BULLET
    for number, item in enumerate(block.items, start=1):
        yield Line(rest=item.strip() or NOTHING, kind=kind, number=number * block.numbered)


def _table(block: Table) -> Iterator[Line]:
    """Draw each row as one item of a list: columns side by side do not fit on a phone.

    What the cells are is said above the rows where that is soon said, else at each but the first.
    """
    columns = [flat(each) for each in block.columns]
    is_short = len(columns) <= SHORT
    named = ", ".join(filter(None, columns if is_short or not block.rows else columns[:1]))
    yield Line(bold=flat(block.heading))
    if named:
        yield Line(rest=f"({named})" if block.rows else f"{named}: {NOTHING}")
    labels = ["" if is_short or not each else f"{each}: " for each in columns]
    for row in block.rows:
        first, *others = (flat(cell) or NOTHING for cell in row)
        rest = [label + cell for label, cell in zip(labels[1:], others, strict=True)]
        if len(rest) == 1:
            yield replace(pair(first, rest[0]), kind=Kind.BULLET)
        else:
            yield Line(first, "".join(f"\n{each}" for each in rest), Kind.BULLET)


def _why(block: Why) -> Iterator[Line]:
    yield Line(bold=flat(block.label))
    for line in block.lines:
        yield Line(rest=line)


_LINES_OF: Final[dict[type[Block], Callable[[Any], Iterator[Line]]]] = {
    Text: _text,
    Warn: _warn,
    Facts: _facts,
    Items: _items,
    Table: _table,
    Why: _why,
}
