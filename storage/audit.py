"""The audit log: append-only, one chain a group and one for the installation, anchored daily."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from storage.chains import INSTALLATION, Chains, Head, Line, stored_head
from storage.database import Database
from storage.schema import audit, chains, groups

HEAD_OF_GROUP = (
    select(groups.c.audit_seq, groups.c.audit_head)
    .where(groups.c.ref == bindparam("ref"))
    .with_for_update(key_share=True)
)
END_OF_GROUP = update(groups).where(groups.c.ref == bindparam("its_ref"))
HEAD = (
    select(chains.c.seq, chains.c.head)
    .where(chains.c.chain == bindparam("chain"))
    .with_for_update()
)
END = update(chains).where(chains.c.chain == bindparam("its_chain"))
LINES = select(audit).where(audit.c.chain == bindparam("chain")).order_by(audit.c.seq)


class Audit:
    """Lines outside the transaction of a command; inside one, use `Work.audit`."""

    def __init__(self, database: Database, arithmetic: Chains) -> None:
        self._database = database
        self._chains = arithmetic

    def append(self, ref: str, *, by: str, now: datetime, event: str, subject: str = "") -> None:
        """Append one line to a group's chain; to the installation's if there is no such group."""
        line = Line(now, by, event, subject)
        with self._database.writing() as connection:
            row = connection.execute(HEAD_OF_GROUP, {"ref": ref}).one_or_none()
            if row is None:
                self.note(connection, [line])
                return
            head = stored_head(row.audit_seq, row.audit_head)
            head = self._chains.append(connection, ref, head, [line])
            closed = self._chains.close(ref, head)
            ending = {"its_ref": ref, "audit_seq": head.seq, "audit_head": closed}
            connection.execute(END_OF_GROUP, ending)

    def installation(self, *, by: str, now: datetime, event: str, subject: str = "") -> None:
        """Append one line about what belongs to no group."""
        with self._database.writing() as connection:
            self.note(connection, [Line(now, by, event, subject)])

    def note(self, connection: Connection, lines: Sequence[Line]) -> Head:
        """Append lines to the installation's chain inside the caller's transaction."""
        row = connection.execute(HEAD, {"chain": INSTALLATION}).one()
        head = stored_head(row.seq, row.head)
        head = self._chains.append(connection, INSTALLATION, head, lines)
        closed = self._chains.close(INSTALLATION, head)
        ending = {"its_chain": INSTALLATION, "seq": head.seq, "head": closed}
        connection.execute(END, ending)
        return head

    def lines(self, chain: str) -> tuple[Line, ...]:
        """Return the lines of one chain, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(LINES, {"chain": chain}).all()
        return tuple(Line(row.at, row.by, row.event, row.subject) for row in rows)
