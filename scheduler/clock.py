"""The clock: the only module that knows what time it is."""

import asyncio
from datetime import UTC, datetime


def _running_here() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


class Waking:
    """A wait that can be ended from any thread: what two clocks have in common."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """End a wait that is under way; if there is none, the next one ends at once."""
        if self._loop is None or self._loop.is_closed() or self._loop is _running_here():
            self._woken.set()
        else:
            # Costs a trip through the system, which each message sent need not pay.
            self._loop.call_soon_threadsafe(self._woken.set)

    async def sleep(self, seconds: float | None) -> None:
        """Return after `seconds` of the event loop's time, or when woken; None has no end."""
        self._loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return
        self._woken.clear()


class SystemClock:
    """The time of the machine."""

    def __init__(self) -> None:
        self._waking = Waking()

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - the one place that may

    async def wait_until(self, when: datetime) -> None:
        """Return when `when` has come, or earlier if somebody called `wake`."""
        await self._waking.sleep(max(0.0, (when - self.now()).total_seconds()))

    def wake(self) -> None:
        """End a wait that is under way: there is something new to do."""
        self._waking.wake()


class JumpClock:
    """A clock that stands still until somebody jumps: a year of a group's life in a second.

    `scheduler/jumps.py` moves it from event to event, and only when nothing is claimed.
    """

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)
        self._waking = Waking()

    def now(self) -> datetime:
        """Return the instant at which the clock stands, aware, in UTC."""
        return self._now

    def jump(self, when: datetime) -> None:
        """Stand at `when` from now on; never back."""
        if when < self._now:
            raise ValueError(f"time does not run backwards: {when} is before {self._now}")
        self._now = when.astimezone(UTC)
        self._waking.wake()

    async def wait_until(self, when: datetime) -> None:
        """Return when a jump has reached `when`, or earlier if somebody called `wake`."""
        if when > self._now:
            await self._waking.sleep(None)

    def wake(self) -> None:
        """End a wait that is under way: there is something new to do."""
        self._waking.wake()
