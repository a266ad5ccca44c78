"""Documents that were handed in: their bytes, sealed under the group's key."""

import os
import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import cast

from sqlalchemy import Connection, Insert, delete, func, insert, select

from bot.core.facts.deliveries import Document
from bot.core.refusals import Refusal
from storage.database import Database
from storage.groups import Groups
from storage.schema import document_bytes, documents
from storage.sealing import ADDED_BYTES, cell

ID_BYTES = 8


class Documents:
    """The bytes; what is known of them are facts of the group."""

    def __init__(self, database: Database, groups: Groups) -> None:
        self._database = database
        self._groups = groups

    def put(self, ref: str, content: bytes, *, media_type: str, by: str, now: datetime) -> Document:
        """Seal and store what was handed in, and return the fact to add to the group's documents.

        Inside a `begin` block it is part of that transaction. What no fact names is pruned.
        """
        id_ = f"D{os.urandom(ID_BYTES).hex()}"
        with self._database.writing() as connection:
            key = self._groups.key_of(connection, ref)
            sealed = key.seal_in_pieces(content, cell("document_bytes", "sealed", id_, ref))
            row = insert(document_bytes).values(ref=ref, id=id_, put_at=now)
            if self._database.is_sqlite:
                _write_in_place(connection, row, sealed, len(content) + ADDED_BYTES)
            else:
                connection.execute(row.values(sealed=b"".join(sealed)))
        return Document(id_, media_type, len(content), sha256(content).hexdigest(), by, now)

    def get(self, ref: str, id: str) -> bytes:  # noqa: A002 - the word that callers use
        """Return the bytes of a document, or refuse; who may have them has been asked before."""
        wanted = select(document_bytes.c.sealed).where(
            document_bytes.c.ref == ref, document_bytes.c.id == id
        )
        with self._database.reading() as connection:
            sealed = connection.execute(wanted).scalar()
            if sealed is None:
                raise Refusal("There is no such document.", "Ask who handed it in.")
            key = self._groups.key_of(connection, ref)
        return key.open(sealed, cell("document_bytes", "sealed", id, ref))


def _write_in_place(
    connection: Connection, row: Insert, pieces: Iterable[bytes], size: int
) -> None:
    """Write bytes into a row made for them: a bound value is copied twice, and kept for long."""
    rowid = connection.execute(row.values(sealed=func.zeroblob(size))).lastrowid
    raw = cast(sqlite3.Connection, connection.connection.dbapi_connection)
    with raw.blobopen(document_bytes.name, document_bytes.c.sealed.name, rowid) as blob:
        for piece in pieces:
            blob.write(piece)


def prune(connection: Connection, now: datetime, age: timedelta) -> None:
    """Forget bytes that no fact has named within `age`: their request was refused."""
    named = select(documents.c.id).where(documents.c.ref == document_bytes.c.ref)
    connection.execute(
        delete(document_bytes).where(
            document_bytes.c.put_at < now - age, document_bytes.c.id.not_in(named)
        )
    )
