"""Copying all tables from one database to another, of either kind, row by row as they are."""

from collections.abc import Callable, Collection

from sqlalchemy import Connection, Table, func, insert, select

from storage.schema import metadata

BATCH = 500
Progress = Callable[[str, int], None]
"""Called with the table's name and how many of its rows have been copied so far."""


def silently(table: str, rows: int) -> None:
    """Report nothing."""


def copy(
    source: Connection,
    target: Connection,
    progress: Progress = silently,
    without: Collection[str] = (),
) -> None:
    """Copy every row but those of the groups in `without`; the target's tables are empty."""
    for table in metadata.sorted_tables:
        _copy_table(source, target, table, progress, without)
        _count_on(target, table)


def _copy_table(
    source: Connection,
    target: Connection,
    table: Table,
    progress: Progress,
    without: Collection[str],
) -> None:
    done = 0
    with source.execute(select(table), execution_options={"yield_per": BATCH}) as rows:
        for batch in rows.partitions():
            kept = [row._asdict() for row in batch if getattr(row, "ref", None) not in without]
            if kept:
                target.execute(insert(table), kept)
            done += len(batch)
            progress(table.name, done)


def _count_on(target: Connection, table: Table) -> None:
    """Let PostgreSQL number new rows after those that came with their numbers."""
    column = table.autoincrement_column
    if column is None or target.dialect.name != "postgresql":
        return
    highest = select(func.max(column)).scalar_subquery()
    sequence = func.pg_get_serial_sequence(table.name, column.name)
    target.execute(select(func.setval(sequence, func.coalesce(highest, 1))))
