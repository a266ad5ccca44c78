"""Drafts of the answer page: only the browser that began one can open it again (IG19)."""

import hmac
from collections.abc import Mapping
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, delete, insert, select

from storage.database import Database
from storage.groups import Groups
from storage.lookups import Lookups
from storage.schema import drafts, tokens
from storage.sealing import DataKey, cell

WRITTEN = TypeAdapter(dict[str, str])
BROWSER_ID = "ff" * 8


class Drafts:
    """What has been begun and not been sent. It goes with its link."""

    def __init__(self, database: Database, lookups: Lookups, groups: Groups) -> None:
        self._database = database
        self._lookups = lookups
        self._groups = groups

    def save(self, token_id: str, browser: str, draft: Mapping[str, str], now: datetime) -> None:
        """Keep the fields as they are now; `browser` is the secret that only the browser has.

        Nothing is kept where the link is gone.
        """
        hashed, written = self._hash(browser), WRITTEN.dump_json(dict(draft))
        where = cell("drafts", "sealed", f"{token_id} {hashed}")
        with self._database.writing() as connection:
            ref = _group_of(connection, token_id)
            if ref is None:
                return
            key = self._groups.key_of(connection, ref)
            sealed = key.seal(self._browser_key(browser).seal(written, where), where)
            connection.execute(delete(drafts).where(*_which(token_id, hashed)))
            connection.execute(
                insert(drafts).values(
                    token=token_id, browser=hashed, ref=ref, saved_at=now, sealed=sealed
                )
            )

    def open(self, token_id: str, browser: str) -> Mapping[str, str] | None:
        """Return the fields as this browser left them."""
        hashed = self._hash(browser)
        where = cell("drafts", "sealed", f"{token_id} {hashed}")
        wanted = select(drafts.c.ref, drafts.c.sealed).where(*_which(token_id, hashed))
        with self._database.reading() as connection:
            row = connection.execute(wanted).one_or_none()
            if row is None:
                return None
            key = self._groups.key_of(connection, row.ref)
        written = self._browser_key(browser).open(key.open(row.sealed, where), where)
        return WRITTEN.validate_json(written)

    def drop(self, token_id: str) -> None:
        """Forget the drafts behind a link, in every browser: what they were for has been sent."""
        with self._database.writing() as connection:
            connection.execute(delete(drafts).where(drafts.c.token == token_id))

    def _hash(self, browser: str) -> str:
        return self._lookups.hash("browser", browser)

    def _browser_key(self, browser: str) -> DataKey:
        secret = hmac.digest(self._lookups.derive("draft"), browser.encode(), "sha256")
        return DataKey(BROWSER_ID, secret)


def _which(token_id: str, hashed: str) -> tuple[ColumnElement[bool], ...]:
    return drafts.c.token == token_id, drafts.c.browser == hashed


def _group_of(connection: Connection, token_id: str) -> str | None:
    wanted = select(tokens.c.ref).where(tokens.c.hash == token_id)
    return connection.execute(wanted).scalar()
