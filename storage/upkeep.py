"""What keeps a store in order, each a function of now: settling, pruning, anchoring, erasing."""

from datetime import datetime, timedelta

from sqlalchemy import or_, select

from bot.core.group.holding import HeldBack
from bot.core.wall_clock import day_of
from storage import accounts, connecting, documents, seen, tokens
from storage.anchoring import anchor
from storage.answers import Answers
from storage.audit import Audit
from storage.chains import Chains
from storage.database import Database
from storage.erasing import Eraser
from storage.schema import groups
from storage.settling import SETTLED_WITH
from storage.verifying import Verdict, verify

ANSWERS_KEPT = timedelta(days=30)
LINKS_KEPT = timedelta(days=30)
ORPHANS_KEPT = timedelta(days=1)


class Upkeep:
    """For the periodic jobs and the operator; safe to call twice and on every replica."""

    def __init__(
        self, database: Database, arithmetic: Chains, answers: Answers, audit: Audit, eraser: Eraser
    ) -> None:
        self._database = database
        self._chains = arithmetic
        self._answers = answers
        self._audit = audit
        self._eraser = eraser

    def due_for_settling(self, now: datetime, limit: int) -> tuple[str, ...]:
        """Return groups whose time to settle has come, or that other rules have settled."""
        is_due = or_(groups.c.settle_after <= now, groups.c.settled_with != SETTLED_WITH)
        wanted = select(groups.c.ref).where(is_due).order_by(groups.c.ref).limit(limit)
        with self._database.reading() as connection:
            return tuple(connection.execute(wanted).scalars())

    def closed(self) -> tuple[tuple[str, datetime], ...]:
        """Return the closed groups and since when, the longest closed first."""
        wanted = select(groups.c.ref, groups.c.closed_at).where(groups.c.closed_at.is_not(None))
        with self._database.reading() as connection:
            rows = connection.execute(wanted.order_by(groups.c.closed_at, groups.c.ref)).all()
        return tuple((row.ref, row.closed_at) for row in rows)

    def erase_expired(self, now: datetime, by: str = "retention") -> tuple[str, ...]:
        """Destroy the groups whose retention has run out, and return their references (IG7)."""
        today = day_of(now)
        wanted = select(groups.c.ref).where(groups.c.erase_on <= today).order_by(groups.c.ref)
        with self._database.reading() as connection:
            expired = tuple(connection.execute(wanted).scalars())
        return tuple(ref for ref in expired if self._erased(ref, by, now))

    def _erased(self, ref: str, by: str, now: datetime) -> bool:
        """Erase what has expired; a hold placed since then wins, and leaves one line."""
        try:
            self.erase(ref, by=by, now=now)
        except HeldBack:
            self._audit.append(ref, by=by, now=now, event="erasure held back")
            return False
        return True

    def erase(self, ref: str, *, by: str, now: datetime) -> None:
        """Destroy a group; see `storage.erasing`. Raises `UnknownGroup` or `HeldBack`."""
        self._eraser.erase(ref, by=by, now=now)

    def anchor(self, now: datetime) -> int:
        """Anchor the audit chains that have grown, and return how many; once a day is enough."""
        return anchor(self._database, self._audit, now)

    def verify(self) -> Verdict:
        """Walk the audit log; see `storage.verifying`."""
        return verify(self._database, self._chains)

    def prune(self, now: datetime) -> None:
        """Forget what nobody can need: old answers, dead links and marks, what is nobody's."""
        with self._database.writing() as connection:
            self._answers.prune(connection, now - ANSWERS_KEPT)
            tokens.prune(connection, now, LINKS_KEPT)
            documents.prune(connection, now, ORPHANS_KEPT)
            accounts.prune(connection)
            connecting.prune(connection, now)
            seen.prune(connection, now)
