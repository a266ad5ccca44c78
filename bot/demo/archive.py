"""The archive: a copy of the demo's database, on which what comes years later is tried."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from storage.backup import back_up
from storage.database import read_url
from storage.master import MasterKey
from storage.schema import keys, members, minutes, tasks, tokens
from storage.store import Store

SEALED = (keys, members, minutes, tasks, tokens)
COPY = "copy.db"


@dataclass(frozen=True, slots=True)
class Archive:
    """Keeps a copy of the story's database in `folder`: the story's own is never erased."""

    database: str
    master: MasterKey
    folder: Path

    @contextmanager
    def copied(self) -> Iterator[Store]:
        """Open a copy of the database as it is now, and close it when the block has ended."""
        back_up(read_url(self.database), self.master, self.folder / COPY)
        store = Store.open(f"sqlite:///{self.folder / COPY}", self.master)
        try:
            yield store
        finally:
            store.close()

    @property
    def bytes_copied(self) -> bytes:
        """All bytes of the copy: the file, and what is written ahead of it."""
        return b"".join(each.read_bytes() for each in self.folder.glob(f"{COPY}*"))


def traces(store: Store, ref: str) -> set[bytes]:
    """Return what must not be found of a group after its erasure: its key, and what is sealed."""
    found: set[bytes] = set()
    with store.database.reading() as connection:
        for table in SEALED:
            for row in connection.execute(select(table).where(table.c.ref == ref)):
                found |= {each for each in row if isinstance(each, bytes)}
    return found
