"""The clock is an argument: one that is the machine's, one that jumps."""

import asyncio
import threading
from datetime import UTC, datetime, timedelta

import pytest

from scheduler.clock import JumpClock, SystemClock

START = datetime(2027, 3, 17, 14, 0, tzinfo=UTC)
FAR = timedelta(days=300)


async def within(waiting: "asyncio.Task[None]", seconds: float = 5) -> None:
    async with asyncio.timeout(seconds):
        await waiting


async def started(clock: SystemClock | JumpClock, when: datetime) -> "asyncio.Task[None]":
    waiting = asyncio.create_task(clock.wait_until(when))
    await asyncio.sleep(0)
    return waiting


def test_the_system_clock_speaks_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)


def test_a_wait_ends_when_its_time_has_come() -> None:
    async def story() -> None:
        clock = SystemClock()
        due = clock.now() + timedelta(milliseconds=20)
        await clock.wait_until(due)
        assert clock.now() >= due - timedelta(milliseconds=5)
        await clock.wait_until(due - FAR)

    asyncio.run(story())


@pytest.mark.parametrize("in_a_thread", [False, True])
def test_a_wait_of_months_ends_when_somebody_wakes_it(*, in_a_thread: bool) -> None:
    async def story() -> None:
        clock = SystemClock()
        waiting = await started(clock, clock.now() + FAR)
        if in_a_thread:
            thread = threading.Thread(target=clock.wake)
            thread.start()
            thread.join()
        else:
            clock.wake()
        await within(waiting)

    asyncio.run(story())


def test_a_wake_that_nobody_waited_for_ends_the_next_wait() -> None:
    async def story() -> None:
        clock = SystemClock()
        clock.wake()
        await within(await started(clock, clock.now() + FAR))

    asyncio.run(story())


def test_a_clock_whose_loop_has_closed_can_still_be_woken() -> None:
    clock = SystemClock()
    asyncio.run(clock.wait_until(clock.now() + timedelta(milliseconds=1)))
    clock.wake()
    asyncio.run(clock.wait_until(clock.now() + timedelta(milliseconds=1)))


def test_the_jumping_clock_stands_still_until_it_is_moved() -> None:
    async def story() -> None:
        clock = JumpClock(START)
        waiting = await started(clock, START + FAR)
        assert clock.now() == START
        assert not waiting.done()
        clock.jump(START + FAR)
        await within(waiting)
        assert clock.now() == START + FAR

    asyncio.run(story())


def test_the_jumping_clock_does_not_wait_for_what_is_past_and_can_be_woken() -> None:
    async def story() -> None:
        clock = JumpClock(START)
        await within(await started(clock, START))
        waiting = await started(clock, START + FAR)
        clock.wake()
        await within(waiting)

    asyncio.run(story())


def test_time_does_not_run_backwards() -> None:
    clock = JumpClock(START)
    with pytest.raises(ValueError, match="backwards"):
        clock.jump(START - timedelta(seconds=1))
