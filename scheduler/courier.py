"""The courier: claims notices that are due, has them delivered, and writes what became of each."""

import asyncio
import logging
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.core.facts.people import Route
from bot.core.notices.notice import Notice
from bot.core.notices.outcomes import GivenUp, Outcome, Untried
from bot.core.notices.routes import MAIL_LANE
from bot.core.ports import Clock, Transport
from scheduler.in_hand import InHand
from scheduler.messages import Compose, Ready
from scheduler.sending import Sending
from scheduler.terms import Heard, Run, Terms
from storage.claims import Claims, Lease
from storage.errors import StorageError
from storage.lanes import platform_of

log = logging.getLogger(__name__)

PLATFORMS = {MAIL_LANE: Route.SECURE_EMAIL} | {route.value: route for route in Route}
"""What carries the lanes that settling names; what nothing carries is claimed too, and fails."""

SHORTEST_WAIT = timedelta(milliseconds=20)


class Courier:
    """Delivers notices: a loop around `turn`, which does everything once.

    `id` tells replicas apart. `give_up` writes the fact that a notice cannot be delivered;
    `is_alone` says that no other courier lives on this database, so that what a dead one held
    can be taken over at once.
    """

    ended = 0
    """How many attempts have come to an end."""

    def __init__(
        self,
        id_: str,
        *,
        claims: Claims,
        compose: Compose,
        give_up: Callable[[GivenUp], None],
        transports: Mapping[Route, Transport],
        clock: Clock,
        run: Run,
        heard: Heard,
        is_alone: bool = False,
        terms: Terms | None = None,
    ) -> None:
        self.id = id_
        self._terms = terms or Terms()
        self._claims = claims
        self._compose = compose
        self._give_up = give_up
        self._clock = clock
        self._run = run
        self._heard = heard
        self._takes_all = is_alone
        self._sending = Sending(transports, clock, longest=self._terms.longest, done=clock.wake)
        self._in_hand = InHand()
        self._unwritten: list[Outcome] = []
        self._given_up: deque[GivenUp] = deque()
        self._rests: dict[str, datetime] = {}
        self._stopping = asyncio.Event()
        self._held_on_at = float("-inf")

    async def run(self) -> None:
        """Deliver until `stop` is called, then let what is under way come to its end."""
        while not self._stopping.is_set():
            try:
                await self._hold_on()
                if not await self.turn():
                    await self._wait()
            except StorageError as error:
                log.warning("database_trouble", extra={"code": type(error).__name__})
                await self._rest()
        await self._drain()

    def stop(self) -> None:
        """Let `run` come to its end."""
        self._stopping.set()
        self._clock.wake()

    async def run_once(self) -> int:
        """Deliver all that can be claimed now; return how many attempts came to an end."""
        before = self.ended
        await self._hold_on()
        while True:
            if not await self.turn():
                if self._sending.is_idle and not self._in_hand.ready:
                    return self.ended - before
                await self._sending.one_done()

    async def turn(self) -> bool:
        """Write what has ended, begin what is ready, claim and word more; tell if there was any."""
        self._collect()
        is_busy = await self._exchange()
        await self._give_ups()
        if self._in_hand.claimed:
            await self._word()
            return True
        return is_busy

    async def next_due(self) -> datetime | None:
        """Return when there will be something to claim, as far as it is known now."""
        full = [platform for platform, room in self._room().items() if not room]
        return await self._run(self._claims.next_due, full)

    def _collect(self) -> None:
        outcomes, rests = self._sending.take()
        self._keep(outcomes)
        self._rests.update(rests)

    def _keep(self, outcomes: Sequence[Outcome]) -> None:
        """Keep what is to be written: what was given up in a transaction of its own group."""
        given_up = [each for each in outcomes if isinstance(each, GivenUp)]
        self._given_up += given_up
        if given_up:
            outcomes = [each for each in outcomes if not isinstance(each, GivenUp)]
        self._unwritten += outcomes

    def _next(self) -> list[Ready]:
        """Return what may begin now: the oldest first, as far as its transport has places."""
        if self._stopping.is_set():
            return []
        left = {route: self._sending.places(route) for route in Route}
        found = []
        for ready in self._in_hand.ready:
            if left[ready.notice.route] > 0:
                left[ready.notice.route] -= 1
                found.append(ready)
        return found

    async def _exchange(self) -> bool:
        """Write, begin and claim in one transaction; after trouble all is still to be done."""
        starting, room, written = self._next(), self._wanted_room(), self._unwritten
        if not any((starting, room, written, self._rests)):
            return False
        numbers = {each.notice.id: each.sequence for each in starting}
        now = self._clock.now()
        lease = Lease(self.id, now + timedelta(seconds=self._terms.lease))
        given = (lease, written, numbers, self._rests, now, room)
        held, claimed = await self._run(self._claims.exchange, *given)
        self._rests, self._unwritten = {}, []
        self._begin(starting, held, claimed)
        self._written(written)
        return bool(starting or written or claimed)

    def _begin(self, starting: Sequence[Ready], held: set[int], claimed: Sequence[Notice]) -> None:
        """Send what is still this courier's, and keep what it has claimed to be worded."""
        self._in_hand.claimed += claimed
        # What settling took back, and was claimed anew, is worded anew.
        gone = {each.id for each in (*claimed, *(ready.notice for ready in starting))}
        worded = self._in_hand.ready
        self._in_hand.ready = [each for each in worded if each.notice.id not in gone]
        for ready in starting:
            if ready.notice.id in held:
                self._sending.begin(ready)

    async def _give_ups(self) -> None:
        """Write the facts of what was given up, each in a transaction of its own group."""
        while self._given_up:
            await self._run(self._give_up, self._given_up[0])
            self._written([self._given_up.popleft()])

    def _written(self, outcomes: Sequence[Outcome]) -> None:
        self.ended += len(outcomes)
        for each in outcomes:
            self._heard.ended(each)

    def _room(self) -> dict[str, int]:
        """Return how many more notices of each platform may be held; not for a handful of them."""
        held: Counter[str] = Counter()
        for lane, count in Counter([each.lane for each in self._held()]).items():
            held[platform_of(lane)] += count
        room = {}
        for platform, route in PLATFORMS.items():
            free = self._terms.ahead + self._sending.at_once(route) - held[platform]
            room[platform] = free if free >= self._terms.ahead // 2 else 0
        return room

    def _wanted_room(self) -> dict[str, int]:
        """Return for which platforms to claim; for none at the end, or before all is worded."""
        if self._stopping.is_set() or self._in_hand.claimed:
            return {}
        return {platform: free for platform, free in self._room().items() if free}

    def _held(self) -> list[Notice]:
        return [*self._in_hand.notices, *self._sending.notices]

    async def _word(self) -> None:
        batch = self._in_hand.claimed[: self._terms.at_a_time]
        composed = await self._run(self._compose, batch, self._clock.now())
        self._in_hand.claimed = self._in_hand.claimed[len(batch) :]
        self._in_hand.ready += composed.ready
        self._keep(composed.outcomes)

    async def _wait(self) -> None:
        """Wait for what is due next, for a message to end, or for the poll: others plan too."""
        due = await self.next_due()
        now = self._clock.now()
        poll = now + timedelta(seconds=self._terms.poll)
        await self._clock.wait_until(max(now + SHORTEST_WAIT, min(due or poll, poll)))

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(self._terms.rest_after_trouble):
                await self._stopping.wait()
        except TimeoutError:
            return

    async def _hold_on(self) -> None:
        """Now and then renew what is held, and take over what a dead courier held."""
        loop_time = asyncio.get_running_loop().time()
        if loop_time - self._held_on_at < self._terms.lease / 3:
            return
        now = self._clock.now()
        if ids := [each.id for each in self._held()]:
            until = now + timedelta(seconds=self._terms.lease)
            await self._run(self._claims.renew, ids, Lease(self.id, until))
        lost = await self._run(self._claims.recover, now, everything=self._takes_all)
        self._takes_all = False
        self._held_on_at = loop_time
        if lost:
            log.warning("taken_over", extra={"count": lost})

    async def _drain(self) -> None:
        """Give back what was not begun, and let what is under way end, within the time for it."""
        await self._sending.finish(self._terms.drain)
        self._collect()
        self._unwritten += [Untried(each) for each in self._in_hand.notices]
        self._in_hand = InHand()
        try:
            await self._exchange()
            await self._give_ups()
        except StorageError as error:
            # The lease runs out and what was under way counts as in doubt: nothing is lost.
            log.warning("database_trouble", extra={"code": type(error).__name__})
