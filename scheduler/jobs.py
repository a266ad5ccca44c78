"""The periodic jobs: each a plain function of now, idempotent, safe on every replica."""

import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import (  # type: ignore[import-untyped] # it has no types
    AsyncIOScheduler,
)

from bot.core.ports import Clock
from storage.errors import StorageError, TamperedError, UnknownGroup
from storage.store import Store

log = logging.getLogger(__name__)

AT_ONCE_SETTLED = 10_000


@dataclass(frozen=True, slots=True)
class Job:
    """What is done every so often, from the start on."""

    name: str
    every: timedelta
    do: Callable[[datetime], Awaitable[None]]


async def settle_due(store: Store, wake: Callable[[], None], now: datetime) -> None:
    """Settle the groups whose time has come, or that other rules or holiday lists have settled.

    One group at a time, so that commands and the courier get the database in between; one that
    cannot be settled holds up no other.
    """
    refs = await store.run(store.upkeep.due_for_settling, now, AT_ONCE_SETTLED)
    for ref in refs:
        try:
            await store.run(store.settle, ref, now)
        except UnknownGroup:
            continue  # Erased meanwhile.
        except TamperedError:
            log.exception("unreadable_group", extra={"ref": ref})
    if refs:
        wake()


class Jobs:
    """Runs jobs on APScheduler, in memory; or, for a clock that jumps, whenever asked."""

    def __init__(self, jobs: Iterable[Job], clock: Clock) -> None:
        self._jobs = tuple(jobs)
        self._clock = clock
        self._next: dict[str, datetime] = {}
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    def start(self) -> None:
        """Begin, inside a running event loop: each job at once, then every so often."""
        for job in self._jobs:
            self._scheduler.add_job(
                self._do,
                "interval",
                args=[job],
                id=job.name,
                seconds=job.every.total_seconds(),
                next_run_time=self._clock.now(),
                coalesce=True,
                misfire_grace_time=None,
            )
        self._scheduler.start()

    def stop(self) -> None:
        """Begin no job any more; one under way is let go between two of its steps."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def run_due(self, now: datetime) -> None:
        """Do the jobs whose time has come by `now`, each once however long it has been."""
        for job in self._jobs:
            if self._next.get(job.name, now) <= now:
                self._next[job.name] = now + job.every
                await job.do(now)

    async def _do(self, job: Job) -> None:
        try:
            await job.do(self._clock.now())
        except StorageError as error:
            # It is done again before long, and all of it then.
            log.warning("job_put_off", extra={"job": job.name, "code": type(error).__name__})
