"""What a group holds of its profile: shared content once by hash, the conference's own sealed."""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from bot.core.procedure.loading import profile_from_dict
from bot.core.procedure.overrides import CONFERENCE
from bot.core.procedure.profiles import Profile
from storage.database import Database
from storage.errors import TamperedError
from storage.schema import groups, profiles
from storage.unless_there import unless_there

KEPT_BUILT = 64
CONTENT = select(profiles.c.content).where(profiles.c.hash == bindparam("hash"))
KEEP = unless_there(profiles)


class Pin(NamedTuple):
    """A profile taken apart: JSON that groups share, and JSON that only one conference set."""

    shared: str
    own: str

    @property
    def hash(self) -> str:
        """Return the name of what groups share: SHA-256 of it, in hex."""
        return sha256(self.shared.encode()).hexdigest()


@lru_cache(maxsize=KEPT_BUILT)
def take_apart(profile: Profile) -> Pin:
    """Part what many groups share from what may hold a conference's reasons.

    The nation's holidays go with it: a newer list, too, changes nothing until it is adopted.
    """
    plain = profile.to_dict()
    values: Mapping[str, Any] = plain["values"]
    own = {key: value for key, value in values.items() if value.get("layer") == CONFERENCE}
    shared = {
        "name": plain["name"],
        "layers": [layer for layer in plain["layers"] if layer != CONFERENCE],
        "values": {key: value for key, value in values.items() if key not in own},
        "holidays": {day.isoformat(): name for day, name in profile.calendar.nations_days},
    }
    return Pin(_written(shared), _written(own))


@lru_cache(maxsize=KEPT_BUILT)
def put_together(pin: Pin) -> Profile:
    """Build the profile as it holds for the group, to the letter."""
    plain, own = json.loads(pin.shared), json.loads(pin.own)
    if own:
        plain["layers"].append(CONFERENCE)
        plain["values"] |= own
    days = plain.pop("holidays").items()
    return profile_from_dict(plain, tuple((date.fromisoformat(day), name) for day, name in days))


def keep(connection: Connection, pin: Pin, name: str) -> None:
    """Store the shared content, if no group has brought it yet."""
    row = {"hash": pin.hash, "name": name, "content": pin.shared}
    connection.execute(KEEP[connection.dialect.name], row)


class Holding(NamedTuple):
    """How many open groups hold one shared content, and one of them."""

    ref: str
    groups: int


def holdings(database: Database) -> tuple[Holding, ...]:
    """Return what open groups hold; those of one content have set the same values of their own."""
    query = (
        select(func.min(groups.c.ref), func.count())
        .where(groups.c.closed_at.is_(None))
        .group_by(groups.c.profile)
    )
    with database.reading() as connection:
        return tuple(sorted(Holding(ref, many) for ref, many in connection.execute(query)))


class SharedContents:
    """Shared contents by hash; they never change, so each is read once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def get(self, connection: Connection, hash_: str) -> str:
        """Return the content, checked against its hash."""
        if hash_ not in self._known:
            content = connection.execute(CONTENT, {"hash": hash_}).scalar() or ""
            if Pin(content, "").hash != hash_:
                raise TamperedError(f"profiles {hash_}")
            self._known[hash_] = content
        return self._known[hash_]


def _written(plain: object) -> str:
    return json.dumps(plain, sort_keys=True, ensure_ascii=False)
