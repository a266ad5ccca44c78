"""Lateness: the UK's fullest minute, and a system with nothing else to do."""

import asyncio
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from bot.core.notices.notice import Kind, NoticeState
from bot.core.notices.outcomes import Outcome, Sent
from scheduler.clock import SystemClock
from storage.schema import notices
from storage.store import Store
from tests.benchmarks.couriers import LONGEST, a_courier, composer, fixed
from tests.benchmarks.given import make_due, plan_plain
from tests.benchmarks.sink import Draw, Poster, drawn_mail, fixed_body

A_SECOND = 295
FAR = timedelta(days=365)
HEAD_START = timedelta(seconds=2)


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
    start = SystemClock().now() + HEAD_START
    make_due(store, start)
    number = _spread(store, start, A_SECOND * seconds)
    return asyncio.run(_delivered(store, url, number, drawn_mail, worded=True))


def _spread(store: Store, start: datetime, number: int) -> int:
    """Spread the groups' notices evenly; a group's own come together, as they do at 09:00."""
    kind = notices.c.kind == Kind.INVITATION
    with store.database.writing() as connection:
        query = select(notices.c.ref).where(kind).order_by(notices.c.ref)
        refs = list(connection.scalars(query))
        times: dict[str, datetime] = {}
        for place, ref in enumerate(refs[:number]):
            times.setdefault(ref, start + timedelta(seconds=place / A_SECOND))
        for ref, at in times.items():
            due = update(notices).where(kind, notices.c.ref == ref)
            connection.execute(due.values(run_at=at))
        rest = update(notices).where(kind, notices.c.ref.not_in(list(times)))
        connection.execute(rest.values(state=NoticeState.WITHDRAWN))
    return sum(ref in times for ref in refs)


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
    return asyncio.run(_delivered(store, url, number, fixed_body, worded=False))


async def _delivered(store: Store, url: str, number: int, draw: Draw, *, worded: bool) -> Lateness:
    poster, late = Poster(url, draw), Lateness(number)
    compose = composer(store) if worded else fixed
    courier = a_courier(store, compose, poster, SystemClock(), heard=late)
    running = asyncio.create_task(courier.run())
    async with asyncio.timeout(LONGEST):
        await late.done.wait()
    courier.stop()
    await running
    await poster.close()
    return late
