"""What has come in before: keyed hashes of signatures and event ids, until no copy can come."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Database
from storage.lookups import Lookups
from storage.schema import seen

ADD = {
    "sqlite": sqlite.insert(seen).on_conflict_do_nothing().returning(seen.c.hash),
    "postgresql": postgresql.insert(seen).on_conflict_do_nothing().returning(seen.c.hash),
}


class Seen:
    """The marks of what has been taken in, shared by all replicas; no content stands in them."""

    def __init__(self, database: Database, lookups: Lookups) -> None:
        self._database = database
        self._lookups = lookups

    def is_first(self, marks: Mapping[str, datetime]) -> bool:
        """Remember marks, each until its moment, and tell whether all of them are new.

        Of two that ask at the same time, on whatever replica, one alone is told that it is first.
        """
        with self._database.writing() as connection:
            # In one order everywhere, so that two replicas cannot wait for each other.
            new = {each for each in sorted(marks) if self._is_new(connection, each, marks[each])}
        return new == marks.keys()

    def _is_new(self, connection: Connection, mark: str, dies_at: datetime) -> bool:
        row = {"hash": self._lookups.hash("seen", mark), "dies_at": dies_at}
        return connection.execute(ADD[connection.dialect.name], row).first() is not None


def prune(connection: Connection, now: datetime) -> None:
    """Forget marks of which no copy can come any more."""
    connection.execute(delete(seen).where(seen.c.dies_at <= now))
