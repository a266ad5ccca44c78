"""A year in a second: a clock that jumps from event to event, and only when nothing is claimed."""

from datetime import datetime

from scheduler.clock import JumpClock
from scheduler.courier import Courier
from scheduler.jobs import Jobs


async def run_to(when: datetime, clock: JumpClock, courier: Courier, jobs: Jobs) -> None:
    """Let everything happen that is due until `when`, each thing at its own time.

    The clock stands still while a notice is claimed: `run_once` has ended before it moves.
    """
    await _everything_now(clock, courier, jobs)
    while (due := await courier.next_due()) is not None and due <= when:
        clock.jump(max(due, clock.now()))
        await _everything_now(clock, courier, jobs)
    clock.jump(when)
    await _everything_now(clock, courier, jobs)


async def _everything_now(clock: JumpClock, courier: Courier, jobs: Jobs) -> None:
    await jobs.run_due(clock.now())
    await courier.run_once()
