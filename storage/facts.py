"""What groups have several of: read for many in one statement, written row by row as it changes."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, literal, select, union_all

from bot.core.facts.groups import CoreGroup
from storage.asking import ASKED, asked, part
from storage.errors import TamperedError
from storage.mapping import KINDS, Fact, FactKind
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
ADD = {field: insert(kind.table) for field, kind in KINDS.items()}
FORGET = {
    field: delete(kind.table).where(
        kind.table.c.ref == bindparam("its_ref"),
        kind.table.c.id.in_(bindparam("stale", expanding=True)),
    )
    for field, kind in KINDS.items()
}


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


def save_facts(connection: Connection, key: DataKey, before: CoreGroup, after: CoreGroup) -> None:
    """Write those rows of a group that differ: what is new, changed, elsewhere or gone."""
    for kind in KINDS.values():
        was, now = getattr(before, kind.field), getattr(after, kind.field)
        if now is not was:
            _save_kind(connection, kind, before.ref, key, was, now)


def _save_kind(
    connection: Connection,
    kind: FactKind,
    ref: str,
    key: DataKey,
    before: Sequence[Fact],
    after: Sequence[Fact],
) -> None:
    was, now = _in_places(before), _in_places(after)
    if len(now) != len(after):
        raise ValueError(f"two {kind.field} of one group share an id")
    if stale := _unlike(was, now):
        connection.execute(FORGET[kind.field], {"its_ref": ref, "stale": stale})
    if fresh := _unlike(now, was):
        rows = [_row(kind, ref, key, *now[id_]) for id_ in fresh]
        connection.execute(ADD[kind.field], rows)


def _in_places(facts: Sequence[Fact]) -> dict[str, tuple[int, Fact]]:
    return {fact.id: (position, fact) for position, fact in enumerate(facts)}


def _unlike(some: dict[str, tuple[int, Fact]], others: dict[str, tuple[int, Fact]]) -> list[str]:
    """Return the ids under which `others` have nothing, another fact or another place."""
    return [id_ for id_, placed in some.items() if others.get(id_) != placed]


def _row(kind: FactKind, ref: str, key: DataKey, position: int, fact: Fact) -> dict[str, Any]:
    where = cell(kind.table.name, "sealed", fact.id, ref)
    return {
        "ref": ref,
        "id": fact.id,
        "position": position,
        **kind.columns(fact),
        "sealed": key.seal(kind.dump(fact), where),
    }
