"""People across groups, their memberships and accounts, and links and drafts of those without."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from storage.tables.base import metadata, must, of_group
from storage.tables.columns import Instant, Sealed

people = Table(
    "people",
    metadata,
    Column("id", String, primary_key=True),
    Column("email_hash", String, nullable=False, unique=True),
    must("may_create", Boolean),
    must("version", Integer),
    must("sealed", Sealed),
)
memberships = Table(
    "memberships",
    metadata,
    of_group(key=True),
    Column("member", String, primary_key=True),
    Column("person", String, nullable=False, index=True),
    Column("address_hash", String, index=True),
)

accounts = Table(
    "accounts",
    metadata,
    Column("hash", String, primary_key=True),
    Column("person", String, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    must("platform", String),
    must("is_proved", Boolean),
    must("bound_at", Instant),
    must("sealed", Sealed),
    UniqueConstraint("person", "platform"),
)
connecting = Table(
    "connecting",
    metadata,
    Column("account", String, primary_key=True),
    must("since", Instant),
    must("times", Integer),
    Column("ref", String, ForeignKey("groups.ref", ondelete="CASCADE"), index=True),
    must("asked", String),
)
channels = Table(
    "channels",
    metadata,
    of_group(key=True),
    Column("hash", String, nullable=False, index=True),
)

tokens = Table(
    "tokens",
    metadata,
    Column("hash", String, primary_key=True),
    of_group(),
    must("member", String),
    must("purpose", String),
    must("subject", String),
    must("generation", Integer),
    Column("dies_at", Instant),
    Index(None, "ref", "member"),
)
drafts = Table(
    "drafts",
    metadata,
    Column("token", String, ForeignKey("tokens.hash", ondelete="CASCADE"), primary_key=True),
    Column("browser", String, primary_key=True),
    of_group(),
    must("saved_at", Instant),
    must("sealed", Sealed),
    Index(None, "ref"),
)
requests = Table(
    "requests",
    metadata,
    Column("key", String, primary_key=True),
    of_group(),
    Column("at", Instant, nullable=False, index=True),
    must("sealed", Sealed),
    Index(None, "ref"),
)
