"""Rows of the table of notices: how one is read, and how a wanted notice would stand in it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    Row,
    Select,
    type_coerce,
)

from bot.core.facts.people import Route
from bot.core.notices.notice import Identity, Kind, Notice, NoticeState, WantedNotice
from storage.schema import notices
from storage.tables.columns import Instant, moment_of, number_of

IDENTITY = ("kind", "recipient", "subject", "revision", "occasion")
TERMS = ("run_at", "route", "lane", "useful_until", "lapses_at", "says", "needs_left")
"""What a stored notice has of the wanted one beside its identity; see `terms_of`."""
Bare = tuple[Any, ...]
STANDING = ("state", "attempts", "doubts", "under_way", "sequence", "sent_at")


def plain(name: str) -> ColumnElement[Any]:
    """Return a column whose values come as they are kept: most are compared and never needed."""
    column = notices.c[name]
    if isinstance(column.type, Instant):
        return type_coerce(column, BigInteger).label(name)
    return column


def bare(name: str) -> ColumnElement[Any]:
    """Return a column as the database's driver gives it: for what is compared alone, 1 is True."""
    column = notices.c[name]
    return type_coerce(column, Integer) if isinstance(column.type, Boolean) else plain(name)


KINDS = {each.value: each for each in Kind}
ROUTES = {each.value: each for each in Route}
STATES = {each.value: each for each in NoticeState}


def bare_rows(
    connection: Connection,
    statement: Select[Any] | CompoundSelect[Any],
    parameters: Mapping[str, object],
) -> Sequence[Bare]:
    """Return rows as the driver gives them: a thousand are read in each settling.

    To wrap each as SQLAlchemy does would add a seventh to the time. Their columns are bare, or
    of a type that both drivers give as it is meant.
    """
    with connection.execute(statement, parameters) as result:
        return result.cursor.fetchall() if result.cursor is not None else ()


KEPT = tuple(plain(name) for name in ("id", "ref", *IDENTITY, *TERMS, *STANDING))


def notice_of(row: Row[*tuple[Any, ...]]) -> Notice:
    """Return a row that begins with the `KEPT` columns, in their order, as a notice.

    By position: a group has hundreds, and by name they would cost twice as much.
    """
    id_, ref, kind, recipient, subject, revision, occasion, run_at, route, lane, *rest = row
    useful_until, lapses_at, says, needs_left, state, attempts, doubts, under_way, *rest = rest
    return Notice(
        id_,
        ref,
        Identity(KINDS[kind], recipient, subject, revision, occasion),
        moment_of(run_at),
        ROUTES[route],
        lane,
        STATES[state],
        _moment(useful_until),
        _moment(lapses_at),
        says,
        needs_left,
        attempts,
        doubts,
        rest[0],
        _moment(rest[1]),
        under_way,
    )


def _moment(number: int | None) -> datetime | None:
    return None if number is None else moment_of(number)


class Numbers(dict[datetime | None, int | None]):
    """Moments as they are kept, each worked out once: many notices leave at the same one."""

    def __missing__(self, moment: datetime | None) -> int | None:
        number = self[moment] = None if moment is None else number_of(moment)
        return number


def terms_of(wanted: WantedNotice, numbers: Numbers) -> tuple[object, ...]:
    """Return what would stand in the columns `TERMS` for a wanted notice."""
    _, run_at, route, lane, useful_until, lapses_at, says, needs_left = wanted
    return (
        numbers[run_at],
        route,
        lane,
        numbers[useful_until],
        numbers[lapses_at],
        says,
        needs_left,
    )
