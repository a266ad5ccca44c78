"""Stores on engines that tests hand on: what SQLAlchemy has compiled for one serves the next."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Generic, TypeVar

from sqlalchemy import URL, Dialect, event
from sqlalchemy.pool import ConnectionPoolEntry

from storage.database import Database, file_of, make_engine, read_url
from storage.store import Store
from tests.cleaning import WARM
from tests.keys import KEY

NAMED = {"application_name": WARM}
T = TypeVar("T")


class Engines:
    """The engines of one worker that no store holds at the moment, by what they serve.

    One of SQLite serves all files; one of PostgreSQL stays connected to its database.
    """

    def __init__(self) -> None:
        self._free: dict[Hashable, list[_Movable]] = {}

    @contextmanager
    def store_at(self, url: str) -> Iterator[Store]:
        """Open the store of a database that is ready for use, until the block ends."""
        address = read_url(url)
        is_file = file_of(address) is not None
        free = self._free.setdefault(address.drivername if is_file else address, [])
        movable = free.pop() if free else _Movable(address)
        movable.address = address if is_file else address.update_query_dict(NAMED)
        # A view of the engine: who listens to a store's statements has gone with the test.
        view = movable.engine.execution_options()
        store = Store.over((Database if is_file else Connected)(address, view), KEY)
        try:
            yield store
        finally:
            store.close()
            free.append(movable)


class Connected(Database):
    """A database whose connections outlive the store: a new one costs the server ten times more."""

    def close(self) -> None:
        """Leave the connections to the next test."""


class _Movable:
    """An engine that connects to the address it was told last; closing it forgets connections."""

    def __init__(self, address: URL) -> None:
        self.address = address
        self.engine = make_engine(address)
        event.listen(self.engine, "do_connect", self._lead)

    def _lead(
        self,
        dialect: Dialect,
        _: ConnectionPoolEntry,
        positional: list[object],
        named: dict[str, object],
    ) -> None:
        positional[:], own = dialect.create_connect_args(self.address)
        named.update(own)


class Repeated(Generic[T]):
    """Something done to SQLite files that leaves the same each time: done once, then copied."""

    def __init__(self) -> None:
        self._left: dict[tuple[bytes, Hashable], tuple[bytes, T]] = {}

    def do(self, store: Store, how: Hashable, action: Callable[[], T]) -> T:
        """Do it to a store, or copy what it left where the file and `how` were the same."""
        path = file_of(store.database.url)
        if path is None:
            return action()
        store.database.close()
        state = sha256(path.read_bytes()).digest(), how
        if state in self._left:
            content, given = self._left[state]
            path.write_bytes(content)
            return given
        given = action()
        store.database.close()
        self._left[state] = path.read_bytes(), given
        return given
