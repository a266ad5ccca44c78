"""Erasure: a group's key, hashes, links and rows are destroyed, and its reference is listed."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert

from bot.core.group.holding import check_not_held
from storage.audit import Audit
from storage.beyond import copies_of, lines_of
from storage.chains import Chains, Line
from storage.database import Database
from storage.erasure_list import ErasureList
from storage.groups import Groups, Held
from storage.keys import Keys
from storage.schema import chains, erasures, metadata

ERASED = "group erased"
SWEPT = ("keys", "groups", "memberships", "channels", "connecting", "tokens")


class Eraser:
    """Destroys what there is of a group (IG7). Copies in mailboxes and chats are beyond it."""

    def __init__(
        self, database: Database, secrets: Keys, repository: Groups, erased: ErasureList
    ) -> None:
        self._database = database
        self._groups = repository
        self._chains = Chains(secrets.lookups)
        self._audit = Audit(database, self._chains)
        self._list = erased

    def erase(self, ref: str, *, by: str, now: datetime) -> None:
        """Destroy a group for good. Only its reference and its audit lines stay, by opaque ids.

        The reference is listed outside the database first: a backup restored later must not bring
        the group back, whatever happens next. Raises `UnknownGroup`, and `HeldBack` while somebody
        holds it.
        """
        with self._database.writing() as connection:
            held = self._groups.hold(connection, ref)
            check_not_held(held.facts)
            self._list.add(ref, now)
            self._keep_chain(connection, held, Line(now, by, ERASED))
            _delete(connection, ref)
            connection.execute(insert(erasures).values(ref=ref, at=now))
            self._audit.note(connection, [Line(now, by, ERASED, ref)])
        self._groups.forget(held.key)
        self._database.sweep(*SWEPT)

    def _keep_chain(self, connection: Connection, held: Held, line: Line) -> None:
        """The log outlives the group: its end moves to where the installation's is.

        What the erasure cannot reach is written there before (IG7).
        """
        ref = held.facts.ref
        beyond = lines_of(copies_of(connection, held.facts), line)
        head = self._chains.append(connection, ref, held.head, [*beyond, line])
        closed = self._chains.close(ref, head)
        connection.execute(insert(chains).values(chain=ref, seq=head.seq, head=closed))


def _delete(connection: Connection, ref: str) -> None:
    for table in reversed(metadata.sorted_tables):
        if "ref" in table.c and table is not erasures:
            connection.execute(delete(table).where(table.c.ref == ref))
