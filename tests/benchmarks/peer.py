"""The peer: one job of the stock APScheduler job store for each notice, doing the same."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, timedelta

from apscheduler.jobstores.sqlalchemy import (  # type: ignore[import-untyped] # it has no types
    SQLAlchemyJobStore,
)
from apscheduler.schedulers.asyncio import (  # type: ignore[import-untyped] # it has no types
    AsyncIOScheduler,
)

from bot.core.notices.notice import Notice
from scheduler.clock import SystemClock
from storage.store import Store
from tests.benchmarks.couriers import LONGEST, composer
from tests.benchmarks.sink import FIXED, Draw, post, session

Do = Callable[[int], Awaitable[None]]


class Running:
    """What the jobs of one measure do; a stored job can name no more than a function."""

    do: Do
    left: int
    done: asyncio.Future[None]


async def job(number: int) -> None:
    """Do what every job does, and tell when all have, or that one cannot."""
    try:
        await Running.do(number)
    except Exception as bug:  # noqa: BLE001 - the scheduler would only log it, and run on for ever
        if not Running.done.done():
            Running.done.set_exception(bug)
        return
    Running.left -= 1
    if not (Running.left or Running.done.done()):
        Running.done.set_result(None)


async def stock_rate(url: str, number: int, do: Do) -> float:
    """Return how many due jobs a second are run and forgotten."""
    loop = asyncio.get_running_loop()
    Running.do, Running.left, Running.done = do, number, loop.create_future()
    scheduler = AsyncIOScheduler(
        jobstores={"default": SQLAlchemyJobStore(url=url)},
        job_defaults={"misfire_grace_time": None},
        timezone=UTC,
    )
    scheduler.start(paused=True)
    due = SystemClock().now() - timedelta(seconds=1)
    for each in range(number):
        scheduler.add_job(job, "date", run_date=due, args=[each], id=str(each))
    began = loop.time()
    scheduler.resume()
    async with asyncio.timeout(LONGEST):
        await Running.done
    took = loop.time() - began
    scheduler.shutdown()
    return number / took


def stock_alone(jobs_url: str, url: str, number: int) -> float:
    """Return the rate with a fixed message."""

    async def measure() -> float:
        async with session() as client:

            async def do(_: int) -> None:
                await post(client, url, FIXED)

            return await stock_rate(jobs_url, number, do)

    return asyncio.run(measure())


def stock_with_everything(
    jobs_url: str, store: Store, notices: list[Notice], url: str, draw: Draw
) -> float:
    """Return the rate with facts read, access asked, unsealed, worded and drawn by each job."""
    compose = composer(store)

    async def measure() -> float:
        async with session() as client:

            async def do(number: int) -> None:
                made = await store.run(compose, [notices[number]], SystemClock().now())
                message = made.ready[0].message
                if message is None:
                    raise RuntimeError("nothing was to be silent here")
                await post(client, url, draw(message))

            return await stock_rate(jobs_url, len(notices), do)

    return asyncio.run(measure())
