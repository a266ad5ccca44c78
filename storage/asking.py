"""Asking for many things in one statement whose text does not change, so it is compiled once."""

from collections.abc import Iterable, Sequence

from sqlalchemy import JSON, ColumnElement, String, bindparam, func, literal_column

ASKED = func.json_each(bindparam("asked", type_=JSON)).table_valued("key", "value")
"""Rows of a list that is given as `asked`; both databases understand this spelling of it.

A list of columns `IN (...)` is compiled anew for each length, which takes milliseconds, and
SQLite does not answer it from an index.
"""


def asked(rows: Iterable[Sequence[str]]) -> dict[str, dict[str, Sequence[str]]]:
    """Return rows as the parameter of a statement with `ASKED`."""
    return {"asked": {str(number): row for number, row in enumerate(rows)}}


def part(place: int) -> ColumnElement[str]:
    """Return what stands at `place` in each row."""
    return ASKED.c.value.op("->>", return_type=String())(literal_column(str(place)))
