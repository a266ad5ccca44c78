"""Two couriers on one PostgreSQL: each in a process of its own, started at the same moment."""

import asyncio
import subprocess
import sys

from sqlalchemy import func, select

from bot.cli.pace import keep_pace
from scheduler.clock import SystemClock
from storage.schema import notices
from storage.store import Store
from tests.benchmarks.couriers import LONGEST, a_courier, fixed
from tests.benchmarks.given import plan_plain
from tests.benchmarks.sink import Poster, fixed_body
from tests.keys import KEY


def replicas(store: Store, database: str, url: str, number: int, count: int) -> float:
    """Return how many notices a second so many couriers hand over together, each one once."""
    subject = f"replicas {count} {SystemClock().now()}"
    plan_plain(store, number, SystemClock().now(), subject)
    called = [sys.executable, "-m", "tests.benchmarks.replica", database, url]
    running = [
        subprocess.Popen(called, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(count)
    ]
    for each in running:
        assert each.stdout is not None
        each.stdout.readline()
    for each in running:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    ends = [each.communicate()[0].split() for each in running]
    with store.database.reading() as connection:
        tries = select(func.sum(notices.c.attempts)).where(notices.c.subject == subject)
        if connection.scalar(tries) != number or sum(int(each[0]) for each in ends) != number:
            raise RuntimeError("a notice was handed over twice, or not at all")
    return number / max(float(each[1]) for each in ends)


async def run(database: str, url: str) -> None:
    """Be one replica: say when ready, wait for the word, deliver, tell how many and how long."""
    keep_pace()
    store, poster = Store.open(database, KEY), Poster(url, fixed_body)
    courier = a_courier(store, fixed, poster, SystemClock())
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.readline)
    loop = asyncio.get_running_loop()
    began = loop.time()
    async with asyncio.timeout(LONGEST):
        ended = await courier.run_once()
    sys.stdout.write(f"{ended} {loop.time() - began}\n")
    await poster.close()
    store.close()


if __name__ == "__main__":
    asyncio.run(run(*sys.argv[1:]))
