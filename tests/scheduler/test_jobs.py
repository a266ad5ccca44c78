"""Jobs are functions of now: APScheduler calls them, or a clock that jumps."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from bot.core.facts.people import Route
from bot.core.notices.notice import NoticeState
from scheduler.clock import JumpClock, SystemClock
from scheduler.jobs import Job, Jobs, settle_due
from scheduler.jumps import run_to
from storage.errors import StorageError
from storage.master import MasterKey
from storage.schema import groups, members
from storage.store import Store
from tests.cast import PRIYA, SHEET_READ, at
from tests.planned import DUE, LATER, a_wanted, make_group, plan, stored
from tests.scheduler.carriers import LATER as TRY_LATER
from tests.scheduler.carriers import Carrier, a_courier
from tests.story import with_first_meeting_booked

on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
HOUR = timedelta(hours=1)


def settled_by_other_rules(store: Store, *refs: str) -> None:
    with store.database.writing() as connection:
        query = update(groups).where(groups.c.ref.in_(refs))
        connection.execute(query.values(settled_with="rules of yesterday"))


def keep(store: Store, ref: str) -> None:
    with store.create(replace(with_first_meeting_booked(), ref=ref), by=PRIYA, now=SHEET_READ):
        pass


@on_sqlite
def test_groups_that_other_rules_have_settled_are_settled_anew(store: Store) -> None:
    keep(store, "7KQ2")
    settled_by_other_rules(store, "7KQ2")
    woken: list[str] = []
    asyncio.run(settle_due(store, lambda: woken.append("woken"), DUE))
    assert store.upkeep.due_for_settling(DUE, 10) == ()
    assert woken == ["woken"]


@on_sqlite
def test_a_group_that_cannot_be_read_keeps_no_other_from_being_settled(store: Store) -> None:
    for ref in ("4FGH", "7KQ2"):
        keep(store, ref)
    settled_by_other_rules(store, "4FGH", "7KQ2")
    with store.database.writing() as connection:
        query = update(members).where(members.c.ref == "4FGH")
        connection.execute(query.values(sealed=b"changed"))
    asyncio.run(settle_due(store, lambda: None, DUE))
    assert store.upkeep.due_for_settling(DUE, 10) == ("4FGH",)


class Forgetful(Store):
    """A group is erased between being found and being settled."""

    def settle(self, ref: str, now: datetime) -> None:
        self.upkeep.erase(ref, by="", now=now)
        super().settle(ref, now)


@on_sqlite
def test_a_group_erased_meanwhile_is_passed_over(database_url: str, master_key: MasterKey) -> None:
    store = Forgetful.open(database_url, master_key)
    keep(store, "7KQ2")
    settled_by_other_rules(store, "7KQ2")
    asyncio.run(settle_due(store, lambda: None, DUE))
    assert store.refs() == ()
    store.close()


def test_jobs_are_done_at_the_start_and_outlive_trouble() -> None:
    done: list[datetime] = []

    async def story() -> None:
        second = asyncio.Event()

        async def do(now: datetime) -> None:
            done.append(now)
            if len(done) == 1:
                raise StorageError("The database cannot be reached.")
            second.set()

        jobs = Jobs([Job("often", timedelta(seconds=0.02), do)], SystemClock())
        jobs.start()
        async with asyncio.timeout(120):
            await second.wait()
        jobs.stop()
        jobs.stop()

    asyncio.run(story())
    assert len(done) >= 2


def test_a_clock_that_jumps_does_each_job_once_however_far_it_jumped() -> None:
    done: list[datetime] = []

    async def do(now: datetime) -> None:
        done.append(now)

    jobs = Jobs([Job("hourly", HOUR, do)], JumpClock(DUE))
    for when in (DUE, DUE + HOUR / 2, DUE + HOUR, DUE + 30 * HOUR):
        asyncio.run(jobs.run_due(when))
    assert done == [DUE, DUE + HOUR, DUE + 30 * HOUR]


@on_sqlite
def test_time_jumps_from_event_to_event_and_nothing_is_passed_over(store: Store) -> None:
    make_group(store)
    plan(store, a_wanted(1, lane="mail"), a_wanted(2, LATER, lane="mail"))
    clock, carrier = JumpClock(SHEET_READ), Carrier(Route.SECURE_EMAIL, TRY_LATER)

    async def story() -> None:
        courier = a_courier(store, clock, carrier)
        await run_to(at(28, 3), clock, courier, Jobs([], clock))

    asyncio.run(story())
    assert clock.now() == at(28, 3)
    assert stored(store, 1).sent_at == DUE + timedelta(seconds=30)
    assert stored(store, 2).sent_at == LATER
    assert stored(store, 2).state is NoticeState.SENT
