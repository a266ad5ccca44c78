"""Receipts as stored: what is known of each notice's way to its recipient."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, insert, select

from bot.core.facts.people import Route
from bot.core.notices.delivery import Attempt, Delivery
from bot.core.notices.notice import NoticeState
from storage.database import Database
from storage.rows import KEPT, notice_of
from storage.schema import attempts, notices, receipts

OPENED = "opened"
LEFT = (NoticeState.SENT, NoticeState.DELIVERED, NoticeState.UNKNOWN)


class Receipts:
    """What the courier's attempts and the recipients' buttons have left behind."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def deliveries(self, ref: str, subjects: Sequence[str] = ()) -> tuple[Delivery, ...]:
        """Return what is known of a group's notices, or of those about `subjects` alone."""
        mine = [notices.c.ref == ref]
        if subjects:
            mine.append(notices.c.subject.in_(subjects))
        with self._database.reading() as connection:
            found = connection.execute(select(*KEPT).where(*mine).order_by(notices.c.id)).all()
            tries, opened_at = _tries(connection, mine), _opened_at(connection, mine)
        return tuple(
            Delivery(
                notice := notice_of(row),
                tuple(tries.get(row.id, ())),
                delivered_at=notice.sent_at if notice.state is NoticeState.DELIVERED else None,
                opened_at=opened_at.get(row.id),
            )
            for row in found
        )

    def opened(self, ref: str, recipient: str, subject: str, at: datetime) -> None:
        """Note that somebody pressed a button of what was sent about a subject; once is enough."""
        sent = select(notices.c.id).where(
            notices.c.ref == ref,
            notices.c.recipient == recipient,
            notices.c.subject == subject,
            notices.c.state.in_(LEFT),
            ~exists().where(receipts.c.notice == notices.c.id, receipts.c.proof == OPENED),
        )
        with self._database.writing() as connection:
            rows = [
                {"notice": id_, "proof": OPENED, "ref": ref, "at": at}
                for id_ in connection.scalars(sent)
            ]
            if rows:
                connection.execute(insert(receipts), rows)


def _tries(connection: Connection, mine: Sequence[ColumnElement[bool]]) -> dict[int, list[Attempt]]:
    """Return the attempts at each notice, by its id, in their order."""
    tries: dict[int, list[Attempt]] = {}
    query = select(attempts).join(notices).where(*mine).order_by(attempts.c.id)
    for row in connection.execute(query):
        tries.setdefault(row.notice, []).append(_attempt_of(row))
    return tries


def _opened_at(connection: Connection, mine: Sequence[ColumnElement[bool]]) -> dict[int, datetime]:
    """Return when each notice was first opened, by its id."""
    query = select(receipts).join(notices).where(*mine, receipts.c.proof == OPENED)
    return {row.notice: row.at for row in connection.execute(query)}


def _attempt_of(row: Row[*tuple[Any, ...]]) -> Attempt:
    return Attempt(row.number, Route(row.route), row.at, row.outcome, row.code, row.is_repeat)
