"""A watch over what takes time: one timer for all that is under way, not one for each message."""

import asyncio


class Watch:
    """Cancels each task that takes longer than `longest` seconds of the event loop's time."""

    def __init__(self, longest: float) -> None:
        self._longest = longest
        self._under_way: dict[int, tuple[float, asyncio.Task[None]]] = {}
        self._hung: set[int] = set()
        self._timer: asyncio.TimerHandle | None = None

    def begin(self, id_: int, task: asyncio.Task[None]) -> None:
        """Watch a task under a number of its own."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + self._longest
        self._under_way[id_] = ends, task
        if self._timer is None:
            self._timer = loop.call_at(ends, self._look)

    def end(self, id_: int) -> bool:
        """Watch a task no longer; tell whether it was cancelled here."""
        self._under_way.pop(id_)
        if self._timer is not None and not self._under_way:
            self._timer.cancel()
            self._timer = None
        was_hung = id_ in self._hung
        self._hung.discard(id_)
        return was_hung

    def _look(self) -> None:
        """Cancel what has hung, the oldest first, and look again when the next one would have."""
        loop = asyncio.get_running_loop()
        self._timer = None
        for id_, (ends, task) in self._under_way.items():
            if ends > loop.time():
                self._timer = loop.call_at(ends, self._look)
                return
            if id_ not in self._hung:
                self._hung.add(id_)
                task.cancel()
