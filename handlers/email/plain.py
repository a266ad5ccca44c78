"""A mail as plain text, wrapped for reading."""

from collections.abc import Callable
from textwrap import wrap
from typing import Any

from bot.core.cards import Block, Buttons, Facts, Form, Items, Table, Text, Warn, Why
from handlers.email.clean import clean, one_line
from handlers.email.letter import Letter

WIDTH = 72


def plain_text(letter: Letter) -> str:
    """Return the whole mail as text; every character in it has been cleaned."""
    title = one_line(letter.title)
    parts = [_wrapped(mark) for mark in letter.marks]
    parts.append([*_wrapped(title), "=" * min(len(title), WIDTH)])
    parts += [_DRAWN_BY[type(block)](block, letter.link) for block in letter.blocks]
    parts.append(["--", *_wrapped(letter.sender)])
    parts += [_wrapped(line) for line in letter.foot]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    """Wrap each line of `text`; long words, among them links, stay whole."""
    lines: list[str] = []
    for line in clean(text).strip().split("\n"):
        lines += wrap(
            line,
            WIDTH,
            initial_indent=rest if lines else first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines


def _text(block: Text, _link: str) -> list[str]:
    return _wrapped(block.text)


def _warn(block: Warn, _link: str) -> list[str]:
    return ["IMPORTANT", *_wrapped(block.text)]


def _facts(block: Facts, _link: str) -> list[str]:
    pairs = (f"{one_line(label)}: {value}" for label, value in block.pairs)
    return [line for pair in pairs for line in _wrapped(pair, rest="  ")]


def _items(block: Items, _link: str) -> list[str]:
    lines = _wrapped(block.heading)
    for number, item in enumerate(block.items, start=1):
        mark = f"{number}. " if block.numbered else "- "
        lines += _wrapped(item, mark, " " * len(mark))
    return lines


def _table(block: Table, link: str) -> list[str]:
    """Draw columns side by side where they fit, else each row as pairs of column and cell."""
    head, *rows = (tuple(map(one_line, row)) for row in (block.columns, *block.rows))
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = _wrapped(block.heading)
    if sum(widths) + 2 * len(widths) <= WIDTH:
        rule = tuple("-" * width for width in widths)
        return [*lines, *(_beside(row, widths) for row in (head, rule, *rows))]
    for row in rows:
        lines += ["", *_facts(Facts(tuple(zip(head, row, strict=True))), link)]
    return lines


def _beside(row: tuple[str, ...], widths: list[int]) -> str:
    cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip()


def _why(block: Why, _link: str) -> list[str]:
    return [*_wrapped(block.label), *(x for line in block.lines for x in _wrapped(line, rest="  "))]


def _buttons(block: Buttons, link: str) -> list[str]:
    labels = "; ".join(one_line(button.label) for button in block.buttons)
    return [*_wrapped(f"To answer ({labels}), open this page:"), link]


def _form(block: Form, link: str) -> list[str]:
    return [*_wrapped(block.heading), "Answer here:", link]


_DRAWN_BY: dict[type[Block], Callable[[Any, str], list[str]]] = {
    Text: _text,
    Warn: _warn,
    Facts: _facts,
    Items: _items,
    Table: _table,
    Why: _why,
    Buttons: _buttons,
    Form: _form,
}
"""One drawing a block of the closed set; a missing one fails a test."""
