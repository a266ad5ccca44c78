"""Notices, the lanes they share, each attempt at them and what is known of their arrival."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    false,
    text,
)

from storage.tables.base import metadata, must, of_group
from storage.tables.columns import Instant, Serial

PLANNED = text("state = 'planned'")
CLAIMED = text("state = 'claimed'")

notices = Table(
    "notices",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    of_group(),
    must("kind", String),
    must("recipient", String),
    must("subject", String),
    must("revision", String),
    must("occasion", String),
    must("run_at", Instant),
    must("route", String),
    must("lane", String),
    must("state", String),
    Column("useful_until", Instant),
    Column("lapses_at", Instant),
    must("says", String),
    must("needs_left", Boolean),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("doubts", Integer, nullable=False, server_default="0"),
    Column("under_way", Boolean, nullable=False, server_default=false()),
    Column("sequence", Integer),
    Column("claimed_by", String),
    Column("lease_until", Instant),
    Column("sent_at", Instant),
    UniqueConstraint("ref", "kind", "recipient", "subject", "revision", "occasion"),
    Index("ix_notices_due", "lane", "run_at", "id", sqlite_where=PLANNED, postgresql_where=PLANNED),
    Index("ix_notices_leased", "lease_until", sqlite_where=CLAIMED, postgresql_where=CLAIMED),
)
lanes = Table("lanes", metadata, Column("lane", String, primary_key=True), must("open_at", Instant))
attempts = Table(
    "attempts",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column(
        "notice", Serial, ForeignKey("notices.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    of_group(),
    must("number", Integer),
    must("route", String),
    must("at", Instant),
    must("outcome", String),
    must("code", String),
    must("is_repeat", Boolean),
    Index(None, "ref"),
)
receipts = Table(
    "receipts",
    metadata,
    Column("notice", Serial, ForeignKey("notices.id", ondelete="CASCADE"), primary_key=True),
    Column("proof", String, primary_key=True),
    of_group(),
    must("at", Instant),
    Index(None, "ref"),
)
