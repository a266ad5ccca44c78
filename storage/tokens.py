"""Links without an account: the same question has the same token; its row holds only a hash."""

import base64
import binascii
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, not_, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.messages.wording import Purpose
from storage.asking import ASKED, asked, part
from storage.database import Database
from storage.lookups import Lookups
from storage.schema import drafts, tokens

ID_BYTES = 12
TAG_BYTES = 18
TOKEN_BYTES = ID_BYTES + TAG_BYTES
FIRST_GENERATION = 1
BY_HASH = select(tokens).where(tokens.c.hash == bindparam("hash"))
KNOWN = (
    select(tokens.c.hash, tokens.c.dies_at)
    .select_from(ASKED)
    .join(tokens, tokens.c.hash == part(0))
)


@dataclass(frozen=True, slots=True)
class LinkTo:
    """What one link is for: this member, this purpose, this subject, until it dies.

    `generation` is the member's `link_generation`: once that has risen, the link opens nothing.
    """

    ref: str
    member: str
    purpose: Purpose
    subject: str
    generation: int
    dies_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Grant:
    """What a link allows, if its member and group are still as they were; the caller asks that."""

    ref: str
    member: str
    purpose: Purpose
    subject: str
    generation: int
    token_id: str
    dies_at: datetime | None


class Tokens:
    """The links of all groups."""

    def __init__(self, database: Database, lookups: Lookups) -> None:
        self._database = database
        self._lookups = lookups
        self._secret = lookups.derive("token")

    def link(
        self,
        ref: str,
        member: str,
        purpose: Purpose,
        subject: str,
        generation: int,
        dies_at: datetime | None,
    ) -> str:
        """Return the token of one link; see `links`."""
        return self.links([LinkTo(ref, member, purpose, subject, generation, dies_at)])[0]

    def links(self, wanted: Sequence[LinkTo]) -> tuple[str, ...]:
        """Return a token for each, kept; see `token`."""
        made = tuple(self.token(each) for each in wanted)
        self.keep(self.unkept(dict(zip(made, wanted, strict=True))))
        return made

    def unkept(self, made: Mapping[str, LinkTo]) -> dict[str, LinkTo]:
        """Return by their hashes the links of those tokens that are not kept as they are."""
        rows = {self._hash(token): link for token, link in made.items()}
        with self._database.reading() as connection:
            for hashed, dies_at in connection.execute(KNOWN, asked((each,) for each in rows)).all():
                if dies_at == rows[hashed].dies_at:
                    del rows[hashed]
        return rows

    def keep(self, unkept: Mapping[str, LinkTo]) -> None:
        """Let tokens open what they were made for, which before they do not, in one transaction.

        A link asked for again dies when it was last asked to.
        """
        if unkept:
            self._write([_row(*each) for each in unkept.items()])

    def looks_real(self, token: str) -> bool:
        """Tell from the token alone, without a query, whether it can have been made here."""
        try:
            raw = base64.urlsafe_b64decode(token)
        except (binascii.Error, ValueError):
            return False
        if len(raw) != TOKEN_BYTES:
            return False
        return hmac.compare_digest(self._tag(raw[:ID_BYTES]), raw[ID_BYTES:])

    def open(self, token: str) -> Grant | None:
        """Return what the link was made for, or None; a guess costs a keyed hash and no query."""
        if not self.looks_real(token):
            return None
        with self._database.reading() as connection:
            row = connection.execute(BY_HASH, {"hash": self._hash(token)}).one_or_none()
        if row is None:
            return None
        return Grant(
            row.ref,
            row.member,
            Purpose(row.purpose),
            row.subject,
            row.generation,
            row.hash,
            row.dies_at,
        )

    def token(self, link: LinkTo) -> str:
        """Return the token of a link: request, chase and retry get the same one."""
        parts = (link.ref, link.member, link.purpose.value, link.subject, str(link.generation))
        id_ = bytes.fromhex(self._lookups.hash("token id", *parts))[:ID_BYTES]
        return base64.urlsafe_b64encode(id_ + self._tag(id_)).decode()

    def _tag(self, id_: bytes) -> bytes:
        return hmac.digest(self._secret, id_, "sha256")[:TAG_BYTES]

    def id_of(self, token: str) -> str:
        """Return what a token is known by, its link taken away or not (see `Grant.token_id`)."""
        return self._hash(token)

    def _hash(self, token: str) -> str:
        return self._lookups.hash("token hash", token)

    def _write(self, rows: list[dict[str, object]]) -> None:
        with self._database.writing() as connection:
            connection.execute(KEEP[connection.dialect.name], rows)


def _keeping(statement: sqlite.Insert | postgresql.Insert) -> sqlite.Insert | postgresql.Insert:
    return statement.on_conflict_do_update(
        index_elements=[tokens.c.hash], set_={"dies_at": statement.excluded.dies_at}
    )


KEEP = {
    "sqlite": _keeping(sqlite.insert(tokens)),
    "postgresql": _keeping(postgresql.insert(tokens)),
}


def _row(hashed: str, link: LinkTo) -> dict[str, object]:
    return {
        "hash": hashed,
        "ref": link.ref,
        "member": link.member,
        "purpose": link.purpose.value,
        "subject": link.subject,
        "generation": link.generation,
        "dies_at": link.dies_at,
    }


def revoke(connection: Connection, group: CoreGroup) -> None:
    """Take away the links, and the drafts behind them, that the facts no longer allow.

    Of a closed group all but those of tasks that are left; of members who have left, and those made
    before a revocation. In the transaction that does so: all of it ends together or not (IG5).
    """
    ended = [_ended(each) for each in group.members if _may_have_ended(each)]
    if group.is_closed:
        ended.append(not_(_is_left(group)))
    if ended:
        connection.execute(delete(tokens).where(tokens.c.ref == group.ref, or_(*ended)))


def _is_left(group: CoreGroup) -> ColumnElement[bool]:
    left = [each.id for each in group.tasks if each.is_open]
    return and_(tokens.c.purpose == Purpose.TASK.value, tokens.c.subject.in_(left))


def _may_have_ended(member: Member) -> bool:
    """Tell whether links can have been made for the member that no longer open anything."""
    return not member.is_active or member.link_generation > FIRST_GENERATION


def _ended(member: Member) -> ColumnElement[bool]:
    its_own = tokens.c.member == member.id
    return its_own & (tokens.c.generation < member.link_generation) if member.is_active else its_own


def prune(connection: Connection, now: datetime, age: timedelta) -> None:
    """Forget the drafts behind dead links at once, and the links themselves after `age`."""
    dead = select(tokens.c.hash).where(tokens.c.dies_at <= now)
    connection.execute(delete(drafts).where(drafts.c.token.in_(dead)))
    connection.execute(delete(tokens).where(tokens.c.dies_at <= now - age))
