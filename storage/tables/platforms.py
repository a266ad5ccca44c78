"""What chat platforms have sent, known by keyed hashes alone."""

from sqlalchemy import Column, String, Table

from storage.tables.base import metadata
from storage.tables.columns import Instant

seen = Table(
    "seen",
    metadata,
    Column("hash", String, primary_key=True),
    Column("dies_at", Instant, nullable=False, index=True),
)
