"""Rows that may be there already: put where they are missing, and left as they stand elsewhere."""

from collections.abc import Mapping

from sqlalchemy import Insert, Table
from sqlalchemy.dialects import postgresql, sqlite


def unless_there(table: Table) -> Mapping[str, Insert]:
    """Return the statement that adds rows to a table, by the name of the dialect."""
    return {
        "sqlite": sqlite.insert(table).on_conflict_do_nothing(),
        "postgresql": postgresql.insert(table).on_conflict_do_nothing(),
    }
