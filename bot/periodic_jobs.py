"""What one process does every so often, beside answering and delivering."""

from datetime import datetime, timedelta
from functools import partial

from bot.core.ports import Clock
from scheduler.jobs import Job, Jobs, settle_due
from scheduler.metrics import Metrics
from storage.claims import Claims
from storage.store import Store

WAITING_COUNTED = timedelta(seconds=15)
SETTLED = timedelta(minutes=1)
PRUNED = timedelta(hours=6)
ANCHORED = timedelta(days=1)


def periodic_jobs(store: Store, clock: Clock, claims: Claims, metrics: Metrics) -> Jobs:
    """Return the jobs of one process, each with how often it is done."""

    async def prune(now: datetime) -> None:
        await store.run(store.upkeep.prune, now)
        await store.run(store.upkeep.erase_expired, now)

    async def anchor(now: datetime) -> None:
        await store.run(store.upkeep.anchor, now)

    async def count(now: datetime) -> None:
        metrics.waiting(await store.run(claims.waiting, now))

    jobs = (
        Job("settle", SETTLED, partial(settle_due, store, clock.wake)),
        Job("prune", PRUNED, prune),
        Job("anchor", ANCHORED, anchor),
        Job("count", WAITING_COUNTED, count),
    )
    return Jobs(jobs, clock)
