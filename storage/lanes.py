"""Lanes: what shares one sending rate, and when each may be used again, for all replicas."""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, Select, bindparam, case, func, select, update

from storage.schema import lanes, notices
from storage.tables.columns import EPOCH
from storage.tables.notices import PLANNED
from storage.unless_there import unless_there

NOW = bindparam("now", type_=lanes.c.open_at.type)
FIRST = (
    select(func.min(notices.c.run_at, type_=notices.c.run_at.type))
    .where(PLANNED, notices.c.lane == lanes.c.lane)
    .scalar_subquery()
)
"""When a lane's first notice is due: one look at the index, where an `EXISTS` over what is due
would have PostgreSQL join all of it to the lanes."""
WITH_WORK = (
    select(lanes.c.lane)
    .where(lanes.c.open_at <= NOW, FIRST <= NOW)
    .order_by(lanes.c.open_at, lanes.c.lane)
)


MAKE_KNOWN = unless_there(lanes)


def platform_of(lane: str) -> str:
    """Return what carries a lane: "slack" for "slack:C7KQ2"; "mail" stands for itself."""
    return lane.partition(":")[0]


def make_known(connection: Connection, names: Iterable[str]) -> None:
    """Open lanes that were not used before; those known stay as they are."""
    rows = [{"lane": name, "open_at": EPOCH} for name in sorted(set(names))]
    if rows:
        connection.execute(MAKE_KNOWN[connection.dialect.name], rows)


def with_work(connection: Connection, now: datetime) -> list[str]:
    """Return the open lanes in which something is due, the longest rested first."""
    return list(connection.scalars(WITH_WORK, {"now": now}))


def take_turn(connection: Connection, lane: str, now: datetime, open_at: datetime) -> bool:
    """Push a lane's opening on, or tell that another replica was faster."""
    query = update(lanes).where(lanes.c.lane == lane, lanes.c.open_at <= now)
    return connection.execute(query.values(open_at=open_at)).rowcount == 1


def close_until(connection: Connection, lane: str, when: datetime) -> None:
    """Let a lane rest until `when`; a longer rest stays."""
    query = update(lanes).where(lanes.c.lane == lane, lanes.c.open_at < when)
    connection.execute(query.values(open_at=when))


def next_due(connection: Connection, skip: Collection[str]) -> datetime | None:
    """Return when the next notice can be claimed, leaving out the platforms in `skip`."""
    due: datetime | None = connection.scalar(_next_due(frozenset(skip)))
    return due


@lru_cache(maxsize=64)
def _next_due(skip: frozenset[str]) -> Select[datetime | None]:
    heads = select(lanes.c.lane, lanes.c.open_at, FIRST.label("first")).subquery()
    when = case((heads.c.open_at > heads.c.first, heads.c.open_at), else_=heads.c.first)
    query = select(func.min(when, type_=notices.c.run_at.type)).where(heads.c.first.is_not(None))
    for platform in sorted(skip):
        query = query.where(
            heads.c.lane != platform, ~heads.c.lane.startswith(f"{platform}:", autoescape=True)
        )
    return query
