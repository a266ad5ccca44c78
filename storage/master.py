"""The master key: kept in a file or the environment, never in the database, it wraps data keys."""

import base64
import binascii
import hmac
import os
from dataclasses import dataclass, field
from pathlib import Path

from storage.errors import StorageError
from storage.sealing import SECRET_BYTES, DataKey, cell

PREFIX = "coregroup-key-1:"
DEMO_PREFIX = "coregroup-demo-key-1:"
OF_DEMO = "demo:"
"""What the fingerprint of a demo's key begins with, and so what marks a demo's database."""
MASTER_ID = "00" * 8
OWNER_ONLY = 0o600
KEY_WANTED = (
    "Set COREGROUP_KEY_FILE to your key, or make one with `coregroup key new`. A database that is "
    "there already opens with its own key alone: bring that back from its copy."
)


@dataclass(frozen=True, slots=True)
class MasterKey:
    """The one secret that has to be kept apart from database and backups.

    `is_demo`: drawn for made-up people, and never of use to others.
    """

    secret: bytes = field(repr=False)
    is_demo: bool = False

    @property
    def fingerprint(self) -> str:
        """Return what tells two keys apart and gives nothing of either away."""
        told = hmac.digest(self.secret, b"coregroup: which master key", "sha256").hex()
        return f"{OF_DEMO}{told}" if self.is_demo else told

    @property
    def text(self) -> str:
        """Return the key as one line, as `parse_key` reads it; a demo's it refuses."""
        written = base64.urlsafe_b64encode(self.secret).decode()
        return (DEMO_PREFIX if self.is_demo else PREFIX) + written

    def wrap(self, secret: bytes, id_: str, purpose: str, ref: str) -> bytes:
        """Seal a data key's secret for its row."""
        return self._wrapper.seal(secret, cell("keys", f"wrapped.{purpose}", id_, ref))

    def unwrap(self, wrapped: bytes, id_: str, purpose: str, ref: str) -> bytes:
        """Return a data key's secret, or raise `TamperedError`."""
        return self._wrapper.open(wrapped, cell("keys", f"wrapped.{purpose}", id_, ref))

    @property
    def _wrapper(self) -> DataKey:
        return DataKey(MASTER_ID, hmac.digest(self.secret, b"coregroup: wrap", "sha256"))


def draw_key(*, is_demo: bool = False) -> MasterKey:
    """Return a new master key from the system's randomness."""
    return MasterKey(os.urandom(SECRET_BYTES), is_demo)


def parse_key(text: str) -> MasterKey:
    """Return the key written in `text`, or raise `StorageError` without showing it."""
    line = text.strip()
    if line.startswith(DEMO_PREFIX):
        raise StorageError("This key is a demo's: its people are made up.", KEY_WANTED)
    try:
        secret = base64.b64decode(line.removeprefix(PREFIX), altchars=b"-_", validate=True)
    except binascii.Error:
        secret = b""
    if not line.startswith(PREFIX) or len(secret) != SECRET_BYTES:
        raise StorageError(
            "This is not a Core Group key.",
            f"A key is one line that starts with {PREFIX!r}; `coregroup key new` makes one.",
        )
    return MasterKey(secret)


def read_key_file(path: Path) -> MasterKey:
    """Return the key in a file."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise StorageError(f"There is no key file {path}.", KEY_WANTED) from error
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not text"
        raise StorageError(f"The key file {path} cannot be read: {why}.", KEY_WANTED) from error
    return parse_key(text)


def make_key_file(path: Path) -> MasterKey:
    """Write a new key that only its owner can read; an existing file is never overwritten."""
    key = draw_key()
    try:
        if not path.parent.is_dir():
            raise StorageError(
                f"There is no folder {path.parent}.", "Make it first, or name another."
            )
        if path.exists():
            raise StorageError(
                f"There is a file at {path} already.",
                "Nothing was written: its database cannot be read without it. Name another file.",
            )
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except OSError as error:
        raise StorageError(
            f"The key file {path} cannot be written: {error.strerror}.",
            "Name a place where you may write.",
        ) from error
    with os.fdopen(opened, "w", encoding="utf-8") as file:
        file.write(key.text + "\n")
        file.flush()
        os.fsync(file.fileno())
    return key
