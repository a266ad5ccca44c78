"""What an operator may see of notices: how many, what waits, what failed; never what they say."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Select, func, select

from bot.core.facts.people import Route
from bot.core.notices.notice import Notice, NoticeState
from bot.core.notices.routes import BESIDE
from storage.database import Database
from storage.rows import KEPT, notice_of
from storage.schema import attempts, notices

WAITING = (NoticeState.PLANNED, NoticeState.CLAIMED)
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
    failed = select(*KEPT).where(notices.c.state.in_(NOT_DELIVERED)).order_by(notices.c.id.desc())
    with database.reading() as connection:
        counts = {NoticeState(state): count for state, count in connection.execute(of_state)}
        ahead = _read(connection, waiting.limit(most))
        told = _told_after_all(connection, _read(connection, failed))
        went_on = [each for each in told if each.went_by is not None]
        lost = [each for each in told if each.went_by is None]
        counts = Counter(counts) - Counter(each.notice.state for each in went_on)
        return Overview(
            counts,
            len(went_on),
            *(_with_codes(connection, each[:most]) for each in (ahead, lost, went_on)),
        )


def _read(connection: Connection, query: Select[*tuple[object, ...]]) -> list[Seen]:
    return [Seen(notice_of(row)) for row in connection.execute(query)]


def _with_codes(connection: Connection, seen: Sequence[Seen]) -> tuple[Seen, ...]:
    codes = _last_codes(connection, (each.notice.id for each in seen))
    found = ((each, codes.get(each.notice.id, ("", None))) for each in seen)
    return tuple(replace(each, code=code, at=at) for each, (code, at) in found)


def _told_after_all(connection: Connection, seen: Sequence[Seen]) -> tuple[Seen, ...]:
    """Return what was not delivered, each with the route by which the same went instead."""
    query = select(*KEPT).where(
        notices.c.ref.in_({each.notice.ref for each in seen}),
        notices.c.recipient.in_({each.notice.identity.recipient for each in seen}),
        notices.c.state.in_((NoticeState.SENT, NoticeState.DELIVERED)),
    )
    went = {_tells(each): each.route for each in map(notice_of, connection.execute(query))}
    return tuple(replace(each, went_by=went.get(_tells(each.notice))) for each in seen)


def _tells(notice: Notice) -> tuple[str, ...]:
    """Return what a notice tells whom, the same for every route that it may take."""
    kind, recipient, subject, revision, occasion = notice.identity
    said = BESIDE.get(kind, kind)
    return notice.ref, said, recipient, subject, revision, occasion.partition("/")[0]


def _last_codes(
    connection: Connection, ids: Iterable[int]
) -> dict[int, tuple[str, datetime | None]]:
    query = (
        select(attempts.c.notice, attempts.c.code, attempts.c.at)
        .where(attempts.c.notice.in_(list(ids)), attempts.c.code != "")
        .order_by(attempts.c.id)
    )
    return {row.notice: (row.code, row.at) for row in connection.execute(query)}
