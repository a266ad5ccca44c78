"""What goes on after Slack has its answer: none of it is lost when the process is told to end."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class UnderWay:
    """The tasks of one process, held until they end."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, doing: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
        """Begin something and return it; it goes on whoever waits for it or not."""
        task = asyncio.create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def drain(self) -> None:
        """Return once all has ended, and what it has begun as well."""
        while self._tasks:
            await asyncio.wait(self._tasks)
