"""The archive: copies of the demo's database, on which what comes years later is tried."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from storage.backup import back_up
from storage.database import read_url
from storage.master import MasterKey
from storage.restore import restore
from storage.schema import keys, members, minutes, tasks, tokens
from storage.store import Store

SEALED = (keys, members, minutes, tasks, tokens)


@dataclass(frozen=True, slots=True)
class Archive:
    """Backs the story's database up, and restores it beside it: the story's own is never erased."""

    database: str
    master: MasterKey
    folder: Path

    @property
    def erased(self) -> Path:
        """Where the list of erasures stands that all copies share."""
        return self.folder / "erasures.txt"

    def backed_up(self) -> Path:
        """Write a backup of the story's database as it is now."""
        backup = self.folder / "backup"
        back_up(read_url(self.database), self.master, backup)
        return backup

    def restored(self, backup: Path, name: str, now: datetime) -> tuple[str, ...]:
        """Restore a backup under a name, and return what stays erased."""
        url = read_url(self._url(name))
        return restore(url, self.master, backup, now=now, erased=self.erased)

    @contextmanager
    def opened(self, name: str) -> Iterator[Store]:
        """Open a copy, and close it when the block has ended."""
        store = Store.open(self._url(name), self.master, erased=self.erased)
        try:
            yield store
        finally:
            store.close()

    def bytes_of(self, name: str) -> bytes:
        """Return all bytes of a copy: the file, and what is written ahead of it."""
        return b"".join(each.read_bytes() for each in sorted(self.folder.glob(f"{name}.db*")))

    def _url(self, name: str) -> str:
        return f"sqlite:///{self.folder}/{name}.db"


def traces(store: Store, ref: str) -> set[bytes]:
    """Return what must not be found of a group after its erasure: its key, and what is sealed."""
    found: set[bytes] = set()
    with store.database.reading() as connection:
        for table in SEALED:
            for row in connection.execute(select(table).where(table.c.ref == ref)):
                found |= {each for each in row if isinstance(each, bytes)}
    return found
