"""What was opened lately is kept in memory: the few that were used last, and nothing for long."""

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """Values by the id of a data key, which no other group ever has; for any thread."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[str, T] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> T | None:
        """Return what is kept under a key, and keep it longest again; None if it is gone."""
        with self._lock:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
            return value

    def keep(self, key: str, value: T) -> T:
        """Keep a value, in place of the one that was used longest ago, and return it."""
        with self._lock:
            self._values[key] = value
            if len(self._values) > self._size:
                self._values.popitem(last=False)
        return value

    def forget(self, key: str) -> None:
        """Let go of what belongs to a key that has been destroyed."""
        with self._lock:
            self._values.pop(key, None)
