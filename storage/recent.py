"""Facts read lately: what a version of a group says never changes, so it is opened once."""

from collections import OrderedDict
from threading import Lock

from bot.core.groups import CoreGroup

Version = tuple[str, int]
"""A group's data key, which no other group ever has, and the version of its facts."""


class Recent:
    """The facts of the few groups that were read last, in memory alone."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._facts: OrderedDict[Version, CoreGroup] = OrderedDict()
        self._lock = Lock()

    def get(self, version: Version) -> CoreGroup | None:
        with self._lock:
            facts = self._facts.get(version)
            if facts is not None:
                self._facts.move_to_end(version)
            return facts

    def keep(self, version: Version, facts: CoreGroup) -> None:
        with self._lock:
            self._facts[version] = facts
            if len(self._facts) > self._size:
                self._facts.popitem(last=False)

    def forget(self, key: str) -> None:
        """Let go of a group whose key has been destroyed."""
        with self._lock:
            for version in [each for each in self._facts if each[0] == key]:
                del self._facts[version]
