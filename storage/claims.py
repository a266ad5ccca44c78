"""Claims: what the courier takes under a lease, begins, and lets go of again."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import floor

from sqlalchemy import Connection, Integer, bindparam, cast, func, select, update

from bot.core.notices.notice import Notice, NoticeState
from bot.core.notices.outcomes import GivenUp, Outcome
from storage import attempts, lanes
from storage.asking import asked, number, part
from storage.database import Database
from storage.rows import KEPT, notice_of
from storage.schema import notices
from storage.tables.notices import CLAIMED, PLANNED

DUE = (
    select(notices.c.id)
    .where(PLANNED, notices.c.lane == bindparam("its_lane"), notices.c.run_at <= bindparam("now"))
    .order_by(notices.c.run_at, notices.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
    .cte("due")
)
TAKE = (
    update(notices)
    .where(notices.c.id.in_(select(DUE.c.id)))
    .values(
        state=NoticeState.CLAIMED,
        claimed_by=bindparam("courier"),
        lease_until=bindparam("until", type_=notices.c.lease_until.type),
    )
    .returning(*KEPT)
)
START = (
    update(notices)
    .where(notices.c.id == number(0), notices.c.claimed_by == bindparam("courier"))
    .values(attempts=notices.c.attempts + 1, under_way=True, sequence=cast(part(1), Integer))
    .returning(notices.c.id)
)
"""An attempt begins: from now on nobody knows how it ends until that is written."""


@dataclass(frozen=True, slots=True)
class Lease:
    """Who claims, and until when nobody else may."""

    courier: str
    until: datetime


class Claims:
    """The courier's side of the table of notices.

    `paces` is how many messages a second a lane takes, by its name, by that of its platform with a
    colon ("slack:" for each channel there), or by its platform's; what is not named has no limit.
    Every query is answered from an index over what is planned or claimed now, so neither
    history nor what waits in the future makes it slower.
    """

    def __init__(self, database: Database, paces: Mapping[str, float] | None = None) -> None:
        self._database = database
        self._paces = dict(paces or {})

    def claim(self, now: datetime, lease: Lease, room: Mapping[str, int]) -> list[Notice]:
        """Take due notices of open lanes, at most `room[platform]` of each, groups together."""
        left = dict(room)
        found: list[Notice] = []
        with self._database.writing() as connection:
            for lane in lanes.with_work(connection, now):
                platform = lanes.platform_of(lane)
                limit = self._turn(connection, lane, now, left.get(platform, 0))
                if limit > 0:
                    taken = _take(connection, lane, now, lease, limit)
                    left[platform] -= len(taken)
                    found += taken
        return sorted(found, key=lambda each: (each.ref, each.run_at, each.id))

    def _turn(self, connection: Connection, lane: str, now: datetime, room: int) -> int:
        """Return how many a lane may send now; where it has a pace, its opening moves on."""
        pace = self._pace(lane)
        if room <= 0 or pace <= 0:
            return room
        burst = min(room, max(1, floor(pace)))
        opens = now + timedelta(seconds=burst / pace)
        return burst if lanes.take_turn(connection, lane, now, opens) else 0

    def _pace(self, lane: str) -> float:
        platform = lanes.platform_of(lane)
        names = (lane, f"{platform}:", platform)
        return next((self._paces[name] for name in names if name in self._paces), 0.0)

    def next_due(self, full: Collection[str] = ()) -> datetime | None:
        """Return when something can be claimed next, without the platforms that are full."""
        with self._database.reading() as connection:
            return lanes.next_due(connection, full)

    def waiting(self, now: datetime) -> dict[str, int]:
        """Return how many notices are due and have not left, by platform."""
        query = select(notices.c.lane, func.count()).where(PLANNED, notices.c.run_at <= now)
        counts: Counter[str] = Counter()
        with self._database.reading() as connection:
            for lane, count in connection.execute(query.group_by(notices.c.lane)):
                counts[lanes.platform_of(lane)] += count
        return dict(counts)

    def write(
        self,
        courier: str,
        outcomes: Sequence[Outcome],
        starting: Mapping[int, int | None],
        rests: Mapping[str, datetime] | None = None,
    ) -> set[int]:
        """Write what became of some attempts and begin others, in one transaction.

        `starting` maps ids to the sequence of their calendar entry, `rests` lanes to when they
        may be used again. Returns the ids which may now be sent: this courier still holds them.
        What was given up is written by `give_up`.
        """
        with self._database.writing() as connection:
            attempts.write(connection, courier, outcomes)
            for lane, until in sorted((rests or {}).items()):
                lanes.close_until(connection, lane, until)
            return _start(connection, courier, starting) if starting else set()

    def exchange(
        self,
        lease: Lease,
        outcomes: Sequence[Outcome],
        starting: Mapping[int, int | None],
        rests: Mapping[str, datetime],
        now: datetime,
        room: Mapping[str, int],
    ) -> tuple[set[int], list[Notice]]:
        """Do `write`, then `claim`, in one transaction: one wait for the disk instead of two."""
        with self._database.writing():
            held = self.write(lease.courier, outcomes, starting, rests)
            return held, self.claim(now, lease, room) if any(room.values()) else []

    def give_up(self, outcome: GivenUp) -> None:
        """Close a notice for good; called inside the transaction that writes the fact."""
        with self._database.writing() as connection:
            attempts.close(connection, outcome)

    def renew(self, ids: Sequence[int], lease: Lease) -> None:
        """Hold on to what is still being sent."""
        query = update(notices).where(notices.c.id.in_(ids), notices.c.claimed_by == lease.courier)
        with self._database.writing() as connection:
            connection.execute(query.values(lease_until=lease.until))

    def recover(self, now: datetime, *, everything: bool = False) -> int:
        """Plan again what a dead courier held; what it had begun to send is in doubt.

        `everything` is for whoever knows that no other courier lives, whatever the leases say.
        """
        query = select(*KEPT).where(CLAIMED)
        if not everything:
            query = query.where(notices.c.lease_until <= now)
        with self._database.writing() as connection:
            lost = connection.execute(query.with_for_update(skip_locked=True)).all()
            attempts.write_lost(connection, [notice_of(row) for row in lost if row.under_way], now)
            attempts.free(connection, [row.id for row in lost if not row.under_way])
        return len(lost)


def _take(
    connection: Connection, lane: str, now: datetime, lease: Lease, limit: int
) -> list[Notice]:
    given = {"its_lane": lane, "now": now, "most": limit}
    held = {"courier": lease.courier, "until": lease.until}
    return [notice_of(row) for row in connection.execute(TAKE, given | held).all()]


def _start(connection: Connection, courier: str, starting: Mapping[int, int | None]) -> set[int]:
    """Return what has begun: another courier may have taken over what was held for too long."""
    given = {**asked(sorted(starting.items())), "courier": courier}
    return set(connection.scalars(START, given).all())
