"""The store: the one door to groups, people and all that is kept."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from sqlalchemy import Connection, bindparam, func, select

from bot.core.cards import Card
from bot.core.facts.groups import CoreGroup
from bot.core.refusals import Refusal
from storage.accounts import Accounts
from storage.answers import Answers
from storage.audit import Audit
from storage.chains import Chains
from storage.channels import Channels
from storage.connecting import Connecting
from storage.database import PATIENT, Database, file_of, make_engine, read_url
from storage.documents import Documents
from storage.drafts import Drafts
from storage.erasing import Eraser
from storage.erasure_list import ErasureList, beside
from storage.errors import ReferenceTaken, StorageError, TamperedError
from storage.groups import Groups, Held
from storage.keys import Keys
from storage.master import MasterKey
from storage.notices import Notices
from storage.opening import check, check_connected
from storage.people import People
from storage.receipts import Receipts
from storage.schema import erasures, groups
from storage.seen import Seen
from storage.settling import SETTLED_WITH, settle_group
from storage.tokens import Tokens
from storage.upkeep import Upkeep
from storage.work import Work

P = ParamSpec("P")
R = TypeVar("R")
POSTGRES_THREADS = 4
TAKEN = tuple(
    select(each).where(each == bindparam("ref")) for each in (groups.c.ref, erasures.c.ref)
)


class Store:
    """An open database. Everything blocks; from the event loop call it through `run`.

    Calls may come from any thread. Inside a `begin` block, other calls of the same thread join
    its transaction. `secret(purpose)` is a key of the installation's own, the same for good.
    """

    def __init__(self, database: Database, keys: Keys, erased: ErasureList) -> None:
        self.database = database
        self.secret = keys.lookups.derive
        self._chains = Chains(keys.lookups)
        self.groups = Groups(keys, self._chains)
        self._answers = Answers(keys.lookups)
        self.people = People(database, keys)
        self.accounts = Accounts(database, keys, self.people)
        self.connecting = Connecting(database)
        self.channels = Channels(database, keys.lookups)
        self.audit = Audit(database, self._chains)
        self.tokens = Tokens(database, keys.lookups)
        self.notices = Notices(database)
        self.receipts = Receipts(database)
        self.drafts = Drafts(database, keys.lookups, self.groups)
        self.documents = Documents(database, self.groups)
        self.seen = Seen(database, keys.lookups)
        eraser = Eraser(database, keys, self.groups, erased)
        self.upkeep = Upkeep(database, self._chains, self._answers, self.audit, eraser)
        self._threads = ThreadPoolExecutor(
            max_workers=1 if database.is_sqlite else POSTGRES_THREADS, thread_name_prefix="store"
        )

    @classmethod
    def open(
        cls, url: str, master: MasterKey, *, erased: Path | None = None, wait: float = PATIENT
    ) -> "Store":
        """Open a database, or raise `StorageError`: missing, older, newer, or of another key.

        `erased` is the file of erased references; without it, one beside a SQLite file. `wait`
        are the seconds for another process that holds a SQLite file.
        """
        address = read_url(url)
        if file_of(address):
            # Looked at first: to open a file for writing can already change it.
            check(address, master)
        engine = make_engine(address, wait=wait, is_demo=master.is_demo)
        database = Database(address, engine)
        return cls.over(database, master, erased=erased)

    @classmethod
    def over(cls, database: Database, master: MasterKey, *, erased: Path | None = None) -> "Store":
        """Open what one is connected to, as `open` does; it is closed if that fails."""
        try:
            with database.reading() as connection:
                check_connected(connection, master)
                keys = Keys(connection, master)
        except StorageError:
            database.close()
            raise
        return cls(database, keys, ErasureList(erased or beside(database.url), keys.lookups))

    def close(self) -> None:
        """Let go of the database once what is under way has ended."""
        self._threads.shutdown()
        self.database.close()

    def ping(self) -> None:
        """Ask the database something; raise `StorageError` if nothing could be written to it."""
        with self.database.writing() as connection:
            connection.execute(select(1))

    async def run(self, call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run something that blocks in a thread of the store's own and return what it returns."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, lambda: call(*args, **kwargs))

    @contextmanager
    def begin(self, ref: str, *, by: str, now: datetime, key: str = "") -> Iterator[Work]:
        """Hold one group for one transaction, which commits when the block ends.

        `by` is the opaque id of who acts, for the audit log; `key` the request's idempotency key.
        An exception rolls all back; a `Refusal` leaves one audit line. Raises `UnknownGroup`.
        """
        hashed = self._answers.key(ref, key) if key else ""
        with self._alone(), self._heard(ref, by, now), self.database.writing() as connection:
            held = self.groups.hold(connection, ref)
            card = self._answers.get(connection, hashed, lambda _: held.key) if hashed else None
            work = Work(held.facts, card, by=by, now=now)
            yield work
            if card is None:
                self._finish(connection, held, work, hashed)

    @contextmanager
    def create(self, group: CoreGroup, *, by: str, now: datetime, key: str = "") -> Iterator[Work]:
        """Make a group in one transaction; the same person's repeat of `key` is answered only.

        Raises `ReferenceTaken` if another group has or had its reference.
        """
        hashed = self._answers.key(f"new by {by}", key) if key else ""
        with self._alone(), self._heard("", by, now), self.database.writing() as connection:
            if (card := self._made_before(connection, hashed)) is not None:
                yield Work(group, card, by=by, now=now)
                return
            self._check_free(connection, group.ref)
            held = self.groups.add(connection, group)
            work = Work(group, None, by=by, now=now)
            work.audit("group created")
            yield work
            self._finish(connection, held, work, hashed)

    def settle(self, ref: str, now: datetime) -> None:
        """Settle a group in a transaction of its own; for the periodic job."""
        with self.begin(ref, by="", now=now):
            pass

    def read(self, ref: str) -> CoreGroup:
        """Return the facts of a group as they are. Raises `UnknownGroup`."""
        with self.database.reading() as connection:
            return self.groups.read(connection, ref).facts

    def read_all(self, refs: Iterable[str]) -> Mapping[str, CoreGroup | TamperedError]:
        """Return the facts of those groups that there are, or why they cannot be read."""
        with self.database.reading() as connection:
            return self.groups.read_all(connection, refs)

    def answered(self, ref: str, key: str) -> Card | None:
        """Return the card that was given under this key, if one was; nothing is written."""
        with self.database.reading() as connection:
            hashed = self._answers.key(ref, key)
            return self._answers.get(connection, hashed, partial(self.groups.key_of, connection))

    def refs(self, *, also_closed: bool = True) -> tuple[str, ...]:
        """Return the references of all groups, in their order."""
        wanted = select(groups.c.ref).order_by(groups.c.ref)
        if not also_closed:
            wanted = wanted.where(groups.c.closed_at.is_(None))
        with self.database.reading() as connection:
            return tuple(connection.execute(wanted).scalars())

    def _finish(self, connection: Connection, held: Held, work: Work, hashed: str) -> None:
        """Write what the block has made of the facts, and everything that follows from it."""
        after = replace(work.facts, version=held.facts.version)
        after = settle_group(self.notices, after, work.now)
        is_changed = after != held.facts
        if is_changed:
            after = replace(after, version=held.facts.version + 1)
            work.leave_trace()
        head = self._chains.append(connection, after.ref, held.head, work.lines)
        if is_changed or work.lines or held.settled_with != SETTLED_WITH:
            self.groups.save(connection, replace(held, settled_with=SETTLED_WITH), after, head)
        if hashed and work.card:
            self._answers.keep(connection, hashed, held, work.card, work.now)
        work.facts = after

    def _made_before(self, connection: Connection, hashed: str) -> Card | None:
        if not hashed:
            return None
        if not self.database.is_sqlite:
            # Nothing is there yet that could be held: the key itself keeps a twin waiting.
            number = int(hashed[:15], 16)
            connection.execute(select(func.pg_advisory_xact_lock(number)))
        return self._answers.get(connection, hashed, partial(self.groups.key_of, connection))

    def _check_free(self, connection: Connection, ref: str) -> None:
        if any(connection.execute(each, {"ref": ref}).first() for each in TAKEN):
            raise ReferenceTaken

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if self.database.is_open_here:
            raise RuntimeError("a transaction holds one group: leave the first block before")
        yield

    @contextmanager
    def _heard(self, ref: str, by: str, now: datetime) -> Iterator[None]:
        """Leave one line of a refusal, after all else has been rolled back."""
        try:
            yield
        except StorageError:
            raise
        except Refusal as refusal:
            self.audit.append(ref, by=by, now=now, event="refused", subject=refusal.field)
            raise
