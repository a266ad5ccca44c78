"""What is being sent just now: no more at once than each transport carries, each with its end."""

import asyncio
import logging
from collections import Counter, deque
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from bot.core.facts.people import Route
from bot.core.notices.notice import Notice
from bot.core.notices.outcomes import Again, Outcome, Sent
from bot.core.ports import Clock, Transport, TransportError
from scheduler.judging import judge
from scheduler.messages import Ready
from scheduler.watch import Watch

log = logging.getLogger(__name__)


def _hung() -> TransportError:
    return TransportError("hung", permanent=False, in_doubt=True)


STOPPED = "stopped"


class Sending:
    """Sends messages as tasks of the event loop and keeps how each ended until it is taken.

    As many again as a route carries at once may stand ready: what has begun is written in one go
    for all of them, and a place that falls free is taken without waiting for the database.

    `longest` is after how many seconds of the loop's time a message counts as hung; transports
    have stricter times of their own. `done` is called each time that one has ended.
    """

    def __init__(
        self,
        transports: Mapping[Route, Transport],
        clock: Clock,
        *,
        longest: float,
        done: Callable[[], None],
    ) -> None:
        self._transports = transports
        self._clock = clock
        self._watch = Watch(longest)
        self._done = done
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._busy: Counter[Route] = Counter()
        self._queues: dict[Route, deque[Ready]] = {route: deque() for route in transports}
        self._notices: dict[int, Notice] = {}
        self._outcomes: list[Outcome] = []
        self._rests: dict[str, datetime] = {}
        self._ended = asyncio.Event()
        self._is_stopped = False

    @property
    def notices(self) -> list[Notice]:
        """Return what has begun and not ended."""
        return list(self._notices.values())

    @property
    def has_more(self) -> bool:
        """Tell whether something stands ready for the next place that falls free."""
        return any(self._queues.values())

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is under way, and nothing that ended is still to be taken."""
        return not self._tasks and not self._outcomes and not self._rests

    def most(self, route: Route) -> int:
        """Return how many messages of a route may have begun: none where nothing carries it."""
        return 2 * self._at_once(route)

    def places(self, route: Route) -> int:
        """Return how many more messages may be begun on a route."""
        if route not in self._transports:
            # What nothing carries fails without a transport, and needs no place.
            return 1
        return self.most(route) - self._busy[route] - len(self._queues[route])

    def begin(self, ready: Ready) -> None:
        """Send one message, now or as soon as there is a place; returns at once."""
        notice = ready.notice
        self._notices[notice.id] = notice
        if notice.route in self._queues:
            self._queues[notice.route].append(ready)
            self._go_on(notice.route)
        else:
            self._start(ready)

    def stop(self) -> None:
        """Send nothing more of what stands ready."""
        self._is_stopped = True

    def give_back(self) -> list[Notice]:
        """Hand back what stood ready and was never sent."""
        queued = [each.notice for queue in self._queues.values() for each in queue]
        for queue in self._queues.values():
            queue.clear()
        for notice in queued:
            del self._notices[notice.id]
        return queued

    def take(self) -> tuple[list[Outcome], dict[str, datetime]]:
        """Hand over how messages have ended, and the lanes that asked for a rest until when."""
        self._ended.clear()
        outcomes, self._outcomes = self._outcomes, []
        rests, self._rests = self._rests, {}
        return outcomes, rests

    async def one_done(self) -> None:
        """Return when something has ended since `take`, at once if nothing is under way."""
        if self._tasks:
            await self._ended.wait()

    async def finish(self, seconds: float) -> None:
        """Give what is under way some time to end; what does not is in doubt."""
        if not self._tasks:
            return
        _, hanging = await asyncio.wait(self._tasks.values(), timeout=seconds)
        for task in hanging:
            task.cancel()
        if hanging:
            await asyncio.wait(hanging)

    def _at_once(self, route: Route) -> int:
        transport = self._transports.get(route)
        return transport.at_once if transport else 0

    def _go_on(self, route: Route) -> None:
        """Take what stands ready into the places that are free."""
        queue = self._queues.get(route)
        while queue and not self._is_stopped and self._busy[route] < self._at_once(route):
            self._start(queue.popleft())

    def _start(self, ready: Ready) -> None:
        notice = ready.notice
        self._busy[notice.route] += 1
        task = self._tasks[notice.id] = asyncio.create_task(self._deliver(ready))
        self._watch.begin(notice.id, task)

    async def _deliver(self, ready: Ready) -> None:
        notice = ready.notice
        try:
            outcome = await self._outcome(ready)
        except asyncio.CancelledError:
            outcome = None
        hung = self._watch.end(notice.id)
        self._outcomes.append(outcome or self._cancelled(notice, hung=hung))
        self._busy[notice.route] -= 1
        del self._tasks[notice.id], self._notices[notice.id]
        self._go_on(notice.route)
        self._ended.set()
        self._done()

    async def _outcome(self, ready: Ready) -> Outcome:
        notice = ready.notice
        if ready.message is None:
            return self._failed(notice, ready.error or _hung())
        try:
            proof = await self._transports[notice.route].send(ready.message)
        except TransportError as error:
            return self._failed(notice, error)
        except TimeoutError:
            return self._failed(notice, _hung())
        except Exception as bug:
            # One message's bug must not hold up the others.
            log.exception("transport_bug", extra={"notice": notice.id})
            code = f"bug_{type(bug).__name__}"
            return self._failed(notice, TransportError(code, permanent=False, in_doubt=True))
        return Sent(notice, proof, self._clock.now())

    def _cancelled(self, notice: Notice, *, hung: bool) -> Outcome:
        if hung:
            return self._failed(notice, _hung())
        now = self._clock.now()
        return Again(notice, now, now, STOPPED, in_doubt=True)

    def _failed(self, notice: Notice, error: TransportError) -> Outcome:
        now = self._clock.now()
        if error.retry_after is not None:
            until = now + timedelta(seconds=error.retry_after)
            self._rests[notice.lane] = max(until, self._rests.get(notice.lane, until))
        return judge(notice, error, now)
