"""Lateness: the UK's fullest minute, and a system with nothing else to do."""

import asyncio
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, bindparam, select, type_coerce, update

from bot.core.notices.notice import Kind, NoticeState
from bot.core.notices.outcomes import Outcome, Sent
from scheduler.clock import SystemClock
from storage.schema import notices
from storage.store import Store
from storage.tables.columns import number_of
from tests.benchmarks.couriers import LONGEST, a_courier, composer, fixed
from tests.benchmarks.given import ANEW, plan_plain
from tests.benchmarks.sink import Draw, Poster, drawn_mail, fixed_body

A_SECOND = 295
FAR = timedelta(days=365)
HEAD_START = timedelta(seconds=3)
IS_INVITATION = notices.c.kind == Kind.INVITATION


@dataclass
class Lateness:
    """Keeps how late each notice was handed over, and tells when all have been."""

    number: int
    seconds: list[float] = field(default_factory=list)
    done: asyncio.Event = field(default_factory=asyncio.Event)

    def ended(self, outcome: Outcome) -> None:
        if not isinstance(outcome, Sent):
            raise TypeError(f"nothing was to fail here: {outcome}")
        self.seconds.append((outcome.at - outcome.notice.run_at).total_seconds())
        if len(self.seconds) == self.number:
            self.done.set()

    def at_share(self, share: float) -> float:
        return sorted(self.seconds)[min(self.number - 1, int(self.number * share))]


def fullest_minute(store: Store, url: str, seconds: int) -> Lateness:
    """Let 295 notices a second be due for so long, worded and drawn as mail; all else is idle."""
    far = SystemClock().now() + FAR
    number = _spread(store, far, A_SECOND * seconds)
    _bring_forward(store, far)
    return asyncio.run(_delivered(store, url, number, drawn_mail, seconds, worded=True))


def _spread(store: Store, start: datetime, number: int) -> int:
    """Spread the groups' notices evenly; a group's own come together, as they do at 09:00."""
    query = select(notices.c.ref).where(IS_INVITATION).order_by(notices.c.ref).limit(number)
    with store.database.writing() as connection:
        times: dict[str, datetime] = {}
        for place, ref in enumerate(connection.scalars(query)):
            times.setdefault(ref, start + timedelta(seconds=place / A_SECOND))
        its = update(notices).where(IS_INVITATION, notices.c.ref == bindparam("its_ref"))
        spread = its.values(run_at=bindparam("at"), **ANEW)
        rows = [{"its_ref": ref, "at": at} for ref, at in times.items()]
        return sum(connection.execute(spread, row).rowcount for row in rows)


def _bring_forward(store: Store, far: datetime) -> None:
    """Let what begins in the far future begin in a moment: to spread it can take longer."""
    planned = update(notices).where(IS_INVITATION, notices.c.state == NoticeState.PLANNED)
    with store.database.writing() as connection:
        by = number_of(far) - number_of(SystemClock().now() + HEAD_START)
        sooner = type_coerce(notices.c.run_at, BigInteger) - by
        connection.execute(planned.values(run_at=sooner))


def idle(store: Store, url: str, number: int, seconds: int) -> Lateness:
    """Let a few notices be due at random moments, planned by somebody else meanwhile."""
    start, moments = SystemClock().now() + HEAD_START, random.Random(7)
    plan_plain(store, number, start, "idle")
    ids = select(notices.c.id).where(notices.c.subject == "idle")
    with store.database.writing() as connection:
        rows = [
            {"its_id": id_, "at": start + timedelta(seconds=moments.uniform(0, seconds))}
            for id_ in connection.scalars(ids)
        ]
        its = update(notices).where(notices.c.id == bindparam("its_id"))
        connection.execute(its.values(run_at=bindparam("at")), rows)
    return asyncio.run(_delivered(store, url, number, fixed_body, seconds, worded=False))


async def _delivered(
    store: Store, url: str, number: int, draw: Draw, seconds: int, *, worded: bool
) -> Lateness:
    """Return how late each was; a machine that is far too slow is late, and not broken."""
    poster, late = Poster(url, draw), Lateness(number)
    compose = composer(store) if worded else fixed
    courier = a_courier(store, compose, poster, SystemClock(), heard=late)
    running = asyncio.create_task(courier.run())
    async with asyncio.timeout(LONGEST + 5 * seconds):
        await late.done.wait()
    courier.stop()
    await running
    await poster.close()
    return late
