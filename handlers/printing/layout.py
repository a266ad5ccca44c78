"""A paper as plain lines and lists, the same for PDF and HTML, without what is for a screen."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from bot.core.cards import Block, Facts, Items, Table, Text, Warn, Why
from bot.core.free_text import free_text
from bot.core.printed import Paper, Stamp
from bot.core.procedure.day_names import short_day
from handlers.email.clean import clean, one_line

Plain = dict[str, Any]
"""Names, texts, numbers and lists of them: what JSON can say."""
Spell = Callable[[str], str]

UNTITLED = "Document"
WIDEST = 7
"""Columns that an upright page has room for; a wider table is printed row by row."""
ROOM = 72
"""Characters side by side in a table, with room left for broad ones and for the gaps."""
NARROW, BROAD = 6, 40
"""Between how many characters a column's width follows what stands in it."""
WHOLE = 16
"""Characters that stay on one line in a table where there is room: a date, most names."""
DAY = 10
"""Characters that stay on one line where there is less room: a date without its year."""


def laid_out(paper: Paper, spell: Spell = str) -> Plain:
    """Return what stands on the paper from top to bottom; `spell` has the last word on each text.

    Every text is cleaned; a text of several lines stays a list of lines. Buttons and forms are for
    a screen, and no part of a document.
    """
    draw = _Drawing(spell)
    blocks = [each for block in paper.card.blocks for each in draw.block(block)]
    return {
        "title": draw.heading(paper.card.title) or UNTITLED,
        "foot": [draw.line(each) for each in _foot(paper.stamp)],
        "blocks": blocks,
    }


def _foot(stamp: Stamp) -> Iterator[str]:
    whose = "" if stamp.recipient == stamp.reference else stamp.reference
    parts = (whose, stamp.version, f"for {stamp.recipient}", short_day(stamp.on))
    yield " · ".join(filter(None, parts))
    yield stamp.record


class _Drawing:
    def __init__(self, spell: Spell) -> None:
        self._spell = spell

    def line(self, text: str) -> str:
        return self._spell(one_line(text))

    def heading(self, text: str) -> str:
        """Return a line in which something can be seen, or nothing: no heading is blank."""
        line = self.line(text)
        return line if free_text(line, longest=len(line)) else ""

    def lines(self, text: str) -> list[str]:
        return [self._spell(each) for each in clean(text).strip().split("\n")]

    def block(self, block: Block) -> Iterator[Plain]:
        draw = _DRAWN_BY.get(type(block))
        if draw is not None:
            yield draw(self, block)

    def text(self, block: Text) -> Plain:
        return {"kind": "text", "lines": self.lines(block.text)}

    def warn(self, block: Warn) -> Plain:
        return {"kind": "warn", "lines": self.lines(block.text)}

    def facts(self, block: Facts) -> Plain:
        return {"kind": "facts", "pairs": [self._pair(*each) for each in block.pairs]}

    def items(self, block: Items) -> Plain:
        return {
            "kind": "items",
            "heading": self.heading(block.heading),
            "numbered": block.numbered,
            "items": [self.lines(each) for each in block.items],
        }

    def why(self, block: Why) -> Plain:
        return {
            "kind": "why",
            "heading": self.heading(block.label),
            "numbered": False,
            "items": [self.lines(each) for each in block.lines],
        }

    def table(self, block: Table) -> Plain:
        columns = [self.line(each) for each in block.columns]
        rows = [[self.lines(each) for each in row] for row in block.rows]
        heading = self.heading(block.heading)
        widths = _widths(list(zip(block.columns, *block.rows, strict=True)))
        if not widths:
            records = [[list(each) for each in zip(columns, row, strict=True)] for row in rows]
            return {"kind": "records", "heading": heading, "records": records}
        return {
            "kind": "table",
            "heading": heading,
            "columns": columns,
            "widths": widths,
            "rows": rows,
        }

    def _pair(self, label: str, value: str) -> list[Any]:
        return [self.line(label), self.lines(value)]


def _widths(columns: list[tuple[str, ...]]) -> list[float]:
    """Return the columns' shares of the page: none has less than its longest word, if it can be.

    None at all where they would not fit side by side.
    """
    ways = ([_needed(column, whole=whole) for column in columns] for whole in (WHOLE, DAY, 0))
    needs = next((each for each in ways if sum(each) <= ROOM), [])
    if len(columns) > WIDEST or not needs:
        return []
    return _widened(needs, map(_wished, columns), ROOM - sum(needs))


def _widened(needs: Iterable[int], wishes: Iterable[int], spare: int) -> list[float]:
    """Return what each column needs, and of the spare room the same part of what more it wishes."""
    pairs = list(zip(needs, wishes, strict=True))
    wished = sum(max(wish - need, 0) for need, wish in pairs)
    part = min(1.0, spare / wished) if wished else 0.0
    return [round(need + max(wish - need, 0) * part, 2) for need, wish in pairs]


def _needed(column: tuple[str, ...], *, whole: int) -> int:
    """Return the characters of a column's longest word, or of its short texts up to `whole`."""
    words = max((len(word) for cell in column for word in cell.split()), default=0)
    return _bounded(max(words, min(whole, max(map(len, column)))))


def _wished(column: tuple[str, ...]) -> int:
    return _bounded(max(map(len, column)) // 3)


def _bounded(number: int) -> int:
    return min(max(NARROW, number), BROAD)


_DRAWN_BY: Mapping[type[Block], Callable[..., Plain]] = {
    Text: _Drawing.text,
    Warn: _Drawing.warn,
    Facts: _Drawing.facts,
    Items: _Drawing.items,
    Why: _Drawing.why,
    Table: _Drawing.table,
}
