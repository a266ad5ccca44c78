"""Attempts: how each try at a notice ended, and what state that leaves the notice in."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, bindparam, case, insert, update

from bot.core.notices.notice import Notice, NoticeState
from bot.core.notices.outcomes import Again, GivenUp, Hushed, Outcome, Sent, Untried
from storage.asking import asked, number, part
from storage.schema import attempts, notices
from storage.tables.columns import number_of

T = TypeVar("T", bound=Outcome)

LOST = "courier_lost"
"""The code of an attempt whose courier died; nobody knows how it ended."""

FREE = {"claimed_by": None, "lease_until": None, "under_way": False}
IS_HELD = notices.c.claimed_by.is_not(None)
IT = notices.c.id == number(0)
OVER = (
    NoticeState.SENT,
    NoticeState.DELIVERED,
    NoticeState.FAILED,
    NoticeState.WITHDRAWN,
    NoticeState.LAPSED,
    NoticeState.UNKNOWN,
)
IS_NOT_OVER = (notices.c.state + "").not_in(OVER)
"""Said by what it is not: of what is planned or claimed PostgreSQL would read the whole index,
a million entries perhaps, to find the few that are named. Of something made of the state, since of
the state itself it may believe that one row is left, and would look at every name for each row."""

SENT = update(notices).where(IT, IS_NOT_OVER).values(state=part(1), sent_at=number(2), **FREE)
AGAIN = (
    update(notices)
    .where(IT, notices.c.claimed_by == bindparam("courier"))
    .values(
        state=NoticeState.PLANNED,
        run_at=number(1),
        doubts=notices.c.doubts + number(2),
        **FREE,
    )
)
HUSH = (
    update(notices)
    .where(IS_HELD)
    .values(
        state=case((notices.c.doubts > 0, NoticeState.UNKNOWN), else_=NoticeState.WITHDRAWN),
        **FREE,
    )
)


def write(connection: Connection, courier: str, outcomes: Sequence[Outcome]) -> None:
    """Write how attempts ended; one that another courier took over meanwhile is left to it."""
    sent, again = _of(Sent, outcomes), _of(Again, outcomes)
    if sent:
        connection.execute(SENT, asked(map(_sent_row, sent)))
    if again:
        connection.execute(AGAIN, {**asked(map(_again_row, again)), "courier": courier})
    if hushed := [each.notice.id for each in _of(Hushed, outcomes)]:
        connection.execute(HUSH.where(notices.c.id.in_(hushed)))
    free(connection, [each.notice.id for each in _of(Untried, outcomes)])
    _note(connection, [*map(_of_sent, _retried(sent)), *map(_of_again, again)])


def close(connection: Connection, outcome: GivenUp) -> None:
    """Close one notice that was given up; one perhaps sent keeps the time at which it was."""
    query = update(notices).where(notices.c.id == outcome.notice.id)
    is_unknown = outcome.state is NoticeState.UNKNOWN
    sent_at = outcome.at if is_unknown else None
    connection.execute(query.values(state=outcome.state, sent_at=sent_at, **FREE))
    if outcome.tried:
        ended = "unknown" if is_unknown else "failed"
        _note(connection, [_attempt(outcome.notice, outcome.at, ended, outcome.code)])


def write_lost(connection: Connection, lost: Sequence[Notice], now: datetime) -> None:
    """Write attempts that a dead courier had begun: perhaps sent, so in doubt, and due again."""
    if not lost:
        return
    query = update(notices).where(IS_HELD, notices.c.id.in_([each.id for each in lost]))
    doubts = notices.c.doubts + 1
    connection.execute(query.values(state=NoticeState.PLANNED, doubts=doubts, **FREE))
    # The attempt was counted when it began.
    rows = [{**_attempt(each, now, "again", LOST), "number": each.attempts} for each in lost]
    _note(connection, rows)


def free(connection: Connection, ids: Sequence[int]) -> None:
    """Plan again, as they were, notices which nobody began to send."""
    if ids:
        query = update(notices).where(IS_HELD, notices.c.id.in_(ids))
        connection.execute(query.values(state=NoticeState.PLANNED, **FREE))


def _of(kind: type[T], outcomes: Sequence[Outcome]) -> list[T]:
    # In one order always, so that two couriers cannot each hold what the other waits for.
    found = [each for each in outcomes if isinstance(each, kind)]
    return sorted(found, key=lambda each: each.notice.id)


def _retried(sent: Iterable[Sent]) -> list[Sent]:
    """A first attempt that succeeded is told by the notice itself and needs no row of its own."""
    return [each for each in sent if each.notice.attempts > 0]


def _sent_row(sent: Sent) -> tuple[int, str, int]:
    return sent.notice.id, sent.proof.value, number_of(sent.at)


def _again_row(again: Again) -> tuple[int, int, int]:
    return again.notice.id, number_of(again.run_at), int(again.in_doubt)


def _of_sent(sent: Sent) -> dict[str, object]:
    return _attempt(sent.notice, sent.at, "sent", "")


def _of_again(again: Again) -> dict[str, object]:
    return _attempt(again.notice, again.at, "again", again.code)


def _attempt(notice: Notice, at: datetime, outcome: str, code: str) -> dict[str, object]:
    return {
        "notice": notice.id,
        "ref": notice.ref,
        "number": notice.attempts + 1,
        "route": notice.route.value,
        "at": at,
        "outcome": outcome,
        "code": code,
        "is_repeat": notice.doubts > 0,
    }


def _note(connection: Connection, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(insert(attempts), rows)
