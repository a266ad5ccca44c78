"""Stores on engines that tests hand on: what SQLAlchemy has compiled for one serves the next."""

import sqlite3
from collections.abc import Callable, Hashable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Generic, TypeVar, cast

from sqlalchemy import URL, Dialect, PoolProxiedConnection, event
from sqlalchemy.pool import ConnectionPoolEntry

from storage.database import Database, file_of, make_engine, read_url
from storage.erasure_list import ErasureList, beside
from storage.keys import Keys
from storage.store import Store
from tests.cleaning import WARM
from tests.keys import KEY

NAMED = {"application_name": WARM}
NO_LOG = b"\x01\x01"
"""In the head of a SQLite file: it is read without a log, as what lies in memory must be."""

HEAD = 100
"""Bytes of a SQLite file that count its changes, too: the rest is the same after the same."""

SMALL_PAGES = 1024
"""Bytes of a page in the file that is filled anew: four times fewer to be copied each time."""

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


class Refilled:
    """One SQLite file that stays open and is filled anew for each test: opening costs more."""

    def __init__(self, ready: Path) -> None:
        path = ready.with_name("refilled.db")
        with closing(sqlite3.connect(ready)) as kept:
            kept.execute(f"PRAGMA page_size = {SMALL_PAGES}")
            kept.execute("VACUUM INTO ?", (str(path),))
        self._database = Connected(read_url(f"sqlite:///{path}"))
        self._content = _content(self._database)
        with self._database.reading() as connection:
            self._keys = Keys(connection, KEY)

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open the store of the file as it is at first, until the block ends."""
        _fill(self._database, self._content)
        view = Connected(self._database.url, self._database.engine.execution_options())
        # Not through `Store.over`: that this is our key and our version was seen the first time.
        store = Store(view, self._keys, ErasureList(beside(view.url), self._keys.lookups))
        try:
            yield store
        finally:
            store.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.engine.dispose()


class Repeated(Generic[T]):
    """Something done to SQLite files that leaves the same each time: done once, then copied."""

    def __init__(self) -> None:
        self._left: dict[tuple[bytes, Hashable], tuple[bytes, T]] = {}

    def do(self, store: Store, how: Hashable, action: Callable[[], T]) -> T:
        """Do it to a store, or copy what it left where the file and `how` were the same."""
        database = store.database
        if not database.is_sqlite:
            return action()
        state = sha256(_content(database)[HEAD:]).digest(), how
        if state in self._left:
            content, given = self._left[state]
            _fill(database, content)
            return given
        given = action()
        self._left[state] = _content(database), given
        return given


def _content(database: Database) -> bytes:
    """Return what is in a SQLite file, as a file of its own without a log beside it."""
    with closing(database.engine.raw_connection()) as connection:
        content = _sqlite(connection).serialize()
    return content[:18] + NO_LOG + content[20:]


def _fill(database: Database, content: bytes) -> None:
    """Put a content into a SQLite file in place of its own; connections to it stay open."""
    with (
        closing(sqlite3.connect(":memory:")) as kept,
        closing(database.engine.raw_connection()) as connection,
    ):
        kept.deserialize(content)
        kept.backup(_sqlite(connection))


def _sqlite(connection: PoolProxiedConnection) -> sqlite3.Connection:
    return cast(sqlite3.Connection, connection.driver_connection)
