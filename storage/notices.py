"""Notices as stored: what settling compares and writes."""

from collections.abc import Iterable

from sqlalchemy import (
    and_,
    bindparam,
    case,
    cast,
    insert,
    not_,
    or_,
    select,
    update,
)

from bot.core.notices.notice import Notice, NoticeState, Settlement, WantedNotice
from storage import lanes
from storage.agreeing import SEEN, unsettled
from storage.asking import ASKED, asked, part
from storage.database import Database
from storage.rows import KEPT, bare_rows, notice_of
from storage.schema import notices
from storage.tables.columns import Serial

IS_OPEN = or_(
    notices.c.state == NoticeState.PLANNED,
    and_(notices.c.state == NoticeState.CLAIMED, not_(notices.c.under_way)),
)
"""Nobody has begun to send it; a courier that has claimed it gives it up when it would begin."""
IS_WITHDRAWN = notices.c.state == NoticeState.WITHDRAWN
TERMS = ("route", "lane", "useful_until", "lapses_at", "says", "needs_left")
CHANGE = (
    update(notices)
    .where(notices.c.id == bindparam("its_id"))
    .where(or_(IS_OPEN, IS_WITHDRAWN))
    .values(
        # What waits for another attempt keeps its time; what is taken up again begins anew.
        run_at=case(
            (
                and_(IS_OPEN, notices.c.attempts > 0),
                notices.c.run_at,
            ),
            else_=bindparam("new_run_at", type_=notices.c.run_at.type),
        ),
        attempts=case((IS_WITHDRAWN, 0), else_=notices.c.attempts),
        state=NoticeState.PLANNED,
        claimed_by=None,
        lease_until=None,
        **{name: bindparam(f"new_{name}") for name in TERMS},
    )
)
WITHDRAW = (
    update(notices)
    .where(IS_OPEN)
    .values(
        state=case((notices.c.doubts > 0, NoticeState.UNKNOWN), else_=NoticeState.WITHDRAWN),
        claimed_by=None,
        lease_until=None,
    )
)
"""One that may have arrived counts as one that left: a cancellation must follow it."""


ADD = insert(notices)
About = tuple[str, str, str, str]
Unsettled = tuple[list[WantedNotice], list[Notice]]
SEEN_OF_GROUP = select(*SEEN).where(notices.c.ref == bindparam("ref"))
BY_ID = (
    select(*KEPT)
    .select_from(ASKED)
    .join(notices, notices.c.id == cast(part(0), Serial))
    .order_by(notices.c.id)
)
OF_GROUP = select(*KEPT).where(notices.c.ref == bindparam("ref")).order_by(notices.c.id)
ALIKE = (
    select(*KEPT)
    .select_from(ASKED)
    .join(
        notices,
        and_(
            notices.c.ref == part(0),
            notices.c.kind == part(1),
            notices.c.recipient == part(2),
            notices.c.subject == part(3),
        ),
    )
    .order_by(notices.c.id)
)


def about(notice: Notice) -> About:
    """Return what a notice is about, and in which group."""
    return notice.ref, *notice.identity.about


class Notices:
    """The table of notices, as settling sees it; for the courier see `Claims`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def stored(self, ref: str) -> tuple[Notice, ...]:
        """Return all notices of a group in the order in which they were planned."""
        with self._database.reading() as connection:
            return tuple(notice_of(each) for each in connection.execute(OF_GROUP, {"ref": ref}))

    def unsettled(self, ref: str, wanted: Iterable[WantedNotice]) -> Unsettled:
        """Return of what is wanted and stored that about which settling may find something."""
        with self._database.reading() as connection:
            rows = bare_rows(connection, SEEN_OF_GROUP, {"ref": ref})
            asked_for, ids = unsettled(wanted, rows)
            found = connection.execute(BY_ID, asked((str(each),) for each in ids)) if ids else ()
            return asked_for, [notice_of(each) for each in found]

    def settle(self, ref: str, settlement: Settlement) -> None:
        """Write what settling found; a notice that is under way by now is left alone."""
        changed = [each for _, each in settlement.change]
        with self._database.writing() as connection:
            lanes.make_known(connection, (each.lane for each in (*settlement.add, *changed)))
            if settlement.add:
                rows = [_new_row(ref, each) for each in settlement.add]
                connection.execute(ADD, rows)
            if settlement.change:
                connection.execute(CHANGE, [_change(id_, each) for id_, each in settlement.change])
            if settlement.withdraw:
                connection.execute(WITHDRAW.where(notices.c.id.in_(settlement.withdraw)))

    def alike(self, wanted: Iterable[Notice]) -> dict[About, list[Notice]]:
        """Return all notices about the same as those wanted, by what they are about, oldest first.

        Their number is that of the revisions of a subject; it does not grow with a group's age.
        """
        keys = sorted({about(each) for each in wanted})
        found: dict[About, list[Notice]] = {key: [] for key in keys}
        if not keys:
            return found
        with self._database.reading() as connection:
            for row in connection.execute(ALIKE, asked(keys)).all():
                notice = notice_of(row)
                found[about(notice)].append(notice)
        return found


def _new_row(ref: str, wanted: WantedNotice) -> dict[str, object]:
    identity = wanted.identity
    return {
        "ref": ref,
        "kind": identity.kind.value,
        "recipient": identity.recipient,
        "subject": identity.subject,
        "revision": identity.revision,
        "occasion": identity.occasion,
        "state": NoticeState.PLANNED.value,
        **_terms(wanted),
    }


def _change(id_: int, wanted: WantedNotice) -> dict[str, object]:
    terms = _terms(wanted)
    return {"its_id": id_, **{f"new_{name}": value for name, value in terms.items()}}


def _terms(wanted: WantedNotice) -> dict[str, object]:
    return {
        "run_at": wanted.run_at,
        "route": wanted.route.value,
        "lane": wanted.lane,
        "useful_until": wanted.useful_until,
        "lapses_at": wanted.lapses_at,
        "says": wanted.says,
        "needs_left": wanted.needs_left,
    }
