"""The cells of a sheet, whatever file it came in: headings found, rows numbered, bounds kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.free_text import free_text
from bot.core.refusals import Refusal
from bot.core.sheet.lines import COLUMNS, Row, Trouble
from handlers.sheets.details import pick_apart

MOST_BYTES = 1_000_000
MOST_ROWS = 200
MOST_COLUMNS = 30
LONGEST_CELL = 1_000
HEADINGS_WITHIN = 20
STARTS = {
    "name": "name",
    "agency": "agency",
    "details": "contact details",
    "shared": "how will information be shared",
}
PART_HEADINGS = {"part", "role", "part or role", "role in the group"}
FIELDS = (*STARTS, "part")


@dataclass(frozen=True, slots=True)
class Cells:
    """All cells as text, row by row; `bad` are places (row, column) and what is wrong there."""

    rows: tuple[tuple[str, ...], ...]
    bad: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows below the headings, and what is wrong with cells of some of them."""

    rows: tuple[Row, ...]
    troubles: tuple[Trouble, ...] = ()


def must_be_of_one_group(rows: Sequence[object], most: int = MOST_ROWS) -> None:
    """Refuse what has more rows than any one group has people."""
    if len(rows) > most:
        raise Refusal(
            f"The sheet has more than {MOST_ROWS} rows.", "Is this the contact sheet of one group?"
        )


def sheet_rows(cells: Cells) -> SheetRows:
    """Return the rows below the headings, picked apart; empty ones are stepped over.

    Raises a `Refusal` for a file without the four columns.
    """
    start, columns = _headings(cells.rows)
    body = cells.rows[start + 1 :]
    must_be_of_one_group(body)
    troubles = list(_bad_cells(cells, start, columns))
    filled = [(number, texts) for number, texts in enumerate(body, 1) if "".join(texts).strip()]
    rows = tuple(_row(number, texts, columns, troubles) for number, texts in filled)
    return SheetRows(rows, tuple(troubles))


def _bad_cells(cells: Cells, start: int, columns: Mapping[str, int]) -> Iterator[Trouble]:
    """Yield what is wrong with cells that would be read, by the row below the headings."""
    for row, column, what in cells.bad:
        if row > start and column in columns.values():
            yield Trouble(row - start, what, "Write it as plain text in a cell of its own.")


def unread_headings(cells: Cells) -> tuple[str, ...]:
    """Return headings of columns that are not read, so that nothing is left out in silence."""
    start, columns = _headings(cells.rows)
    read = set(columns.values())
    headings = enumerate(cells.rows[start])
    return tuple(text.strip() for n, text in headings if text.strip() and n not in read)


def _headings(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    for number, texts in enumerate(rows[:HEADINGS_WITHIN]):
        columns = _columns(texts)
        if {"name", "agency"} <= set(columns):
            missing = [COLUMNS[n] for n, field in enumerate(STARTS) if field not in columns]
            if missing:
                raise Refusal(
                    f"The sheet has no column {missing[0]}.",
                    f"It needs these headings: {'; '.join(COLUMNS)}.",
                )
            return number, columns
    raise Refusal("No headings were found in the sheet.", f"It needs these: {'; '.join(COLUMNS)}.")


def _columns(texts: Sequence[str]) -> dict[str, int]:
    """Return where each field stands, by how its heading begins; the first such column counts."""
    columns: dict[str, int] = {}
    for number, text in enumerate(texts):
        heading = " ".join(text.lower().split())
        field = next((f for f, start in STARTS.items() if heading.startswith(start)), "")
        if heading in PART_HEADINGS:
            field = "part"
        if field:
            columns.setdefault(field, number)
    return columns


def _plain(field: str, text: str) -> str:
    plain = free_text(text, longest=LONGEST_CELL)
    if field == "name" and "\n" in plain:
        raise Refusal("The name has a line break in it.", "Write one name, on one line.")
    return plain


def _row(
    number: int, texts: Sequence[str], columns: dict[str, int], troubles: list[Trouble]
) -> Row:
    cells = {}
    for field in FIELDS:
        place = columns.get(field, len(texts))
        text = texts[place] if place < len(texts) else ""
        try:
            cells[field] = _plain(field, text)
        except Refusal as refusal:
            troubles.append(Trouble(number, refusal.why, refusal.way_on))
            cells[field] = ""
    return Row(
        number,
        cells["name"],
        cells["agency"],
        pick_apart(cells["details"]),
        cells["shared"],
        cells["part"],
    )
