"""Data keys: drawn at random, kept wrapped by the master key, and unwrapped when first needed."""

import os

from sqlalchemy import Connection, bindparam, insert, select

from storage.errors import TamperedError
from storage.lookups import Lookups
from storage.master import MasterKey
from storage.recent import Recent
from storage.schema import keys
from storage.sealing import KEY_ID_BYTES, SECRET_BYTES, DataKey

PEOPLE = "people"
LOOKUP = "lookup"
GROUP = "group"
KEPT_UNWRAPPED = 1_000
WRAPPED = select(keys.c.wrapped).where(keys.c.id == bindparam("id"))
OF_PURPOSE = select(keys.c.id, keys.c.wrapped).where(keys.c.purpose == bindparam("purpose"))
ADD = insert(keys)


def make_key(connection: Connection, master: MasterKey, purpose: str, ref: str = "") -> DataKey:
    """Draw a data key and store it wrapped."""
    id_, secret = os.urandom(KEY_ID_BYTES).hex(), os.urandom(SECRET_BYTES)
    wrapped = master.wrap(secret, id_, purpose, ref)
    row = {"id": id_, "purpose": purpose, "ref": ref or None, "wrapped": wrapped}
    connection.execute(ADD, row)
    return DataKey(id_, secret)


class Keys:
    """The keys of one open database."""

    def __init__(self, connection: Connection, master: MasterKey) -> None:
        self._master = master
        self._unwrapped: Recent[DataKey] = Recent(KEPT_UNWRAPPED)
        self.people = DataKey(*self._installation(connection, PEOPLE))
        self.lookups = Lookups(self._installation(connection, LOOKUP)[1])

    def make(self, connection: Connection, ref: str) -> DataKey:
        """Draw the data key of a new group."""
        return make_key(connection, self._master, GROUP, ref)

    def group(self, connection: Connection, id_: str, ref: str) -> DataKey:
        """Return a group's data key by its id."""
        if known := self._unwrapped.get(id_):
            return known
        wrapped = connection.execute(WRAPPED, {"id": id_}).scalar()
        if wrapped is None:
            raise TamperedError(f"keys {id_}")
        secret = self._master.unwrap(wrapped, id_, GROUP, ref)
        return self._unwrapped.keep(id_, DataKey(id_, secret))

    def forget(self, id_: str) -> None:
        """Drop a key that has been destroyed."""
        self._unwrapped.forget(id_)

    def _installation(self, connection: Connection, purpose: str) -> tuple[str, bytes]:
        row = connection.execute(OF_PURPOSE, {"purpose": purpose}).one_or_none()
        if row is None:
            raise TamperedError(f"keys {purpose}")
        return row.id, self._master.unwrap(row.wrapped, row.id, purpose, "")
