"""Which group a chat platform's channel is bound to, found by a keyed hash of the channel."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.core.facts.groups import CoreGroup
from bot.core.facts.particulars import OF_WORKSPACE, Channel
from bot.core.facts.people import Route
from storage.database import Database
from storage.lookups import Lookups
from storage.schema import channels

OF_CHANNEL = select(channels.c.ref).where(channels.c.hash == bindparam("hash"))
FORGET = delete(channels).where(channels.c.ref == bindparam("its_ref"))
ADD = insert(channels)


class Channels:
    """The look-up from a channel to its group."""

    def __init__(self, database: Database, lookups: Lookups) -> None:
        self._database = database
        self._lookups = lookups

    def ref_of(self, platform: Route, workspace: str, channel: str) -> str | None:
        """Return the reference of the group that has this channel alone, closed or not."""
        address = f"{workspace}{OF_WORKSPACE}{channel}"
        hashed = _hash(self._lookups, platform, address)
        with self._database.reading() as connection:
            found = connection.execute(OF_CHANNEL, {"hash": hashed}).scalars().all()
        return found[0] if len(found) == 1 else None


def sync(connection: Connection, lookups: Lookups, before: Channel, after: CoreGroup) -> None:
    """Make the look-up agree with a group's channel."""
    if before == after.channel:
        return
    connection.execute(FORGET, {"its_ref": after.ref})
    platform = after.channel.platform
    if platform is not None and after.channel.is_bound:
        hashed = _hash(lookups, platform, after.channel.address)
        connection.execute(ADD, {"ref": after.ref, "hash": hashed})


def _hash(lookups: Lookups, platform: Route, address: str) -> str:
    return lookups.hash("channel", platform.value, address)
