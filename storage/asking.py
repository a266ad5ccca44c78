"""Asking for many things in one statement whose text does not change, so it is compiled once."""

from collections.abc import Iterable, Sequence

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Integer,
    String,
    bindparam,
    cast,
    func,
    literal_column,
    select,
)

_GIVEN = func.json_each(bindparam("asked", type_=JSON)).table_valued("key", "value")
ASKED = select(_GIVEN.c.value).limit(bindparam("how_many", type_=Integer)).subquery("asked")
"""Rows of a list that is given as `asked`; both databases understand this spelling of it.

A list of columns `IN (...)` is compiled anew for each length, which takes milliseconds, and
SQLite does not answer it from an index. The limit, which cuts nothing off, tells PostgreSQL that
the rows are few: it expects a hundred, for which it would rather read a table of thousands whole.
"""


Cell = str | int | None


def asked(rows: Iterable[Sequence[Cell]]) -> dict[str, object]:
    """Return rows as the parameters of a statement with `ASKED`."""
    given = {str(place): row for place, row in enumerate(rows)}
    return {"asked": given, "how_many": len(given)}


def part(place: int) -> ColumnElement[str]:
    """Return what stands at `place` in each row."""
    return ASKED.c.value.op("->>", return_type=String())(literal_column(str(place)))


def number(place: int) -> ColumnElement[int]:
    """Return the whole number that stands at `place` in each row."""
    return cast(part(place), BigInteger)
