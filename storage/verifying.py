"""Walking the audit log: every line, every head and every anchor, and the first that is broken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, select

from storage.anchoring import ANCHORED, digest
from storage.chains import INSTALLATION, Chains, Head, Line
from storage.database import Database
from storage.schema import anchors, audit, chains, groups

IN_BATCHES = {"yield_per": 1_000}
StoredHead = tuple[int, bytes]
WITH_REAL_MACS = (
    select(anchors, audit.c.mac.label("real"))
    .outerjoin(audit, (audit.c.chain == anchors.c.chain) & (audit.c.seq == anchors.c.seq))
    .order_by(anchors.c.anchor, anchors.c.chain)
)


@dataclass(frozen=True, slots=True)
class Broken:
    """The first entry at which the log is not what was written: its chain, its place, and how."""

    chain: str
    seq: int
    why: str

    def __str__(self) -> str:
        name = "the installation" if self.chain == INSTALLATION else self.chain
        return f"Chain of {name}, entry {self.seq}: {self.why}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a walk has found: how much was checked, and the first broken entry, if there is one."""

    chains: int
    entries: int
    anchors: int
    broken: Broken | None = None


class _BrokenChain(Exception):  # noqa: N818 - a finding, carried out of the walk
    def __init__(self, chain: str, seq: int, why: str) -> None:
        super().__init__(why)
        self.found = Broken(chain, seq, why)


def verify(database: Database, arithmetic: Chains) -> Verdict:
    """Walk all chains in one state of the database; nothing is changed."""
    walk = _Walk(arithmetic)
    try:
        with database.reading() as connection:
            walk.lines(connection)
            walk.anchors_of(connection)
    except _BrokenChain as error:
        return Verdict(walk.chains, walk.entries, walk.anchors, error.found)
    return Verdict(walk.chains, walk.entries, walk.anchors)


class _Walk:
    def __init__(self, arithmetic: Chains) -> None:
        self._chains = arithmetic
        self.chains = self.entries = self.anchors = 0

    def lines(self, connection: Connection) -> None:
        heads = _heads(connection)
        wanted = select(audit).order_by(audit.c.chain, audit.c.seq)
        with connection.execute(wanted, execution_options=IN_BATCHES) as rows:
            for chain, entries in groupby(rows, attrgetter("chain")):
                end = self._one_chain(chain, entries)
                self._check_head(chain, end, heads.pop(chain, None))
        for chain, stored in sorted(heads.items()):
            self._check_head(chain, Head(), stored)

    def _one_chain(self, chain: str, entries: Iterator[Row[Any]]) -> Head:
        head = Head()
        for row in entries:
            if row.seq != head.seq + 1:
                raise _BrokenChain(chain, head.seq + 1, "the entry is missing.")
            line = Line(row.at, row.by, row.event, row.subject)
            if self._chains.mac(chain, row.seq, head.mac, line) != bytes(row.mac):
                raise _BrokenChain(chain, row.seq, "the entry was changed, or one before it.")
            head = Head(row.seq, bytes(row.mac))
            self.entries += 1
        return head

    def _check_head(self, chain: str, end: Head, stored: StoredHead | None) -> None:
        if stored is None:
            raise _BrokenChain(chain, end.seq, "the end of the chain is not recorded.")
        seq, closed = stored
        if seq != end.seq or not self._chains.is_closed_by(chain, end, closed):
            raise _BrokenChain(chain, end.seq + 1, "entries were cut off after the one before it.")
        self.chains += 1

    def anchors_of(self, connection: Connection) -> None:
        signed = {
            row.seq: row.subject
            for row in connection.execute(
                select(audit.c.seq, audit.c.subject).where(
                    audit.c.chain == INSTALLATION, audit.c.event == ANCHORED
                )
            )
        }
        with connection.execute(WITH_REAL_MACS, execution_options=IN_BATCHES) as rows:
            for number, held in groupby(rows, attrgetter("anchor")):
                self._one_anchor(number, list(held), signed.pop(number, ""))
        if signed:
            raise _BrokenChain(INSTALLATION, min(signed), "the heads it anchors are missing.")

    def _one_anchor(self, number: int, held: Sequence[Row[Any]], signed: str) -> None:
        if signed != digest([(row.chain, row.seq, bytes(row.mac)) for row in held]):
            raise _BrokenChain(INSTALLATION, number, "the heads it anchors were changed.")
        for row in held:
            if bytes(row.real or b"") != bytes(row.mac):
                raise _BrokenChain(row.chain, row.seq, "the entry is not the anchored one.")
        self.anchors += 1


def _heads(connection: Connection) -> dict[str, StoredHead]:
    of_groups = connection.execute(select(groups.c.ref, groups.c.audit_seq, groups.c.audit_head))
    others = connection.execute(select(chains.c.chain, chains.c.seq, chains.c.head))
    return {chain: (seq, bytes(head)) for chain, seq, head in (*of_groups, *others)}
