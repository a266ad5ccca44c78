"""What groups have several of, each kind in its order, read for many groups in one statement."""

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, literal, select, union_all

from storage.asking import ASKED, asked, part
from storage.errors import TamperedError
from storage.mapping import KINDS
from storage.rows import Bare, bare_rows
from storage.sealing import DataKey, cell

# One statement for all kinds: a dozen trips to the database would cost more than the opening.
ALL_FACTS = union_all(
    *(
        select(
            kind.table.c.ref,
            literal(kind.field).label("field"),
            kind.table.c.id,
            kind.table.c.position,
            kind.table.c.sealed,
        )
        .select_from(ASKED)
        .join(kind.table, kind.table.c.ref == part(0))
        for kind in KINDS.values()
    )
)

Several = dict[str, Any] | TamperedError
"""Tuples of facts by the field of a `CoreGroup`, or why they cannot be opened."""
NOTHING: Mapping[str, Any] = dict.fromkeys(KINDS, ())


def facts_of(connection: Connection, keys: Mapping[str, DataKey]) -> dict[str, Several]:
    """Return what the groups whose keys these are have several of, by their references."""
    rows: dict[str, list[Bare]] = {ref: [] for ref in keys}
    for row in bare_rows(connection, ALL_FACTS, asked((ref,) for ref in keys)):
        rows[row[0]].append(row)
    return {ref: _opened(keys[ref], found) for ref, found in rows.items()}


def _opened(key: DataKey, rows: Iterable[Bare]) -> Several:
    found: dict[str, list[tuple[int, Any]]] = {}
    try:
        for ref, field, id_, position, sealed in rows:
            kind = KINDS[field]
            written = key.open(sealed, cell(kind.table.name, "sealed", id_, ref))
            found.setdefault(field, []).append((position, kind.load(written)))
    except TamperedError as error:
        return error
    in_order = {field: sorted(each, key=itemgetter(0)) for field, each in found.items()}
    return {**NOTHING, **{field: tuple(f for _, f in each) for field, each in in_order.items()}}
