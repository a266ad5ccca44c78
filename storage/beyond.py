"""What an erasure cannot reach, counted before it and kept in the audit log after it (IG7)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Route
from bot.core.receipts.beyond import Beyond, beyond_reach
from storage.chains import Line
from storage.database import Database
from storage.receipts import LEFT
from storage.schema import audit, erasures, notices

BEYOND = "beyond reach"


class Erased(NamedTuple):
    """A group that was erased, when, and the copies of it that are beyond reach."""

    ref: str
    at: datetime
    beyond: tuple[Beyond, ...]


def copies_of(connection: Connection, facts: CoreGroup) -> tuple[Beyond, ...]:
    """Return what has left of a group, by place."""
    counted = (
        select(notices.c.recipient, notices.c.route, func.count())
        .where(notices.c.ref == facts.ref, notices.c.state.in_(LEFT))
        .group_by(notices.c.recipient, notices.c.route)
    )
    rows = connection.execute(counted).all()
    return beyond_reach(facts, ((who, Route(route), number) for who, route, number in rows))


def beyond(database: Database, facts: CoreGroup) -> tuple[Beyond, ...]:
    """Return the same for a group that is still there."""
    with database.reading() as connection:
        return copies_of(connection, facts)


def lines_of(copies: Iterable[Beyond], of: Line) -> Iterator[Line]:
    """Yield a line for each place, beside the line of the erasure; no name and no address."""
    return (replace(of, event=BEYOND, subject=each.written) for each in copies)


def erased(database: Database) -> tuple[Erased, ...]:
    """Return the groups that were erased, by the day, with what was beyond reach of each."""
    kept = select(audit.c.chain, audit.c.subject).where(audit.c.event == BEYOND)
    with database.reading() as connection:
        gone = connection.execute(select(erasures).order_by(erasures.c.at, erasures.c.ref)).all()
        lines = connection.execute(kept.order_by(audit.c.seq)).all()
    return tuple(
        Erased(
            row.ref,
            row.at,
            tuple(Beyond.parse(each.subject) for each in lines if each.chain == row.ref),
        )
        for row in gone
    )
