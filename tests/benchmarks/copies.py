"""Thousands of groups in a minute: one is made, the others are copies of what its rows hold."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from storage.keys import GROUP, make_key
from storage.mapping import TABLES
from storage.schema import groups, memberships, notices
from storage.sealing import DataKey, cell
from storage.store import Store
from tests.keys import KEY

AT_A_TIME = 500
SEALED = (groups, *TABLES.values())
PLAIN = (memberships, notices)

Kept = dict[str, Any]


def make_copies(store: Store, original: str, refs: Sequence[str]) -> None:
    """Let there be as many groups more, each like the original and sealed with its own key.

    Their audit chains are left out: no measure walks them.
    """
    with store.database.writing() as connection:
        key = store.groups.key_of(connection, original)
        rows = {table: _opened(connection, table, original, key) for table in SEALED}
        for start in range(0, len(refs), AT_A_TIME):
            _write(connection, rows, refs[start : start + AT_A_TIME])
        for table in PLAIN:
            _copy_plain(connection, table, original)


def _opened(connection: Connection, table: Table, ref: str, key: DataKey) -> list[Kept]:
    """Return a group's rows of one table as they stand, but for what is sealed."""
    found = connection.execute(select(table).where(table.c.ref == ref)).mappings()
    rows = [dict[str, Any](row) for row in found]
    return [{**row, "sealed": key.open(row["sealed"], _place(table, row))} for row in rows]


def _place(table: Table, row: Kept) -> str:
    id_ = row["ref"] if table is groups else row["id"]
    return cell(table.name, "sealed", id_, row["ref"])


def _write(connection: Connection, rows: Mapping[Table, list[Kept]], refs: Sequence[str]) -> None:
    keys = {ref: make_key(connection, KEY, GROUP, ref) for ref in refs}
    for table, kept in rows.items():
        if copies := [_copy(table, row, ref, keys[ref]) for ref in refs for row in kept]:
            connection.execute(insert(table), copies)


def _copy(table: Table, row: Kept, ref: str, key: DataKey) -> Kept:
    copy = {**row, "ref": ref}
    if table is groups:
        copy["key"] = key.id
    return {**copy, "sealed": key.seal(row["sealed"], _place(table, copy))}


def _copy_plain(connection: Connection, table: Table, original: str) -> None:
    """Let the database itself copy what is not sealed, for all the other groups at once.

    Group by group, as they are made in life: a group's notices then stand and are read together.
    """
    others = [each for each in table.columns if each.name not in {"ref", "id"}]
    pairs = table.join(groups, groups.c.ref != original)
    each = select(groups.c.ref, *others).select_from(pairs).where(table.c.ref == original)
    each = each.order_by(groups.c.ref, *table.primary_key)
    connection.execute(insert(table).from_select(["ref", *(c.name for c in others)], each))
