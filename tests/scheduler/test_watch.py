"""The watch over what takes time: it cancels what has hung, and has one timer for all."""

import asyncio
from collections.abc import Callable, Coroutine
from contextvars import Context

from scheduler.watch import Watch

LONGEST = 30.0


class OwnTime(asyncio.SelectorEventLoop):
    """A loop whose time stands still until a story moves it, and which keeps its timers."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0
        self.timers: list[asyncio.TimerHandle] = []

    def time(self) -> float:
        return self.now

    def call_at(
        self,
        when: float,
        callback: Callable[..., object],
        *args: object,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        self.timers.append(super().call_at(when, callback, *args, context=context))
        return self.timers[-1]

    async def moved(self, seconds: float) -> None:
        """Let so much time pass, and what is due then happen."""
        self.now += seconds
        for _ in range(5):
            await asyncio.sleep(0)

    @property
    def to_come(self) -> int:
        """Return how many timers are still set."""
        return sum(not each.cancelled() and each.when() > self.now for each in self.timers)


class Work:
    """Work under the watch: it ends when it is let, and keeps how; `holds_on` outlives one call."""

    def __init__(self, watch: Watch, number: int, *, holds_on: bool = False) -> None:
        self.was_cancelled = False
        self.was_hung: bool | None = None
        self._may_end = asyncio.Event()
        self._holds_on = holds_on
        self.task = asyncio.create_task(self._run(watch, number))
        watch.begin(number, self.task)

    def let_end(self) -> None:
        self._may_end.set()

    async def _run(self, watch: Watch, number: int) -> None:
        try:
            await self._may_end.wait()
        except asyncio.CancelledError:
            self.was_cancelled = True
            if self._holds_on:
                await self._may_end.wait()
        self.was_hung = watch.end(number)


def tell(story: Callable[[OwnTime, Watch], Coroutine[None, None, None]]) -> None:
    loop = OwnTime()
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        runner.run(story(loop, Watch(LONGEST)))


def test_what_takes_too_long_is_cancelled_and_nothing_else() -> None:
    async def story(loop: OwnTime, watch: Watch) -> None:
        first = Work(watch, 1)
        await loop.moved(10)
        second = Work(watch, 2)
        await loop.moved(LONGEST - 11)
        assert not first.was_cancelled
        await loop.moved(1)
        assert (first.was_cancelled, second.was_cancelled) == (True, False)
        await loop.moved(10)
        assert (first.was_hung, second.was_hung) == (True, True)

    tell(story)


def test_what_ends_in_time_is_never_cancelled() -> None:
    async def story(loop: OwnTime, watch: Watch) -> None:
        slow, quick = Work(watch, 1), Work(watch, 2)
        await loop.moved(LONGEST - 1)
        quick.let_end()
        await loop.moved(LONGEST)
        assert (slow.was_hung, quick.was_hung) == (True, False)
        assert (quick.was_cancelled, quick.task.cancelled()) == (False, False)

    tell(story)


def test_one_timer_does_for_all() -> None:
    async def story(loop: OwnTime, watch: Watch) -> None:
        works = []
        for number in range(20):
            works.append(Work(watch, number))
            await loop.moved(1)
            assert loop.to_come == 1
        await loop.moved(LONGEST - len(works))
        assert ([each.was_hung for each in works].count(True), loop.to_come) == (1, 1)
        await loop.moved(LONGEST)
        assert all(each.was_hung for each in works)

    tell(story)


def test_the_timer_ends_when_nothing_is_under_way() -> None:
    async def story(loop: OwnTime, watch: Watch) -> None:
        first, second = Work(watch, 1), Work(watch, 2)
        first.let_end()
        await loop.moved(1)
        assert loop.to_come == 1
        second.let_end()
        await loop.moved(1)
        assert loop.to_come == 0

    tell(story)


def test_that_something_hung_is_told_once() -> None:
    async def story(loop: OwnTime, watch: Watch) -> None:
        hung = Work(watch, 1)
        await loop.moved(LONGEST)
        again = Work(watch, 1)
        again.let_end()
        await loop.moved(1)
        assert (hung.was_hung, again.was_hung) == (True, False)

    tell(story)


def test_what_holds_on_is_cancelled_once_and_the_next_is_watched_all_the_same() -> None:
    async def story(loop: OwnTime, watch: Watch) -> None:
        stubborn = Work(watch, 1, holds_on=True)
        await loop.moved(LONGEST)
        late = Work(watch, 2)
        await loop.moved(LONGEST)
        assert (stubborn.task.cancelling(), late.was_hung) == (1, True)
        stubborn.let_end()
        await loop.moved(0)
        assert stubborn.was_hung

    tell(story)
