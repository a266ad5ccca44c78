"""What an operator may see of notices: how many, what waits, what failed; never what they say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, func, select

from bot.core.notices.notice import Notice, NoticeState
from storage.database import Database
from storage.rows import KEPT, notice_of
from storage.schema import attempts, notices

WAITING = (NoticeState.PLANNED, NoticeState.CLAIMED)
NOT_DELIVERED = (NoticeState.FAILED, NoticeState.LAPSED, NoticeState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Seen:
    """One notice and the code of its last attempt that went wrong, if one did."""

    notice: Notice
    code: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """`counts` are of all notices, by state; the lists are no longer than was asked for."""

    counts: dict[NoticeState, int]
    waiting: tuple[Seen, ...]
    not_delivered: tuple[Seen, ...]


def overview(database: Database, most: int) -> Overview:
    """Return what waits, the next first, and what could not be delivered, the newest first."""
    of_state = select(notices.c.state, func.count()).group_by(notices.c.state)
    waiting = select(*KEPT).where(notices.c.state.in_(WAITING)).order_by(notices.c.run_at)
    failed = select(*KEPT).where(notices.c.state.in_(NOT_DELIVERED)).order_by(notices.c.id.desc())
    with database.reading() as connection:
        return Overview(
            {NoticeState(state): count for state, count in connection.execute(of_state)},
            _seen(connection, waiting.limit(most)),
            _seen(connection, failed.limit(most)),
        )


def _seen(connection: Connection, query: Select[*tuple[object, ...]]) -> tuple[Seen, ...]:
    found = [notice_of(row) for row in connection.execute(query)]
    codes = _last_codes(connection, (each.id for each in found))
    return tuple(Seen(each, *codes.get(each.id, ("", None))) for each in found)


def _last_codes(
    connection: Connection, ids: Iterable[int]
) -> dict[int, tuple[str, datetime | None]]:
    query = (
        select(attempts.c.notice, attempts.c.code, attempts.c.at)
        .where(attempts.c.notice.in_(list(ids)), attempts.c.code != "")
        .order_by(attempts.c.id)
    )
    return {row.notice: (row.code, row.at) for row in connection.execute(query)}
