"""What is being sent just now: no more at once than each transport carries, each with its end."""

import asyncio
import logging
from collections import Counter
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
        self._notices: dict[int, Notice] = {}
        self._outcomes: list[Outcome] = []
        self._rests: dict[str, datetime] = {}
        self._ended = asyncio.Event()

    @property
    def notices(self) -> list[Notice]:
        """Return what is under way."""
        return list(self._notices.values())

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is under way, and nothing that ended is still to be taken."""
        return not self._tasks and not self._outcomes and not self._rests

    def at_once(self, route: Route) -> int:
        """Return how many messages a route carries at once: none where nothing carries it."""
        transport = self._transports.get(route)
        return transport.at_once if transport else 0

    def places(self, route: Route) -> int:
        """Return how many more messages may be begun on a route."""
        # What nothing carries fails without a transport, and needs no place.
        return self.at_once(route) - self._busy[route] if route in self._transports else 1

    def begin(self, ready: Ready) -> None:
        """Send one message; returns at once."""
        notice = ready.notice
        self._busy[notice.route] += 1
        self._notices[notice.id] = notice
        task = self._tasks[notice.id] = asyncio.create_task(self._deliver(ready))
        self._watch.begin(notice.id, task)

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
