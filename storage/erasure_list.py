"""The list of erased groups outside the database, which a restored backup cannot take back."""

import hmac
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL

from storage.database import file_of
from storage.errors import StorageError
from storage.lookups import Lookups

OWNER_ONLY = 0o600


class ErasureList:
    """A file of references, dates and MACs, one line each, only ever added to.

    Without a path there is no file, and only the database's own table remembers.
    """

    def __init__(self, path: Path | None, lookups: Lookups) -> None:
        self._path = path
        self._lookups = lookups

    def add(self, ref: str, at: datetime) -> None:
        """Write a line and see it safely on the disk."""
        if self._path is None:
            return
        line = f"{ref} {at.isoformat()} {self._mac(ref, at)}\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, OWNER_ONLY)
            with os.fdopen(handle, "a", encoding="utf-8") as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise StorageError(
                f"The list of erasures at {self._path} cannot be written: {type(error).__name__}.",
                "Nothing was erased. Give Core Group the right to write there, then try again.",
            ) from error

    def read(self) -> Mapping[str, datetime]:
        """Return each erased reference and when; a line that we did not write is refused."""
        if self._path is None or not self._path.exists():
            return {}
        return dict(self._read(line) for line in self._path.read_text("utf-8").splitlines())

    def _read(self, line: str) -> tuple[str, datetime]:
        try:
            ref, moment, mac = line.split(" ")
            at = datetime.fromisoformat(moment)
        except ValueError:
            raise self._not_ours() from None
        if not hmac.compare_digest(mac, self._mac(ref, at)):
            raise self._not_ours()
        return ref, at

    def _not_ours(self) -> StorageError:
        return StorageError(
            f"The list of erasures at {self._path} was changed, or is of another installation.",
            "Nothing was written. Put the list back that belongs to this key.",
        )

    def _mac(self, ref: str, at: datetime) -> str:
        return self._lookups.hash("erasure", ref, at.isoformat())


def beside(url: URL) -> Path | None:
    """Return where the list stands unless another place is named: beside the SQLite file."""
    path = file_of(url)
    return path.with_name(f"{path.name}.erasures") if path else None
