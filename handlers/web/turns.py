"""Turns: what is large is taken in hand by few at once; the others wait, and not for ever."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Crowded(Exception):  # noqa: N818 - nobody's error
    """Too many had something large; whose turn did not come in time has to come again."""


class Turns:
    """Lets `at_once` go ahead, in the order in which they came; `longest_wait` is in seconds.

    `in_hand` is how many are at it now, `most` how many there ever were at one time.
    """

    def __init__(self, at_once: int = 2, *, longest_wait: float = 60.0) -> None:
        self.in_hand = self.most = 0
        self._places = asyncio.Semaphore(at_once)
        self.longest_wait = longest_wait

    @asynccontextmanager
    async def mine(self) -> AsyncIterator[None]:
        """Run the block when the turn has come, or raise `Crowded`."""
        try:
            async with asyncio.timeout(self.longest_wait):
                await self._places.acquire()
        except TimeoutError:
            raise Crowded from None
        self.in_hand += 1
        self.most = max(self.most, self.in_hand)
        try:
            yield
        finally:
            self.in_hand -= 1
            self._places.release()
