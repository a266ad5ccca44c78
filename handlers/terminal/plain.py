"""A card as plain text: for pipes, transcripts and terminals without colours."""

import textwrap
from collections.abc import Iterator, Sequence
from functools import singledispatch
from itertools import zip_longest
from operator import gt

from bot.core.cards import (
    Block,
    Buttons,
    Card,
    Facts,
    Field,
    FieldKind,
    Form,
    Items,
    Table,
    Text,
    Warn,
    Why,
)
from handlers.grammar import as_typed

WIDTH = 100
GAP = "  "


def plain(card: Card, width: int = WIDTH) -> str:
    """Return the card as lines of text; control characters of a terminal never pass."""
    lines = [card.title, "=" * len(card.title)]
    for block in card.blocks:
        lines += ["", *_block(block, width)]
    return "\n".join(shown(line).rstrip() for line in lines) + "\n"


def shown(text: str) -> str:
    """Return text without what a terminal would take as a command."""
    if text.isprintable():
        return text
    return "".join(each for each in text if each.isprintable() or each in "\n\t")


@singledispatch
def _block(block: Block, width: int) -> Iterator[str]:
    """Yield the lines of one block; each kind has its own way."""
    raise TypeError(f"{type(block).__name__} cannot be drawn in {width} columns")


@_block.register
def _text(block: Text, width: int) -> Iterator[str]:
    return wrapped(block.text, width)


@_block.register
def _warn(block: Warn, width: int) -> Iterator[str]:
    return wrapped(block.text, width, "! ")


@_block.register
def _why(block: Why, width: int) -> Iterator[str]:
    yield block.label
    for line in block.lines:
        yield from wrapped(line, width, "  ")


@_block.register
def _buttons(block: Buttons, _width: int) -> Iterator[str]:
    return (f"[{each.label}] {as_typed(each.command, each.seen)}" for each in block.buttons)


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> Iterator[str]:
    """Break a text into lines, keeping its own line breaks."""
    indent = rest or " " * len(first)
    for number, line in enumerate(text.splitlines() or [""]):
        begin = first if number == 0 else indent
        yield from textwrap.wrap(
            line,
            width,
            initial_indent=begin,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [begin]


@_block.register
def _facts(block: Facts, width: int) -> Iterator[str]:
    longest = max((len(label) for label, _ in block.pairs), default=0) + 1
    for label, value in block.pairs:
        yield from wrapped(value, width, f"{label + ':':<{longest}} ")


@_block.register
def _items(block: Items, width: int) -> Iterator[str]:
    if block.heading:
        yield f"{block.heading}:"
    for number, item in enumerate(block.items, 1):
        mark = f"{number:>2}. " if block.numbered else "- "
        yield from wrapped(item, width, mark)


@_block.register
def _table(block: Table, width: int) -> Iterator[str]:
    if block.heading:
        yield f"{block.heading}:"
    head, *rows = (tuple(map(_flat, row)) for row in (block.columns, *block.rows))
    widths = _fitted((head, *rows), width)
    rule = tuple("-" * each for each in widths)
    for row in (head, rule, *rows):
        cells = [textwrap.wrap(cell, each) for cell, each in zip(row, widths, strict=True)]
        for line in zip_longest(*cells, fillvalue=""):
            yield GAP.join(map(str.ljust, line, widths))


def _fitted(rows: Sequence[tuple[str, ...]], width: int) -> list[int]:
    """Return how wide each column is: no word is broken, however narrow the terminal is."""
    columns = list(zip(*rows, strict=True))
    widths = [max(1, *map(len, column)) for column in columns]
    words = [max(map(len, ("", *" ".join(column).split()))) for column in columns]
    spare = width - len(GAP) * (len(widths) - 1)
    while sum(widths) > spare and any(map(gt, widths, words)):
        _, widest = max((each, n) for n, each in enumerate(widths) if each > words[n])
        widths[widest] -= 1
    return widths


def _flat(cell: str) -> str:
    return " / ".join(cell.splitlines())


@_block.register
def _form(block: Form, width: int) -> Iterator[str]:
    """Draw a form as what can be typed: the command, and name=value for each field."""
    yield f"{block.heading or block.submit}: {as_typed(block.command, block.seen)}"
    for each in block.fields:
        yield from _field(each, width)


def _field(each: Field, width: int) -> Iterator[str]:
    needed = " (needed)" if each.required else ""
    yield from wrapped(f"{each.label}{needed}", width, f"  {each.name}= ")
    if each.choices:
        known = ", ".join(f'"{value}" ({label})' for value, label in each.choices)
        yield from wrapped(f"one of {known}", width, "      ")
    elif each.kind is FieldKind.TICK:
        yield '      "yes" or nothing'
    if each.value:
        yield from wrapped(f"now: {each.value}", width, "      ")
    for text in filter(None, (each.help, each.error and f"! {each.error}")):
        yield from wrapped(text, width, "      ")
