"""A house with its courier, on a clock that jumps, and everything that was sent from it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import ParamSpec, TypeVar

from sqlalchemy import select

from bot.core.cards import Card
from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Route
from bot.core.notices.notice import Kind, Notice
from bot.core.ports import Transport
from bot.demo.standins import connect_everybody
from scheduler.clock import JumpClock
from scheduler.courier import Courier
from scheduler.giving_up import give_up
from scheduler.jobs import Job, Jobs, settle_due
from scheduler.jumps import run_to
from scheduler.messages import Composer
from scheduler.metrics import Metrics
from storage.claims import Claims
from storage.schema import lanes
from storage.store import Store
from tests.handlers.house import House
from tests.sequences.post import Counter, PostOffice, Sent

P = ParamSpec("P")
R = TypeVar("R")
CARRIED = (Route.SECURE_EMAIL, Route.SLACK, Route.TEAMS)


async def here(call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run a call of the store in this very thread, so that one sequence always runs alike."""
    return call(*args, **kwargs)


@dataclass
class World:
    """One group's whole life: commands in, messages out, and time that passes when it is told."""

    house: House
    office: PostOffice
    courier: Courier
    jobs: Jobs
    runner: asyncio.Runner
    metrics: Metrics

    @classmethod
    def begin(
        cls, store: Store, group: CoreGroup, now: datetime, built: type[House] = House
    ) -> "World":
        """Begin with a group, in a store that has none; `built` is the house around it."""
        clock = JumpClock(now)
        office = PostOffice(lambda: store.read("7KQ2"), clock.now)
        house = built(store, clock=clock)
        settling = Job("settle", timedelta(minutes=1), partial(settle_due, store, clock.wake))
        metrics = Metrics()
        courier = _courier(store, clock, office, metrics)
        house.keep(group, now)
        jobs = Jobs([settling], clock)
        return cls(house, office, courier, jobs, asyncio.Runner(), metrics)

    @property
    def now(self) -> datetime:
        return self.house.clock.now()

    @property
    def facts(self) -> CoreGroup:
        return self.house.group()

    @property
    def notices(self) -> tuple[Notice, ...]:
        return self.house.store.notices.stored("7KQ2")

    @property
    def resting(self) -> frozenset[str]:
        """The lanes that a platform has asked to rest."""
        query = select(lanes.c.lane).where(lanes.c.open_at > self.now)
        with self.house.store.database.reading() as connection:
            return frozenset(connection.scalars(query))

    def say(self, member: str, text: str, /, **fields: str) -> Card:
        return self.house.say(member, text, fields)

    def told(self, recipient: str, kind: Kind, subject: str = "M1") -> list[Sent]:
        """Return the messages of one kind about one thing that reached somebody."""
        return [
            each
            for each in self.office.log
            if each.has_arrived
            and (each.recipient, each.identity.kind) == (recipient, kind)
            and each.identity.subject == subject
        ]

    def jump(self, when: datetime) -> None:
        """Let time pass until `when`, everything that falls due in between included."""
        connect_everybody(self.house.store, self.facts, self.now)
        self.runner.run(run_to(when, self.house.clock, self.courier, self.jobs))

    def close(self) -> None:
        self.runner.close()


def _courier(store: Store, clock: JumpClock, office: PostOffice, metrics: Metrics) -> Courier:
    transports: dict[Route, Transport] = {each: Counter(each, office) for each in CARRIED}
    claims = Claims(store.database)
    return Courier(
        "courier-1",
        claims=claims,
        compose=Composer(
            store,
            page="https://meetings.eastmere.example",
            routes=transports,
            uid="{}-{}-{}".format,
        ),
        give_up=partial(give_up, store, claims),
        transports=transports,
        clock=clock,
        run=here,
        heard=metrics,
        is_alone=True,
    )
