"""Short ways to read what a group wants, for tests of notices."""

from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.notices.notice import Kind, Notice, NoticeState, WantedNotice
from bot.core.notices.wanted import wanted
from bot.core.tasking.settling import settle_tasks
from bot.core.wall_clock import local

FIRST_ID = 1


def of(facts: CoreGroup, kind: Kind, recipient: str = "") -> list[WantedNotice]:
    """Return what a group wants of one kind, for one recipient or all, its tasks settled."""
    settled = settle_tasks(facts, datetime.fromisoformat("2027-04-01T12:00:00+00:00"))
    return [
        each
        for each in wanted(settled)
        if each.identity.kind is kind and recipient in {"", each.identity.recipient}
    ]


def recipients(facts: CoreGroup, kind: Kind) -> list[str]:
    return sorted({each.identity.recipient for each in of(facts, kind)})


def days(facts: CoreGroup, kind: Kind, recipient: str = "") -> list[str]:
    """Return when notices of a kind leave: "Tue 23 Mar 09:02", by the clock in London."""
    return [clock(each.run_at) for each in of(facts, kind, recipient)]


def clock(when: datetime) -> str:
    here = local(when)
    return f"{here:%a} {here.day} {here:%b %H:%M}"


def stored(
    wanted: WantedNotice, state: NoticeState = NoticeState.PLANNED, *, id_: int = FIRST_ID
) -> Notice:
    """Return a wanted notice as it is once stored."""
    return Notice(
        id_,
        "7KQ2",
        wanted.identity,
        wanted.run_at,
        wanted.route,
        wanted.lane,
        state,
        useful_until=wanted.useful_until,
        lapses_at=wanted.lapses_at,
        says=wanted.says,
        needs_left=wanted.needs_left,
    )
