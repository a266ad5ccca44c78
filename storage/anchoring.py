"""The daily anchor: one signed entry that holds the heads of all chains that have grown."""

import json
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from sqlalchemy import insert, select, update

from storage.audit import Audit
from storage.chains import Line, stored_head
from storage.database import Database
from storage.schema import anchors, groups

ANCHORED = "anchored"
Grown = tuple[str, int, bytes]


def anchor(database: Database, audit: Audit, now: datetime) -> int:
    """Anchor the chains that have grown since the last anchor, and return how many those are.

    Whoever later cuts lines off a chain, its head included, no longer agrees with the entry. Safe
    on every replica: where nothing has grown, nothing is written.
    """
    with database.writing() as connection:
        rows = connection.execute(
            select(groups.c.ref, groups.c.audit_seq, groups.c.audit_head)
            .where(groups.c.audit_seq > groups.c.anchored_seq)
            .order_by(groups.c.ref)
            .with_for_update(key_share=True)
        ).all()
        grown = [
            (row.ref, row.audit_seq, stored_head(row.audit_seq, row.audit_head).mac) for row in rows
        ]
        if not grown:
            return 0
        head = audit.note(connection, [Line(now, "", ANCHORED, digest(grown))])
        names = ("chain", "seq", "mac")
        connection.execute(
            insert(anchors),
            [{"anchor": head.seq, **dict(zip(names, each, strict=True))} for each in grown],
        )
        connection.execute(
            update(groups)
            .where(groups.c.ref.in_([ref for ref, _, _ in grown]))
            .values(anchored_seq=groups.c.audit_seq)
        )
    return len(grown)


def digest(grown: Iterable[Grown]) -> str:
    """Return the digest of heads that an anchor's entry holds, in the order of their chains."""
    plain = [[chain, seq, mac.hex()] for chain, seq, mac in sorted(grown)]
    return sha256(json.dumps(plain).encode()).hexdigest()
