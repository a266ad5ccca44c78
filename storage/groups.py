"""Groups in the database: read whole, written row by row where a fact has changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    bindparam,
    insert,
    select,
    update,
)

from bot.core.facts.groups import CoreGroup
from bot.core.facts.particulars import Channel
from bot.core.group.holding import erased_on
from bot.core.membership.connecting import no_longer_proved
from storage import accounts, channels, memberships, pins
from storage.asking import ASKED, asked, part
from storage.chains import Chains, Head, stored_head
from storage.errors import TamperedError, UnknownGroup
from storage.facts import Several, facts_of, save_facts
from storage.keys import Keys
from storage.mapping import (
    KINDS,
    SINGULAR,
    KeptProfile,
    dump_remainder,
    load_remainder,
)
from storage.recent import Recent
from storage.schema import groups
from storage.sealing import DataKey, cell
from storage.tokens import revoke

KEPT_OPEN = 32
ROW = select(groups).where(groups.c.ref == bindparam("ref"))
KEY_OF = select(groups.c.key).where(groups.c.ref == bindparam("ref"))
ADD = insert(groups)
SAVE = update(groups).where(groups.c.ref == bindparam("its_ref"))
# Receipts refer to the row while it is held, so its key is left free to them.
HELD_ROW = ROW.with_for_update(key_share=True)
ROWS = (
    select(groups.c.ref, groups.c.key, groups.c.version, groups.c.sealed)
    .select_from(ASKED)
    .join(groups, groups.c.ref == part(0))
)
Facts = CoreGroup | TamperedError


@dataclass(frozen=True, slots=True)
class Held:
    """A group as it was read: its facts, its data key and the end of its audit chain."""

    facts: CoreGroup
    key: DataKey
    head: Head
    settled_with: str = ""


class Groups:
    """Reads and writes groups inside a transaction of the caller."""

    def __init__(self, keys: Keys, chains: Chains) -> None:
        self._keys = keys
        self._chains = chains
        self._contents = pins.SharedContents()
        self._recent: Recent[CoreGroup] = Recent(KEPT_OPEN)

    def hold(self, connection: Connection, ref: str) -> Held:
        """Read a group and keep others from changing it until the transaction ends."""
        return self._load(connection, ref, HELD_ROW)

    def read(self, connection: Connection, ref: str) -> Held:
        """Read a group as it is."""
        return self._load(connection, ref, ROW)

    def read_all(self, connection: Connection, refs: Iterable[str]) -> dict[str, Facts]:
        """Return the facts of groups by reference, or why they cannot be read.

        A group that is not there is left out.
        """
        rows = connection.execute(ROWS, asked((ref,) for ref in refs)).all()
        return self._facts(connection, rows)

    def key_of(self, connection: Connection, ref: str) -> DataKey:
        """Return a group's data key."""
        id_ = connection.execute(KEY_OF, {"ref": ref}).scalar()
        if id_ is None:
            raise UnknownGroup
        return self._keys.group(connection, id_, ref)

    def forget(self, key: DataKey) -> None:
        """Let go of what memory holds of a group whose key has been destroyed."""
        self._keys.forget(key.id)
        self._recent.forget(key.id)

    def add(self, connection: Connection, group: CoreGroup) -> Held:
        """Make the row of a new group, without what it has several of; `save` brings that."""
        key = self._keys.make(connection, group.ref)
        nothing: dict[str, Any] = dict.fromkeys(KINDS, ())
        bare = replace(group, version=0, **nothing)
        head = Head()
        row = {
            "ref": group.ref,
            "created_at": group.created_at,
            "created_by": group.created_by,
            "key": key.id,
            **self._columns(connection, bare, key),
            **self._ending(group.ref, head),
            "version": 0,
        }
        connection.execute(ADD, row)
        channels.sync(connection, self._keys.lookups, Channel(), group)
        return Held(bare, key, head)

    def save(self, connection: Connection, held: Held, after: CoreGroup, head: Head) -> None:
        """Write what differs between the facts as held and `after`, and the chain's new head."""
        before, ref = held.facts, held.facts.ref
        save_facts(connection, held.key, before, after)
        lookups = self._keys.lookups
        memberships.sync(connection, lookups, ref, before.members, after.members)
        channels.sync(connection, lookups, before.channel, after)
        if after.members is not before.members:
            accounts.revoke(connection, no_longer_proved(before, after))
        if after.members is not before.members or after.is_closed != before.is_closed:
            revoke(connection, after)
        columns: dict[str, Any] = {"its_ref": ref, "version": after.version}
        columns["settled_with"] = held.settled_with
        columns |= self._ending(ref, head)
        if _remainder_differs(before, after):
            columns |= self._columns(connection, after, held.key)
        connection.execute(SAVE, columns)

    def _load(self, connection: Connection, ref: str, query: Select[Any]) -> Held:
        row = connection.execute(query, {"ref": ref}).one_or_none()
        if row is None:
            raise UnknownGroup
        facts = self._facts(connection, [row])[ref]
        if isinstance(facts, TamperedError):
            raise facts
        key = self._keys.group(connection, row.key, ref)
        return Held(facts, key, stored_head(row.audit_seq, row.audit_head), row.settled_with)

    def _facts(
        self, connection: Connection, rows: Sequence[Row[*tuple[Any, ...]]]
    ) -> dict[str, Facts]:
        """Return the facts of the groups whose rows these are."""
        found: dict[str, Facts] = {}
        missing: dict[str, DataKey] = {}
        for row in rows:
            key = self._key_of(connection, row)
            if isinstance(key, TamperedError):
                found[row.ref] = key
            elif (recent := self._opened_before(row)) is not None:
                found[row.ref] = recent
            else:
                missing[row.ref] = key
        several = facts_of(connection, missing) if missing else {}
        for row in rows:
            if row.ref in several:
                found[row.ref] = self._opened(connection, row, missing[row.ref], several[row.ref])
        return found

    def _key_of(self, connection: Connection, row: Row[Any]) -> DataKey | TamperedError:
        try:
            return self._keys.group(connection, row.key, row.ref)
        except TamperedError as error:
            return error

    def _opened_before(self, row: Row[Any]) -> CoreGroup | None:
        """Return what is kept of this very version, which never changes: it is opened once."""
        facts = self._recent.get(row.key)
        return facts if facts is not None and facts.version == row.version else None

    def _opened(
        self, connection: Connection, row: Row[Any], key: DataKey, several: Several
    ) -> Facts:
        """Return the facts of one group from its row and what it has several of."""
        if isinstance(several, TamperedError):
            return several
        try:
            opened = key.open(row.sealed, cell("groups", "sealed", row.ref, row.ref))
            singular, kept = load_remainder(opened)
            shared = self._contents.get(connection, kept.hash)
        except TamperedError as error:
            return error
        profile = pins.put_together(pins.Pin(shared, kept.own))
        group = CoreGroup(**singular, **several, profile=profile, version=row.version)
        return self._recent.keep(row.key, group)

    def _columns(self, connection: Connection, group: CoreGroup, key: DataKey) -> dict[str, Any]:
        pin = pins.take_apart(group.profile)
        pins.keep(connection, pin, group.profile.name)
        written = dump_remainder(group, KeptProfile(pin.hash, pin.own))
        return {
            "profile": pin.hash,
            "closed_at": group.closing.at if group.closing else None,
            "erase_on": erased_on(group),
            "sealed": key.seal(written, cell("groups", "sealed", group.ref, group.ref)),
        }

    def _ending(self, ref: str, head: Head) -> dict[str, Any]:
        return {"audit_seq": head.seq, "audit_head": self._chains.close(ref, head)}


def _remainder_differs(before: CoreGroup, after: CoreGroup) -> bool:
    names = (*SINGULAR, "profile")
    return any(getattr(before, name) != getattr(after, name) for name in names)
