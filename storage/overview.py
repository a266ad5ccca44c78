"""What an operator may see of notices: how many, what waits, what failed; never what they say."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Subquery,
    case,
    func,
    select,
)

from bot.core.facts.people import Route
from bot.core.notices.notice import Notice, NoticeState
from bot.core.notices.routes import BESIDE
from storage.database import Database
from storage.rows import KEPT, notice_of
from storage.schema import attempts, notices

WAITING = (NoticeState.PLANNED, NoticeState.CLAIMED)
SAME = ("ref", "recipient", "subject", "revision")
NOT_DELIVERED = (NoticeState.FAILED, NoticeState.LAPSED, NoticeState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Seen:
    """One notice and the code of its last attempt that went wrong, if one did.

    `went_by` is the route by which its recipient was told the same after all.
    """

    notice: Notice
    code: str = ""
    at: datetime | None = None
    went_by: Route | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """`counts` are of all notices, by state; the lists are no longer than was asked for.

    What went by another route is counted and listed apart, and under no state.
    """

    counts: Mapping[NoticeState, int]
    went_on_count: int
    waiting: tuple[Seen, ...]
    not_delivered: tuple[Seen, ...]
    went_on: tuple[Seen, ...]


def overview(database: Database, most: int) -> Overview:
    """Return what waits, the next first, and what could not be delivered, the newest first."""
    of_state = select(notices.c.state, func.count()).group_by(notices.c.state)
    waiting = select(*KEPT).where(notices.c.state.in_(WAITING)).order_by(notices.c.run_at)
    with database.reading() as connection:
        failed = _not_delivered(connection)
        newest = select(failed).order_by(failed.c.id.desc()).limit(most)
        instead = failed.c.went_by.is_not(None)
        of_failed = select(failed.c.state, func.count()).where(instead).group_by(failed.c.state)
        counts = Counter(_counted(connection, of_state))
        went_on = Counter(_counted(connection, of_failed))
        return Overview(
            counts - went_on,
            went_on.total(),
            _read(connection, waiting.limit(most)),
            _read(connection, newest.where(~instead)),
            _read(connection, newest.where(instead)),
        )


def _counted(connection: Connection, query: Select[str, int]) -> dict[NoticeState, int]:
    return {NoticeState(state): count for state, count in connection.execute(query)}


def _read(connection: Connection, query: Select[Any]) -> tuple[Seen, ...]:
    """Return notices as they were seen; a column behind the `KEPT` ones is the other route."""
    rows = connection.execute(query).all()
    seen = [Seen(notice_of(row), went_by=_route(row[len(KEPT) :])) for row in rows]
    return _with_codes(connection, seen)


def _route(rest: Sequence[str | None]) -> Route | None:
    return Route(rest[0]) if rest and rest[0] else None


def _not_delivered(connection: Connection) -> Subquery:
    """Return what was not delivered, each with the route by which the same went instead.

    Years of it stand in the database, so they are compared there.
    """
    other = notices.alias()
    instead = (
        select(func.min(other.c.route))
        .where(
            *(other.c[name] == notices.c[name] for name in SAME),
            other.c.state.in_((NoticeState.SENT, NoticeState.DELIVERED)),
            _said(other) == _said(notices),
            _first_occasion(connection, other) == _first_occasion(connection, notices),
        )
        .scalar_subquery()
    )
    query = select(*KEPT, instead.label("went_by")).where(notices.c.state.in_(NOT_DELIVERED))
    return query.subquery()


def _said(table: FromClause) -> ColumnElement[str]:
    """Return what a notice tells, the same for a kind that goes beside another."""
    told = {beside.value: kind.value for beside, kind in BESIDE.items()}
    return case(told, value=table.c.kind, else_=table.c.kind)


def _first_occasion(connection: Connection, table: FromClause) -> ColumnElement[str]:
    """Return a notice's occasion without the routes that were tried before its own."""
    if connection.dialect.name == "sqlite":
        ended = table.c.occasion.concat("/")
        return func.substr(ended, 1, func.instr(ended, "/") - 1)
    return func.split_part(table.c.occasion, "/", 1)


def _with_codes(connection: Connection, seen: Sequence[Seen]) -> tuple[Seen, ...]:
    codes = _last_codes(connection, (each.notice.id for each in seen))
    found = ((each, codes.get(each.notice.id, ("", None))) for each in seen)
    return tuple(replace(each, code=code, at=at) for each, (code, at) in found)


def _last_codes(
    connection: Connection, ids: Iterable[int]
) -> dict[int, tuple[str, datetime | None]]:
    query = (
        select(attempts.c.notice, attempts.c.code, attempts.c.at)
        .where(attempts.c.notice.in_(list(ids)), attempts.c.code != "")
        .order_by(attempts.c.id)
    )
    return {row.notice: (row.code, row.at) for row in connection.execute(query)}
