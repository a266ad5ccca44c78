"""Keys, pinned profiles, the audit chains and their anchors, erasures, and what the file is."""

from sqlalchemy import Column, Integer, LargeBinary, String, Table

from storage.tables.base import metadata, must
from storage.tables.columns import Instant

keys = Table(
    "keys",
    metadata,
    Column("id", String, primary_key=True),
    must("purpose", String),
    Column("ref", String, index=True),
    must("wrapped", LargeBinary),
)
profiles = Table(
    "profiles",
    metadata,
    Column("hash", String, primary_key=True),
    must("name", String),
    must("content", String),
)
audit = Table(
    "audit",
    metadata,
    Column("chain", String, primary_key=True),
    Column("seq", Integer, primary_key=True),
    must("at", Instant),
    must("by", String),
    must("event", String),
    must("subject", String),
    must("mac", LargeBinary),
)
chains = Table(
    "chains",
    metadata,
    Column("chain", String, primary_key=True),
    must("seq", Integer),
    must("head", LargeBinary),
)
anchors = Table(
    "anchors",
    metadata,
    Column("anchor", Integer, primary_key=True),
    Column("chain", String, primary_key=True),
    must("seq", Integer),
    must("mac", LargeBinary),
)
erasures = Table("erasures", metadata, Column("ref", String, primary_key=True), must("at", Instant))
meta = Table("meta", metadata, Column("name", String, primary_key=True), must("value", String))
