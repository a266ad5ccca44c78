"""The facts of groups: one table for each kind, each row one sealed fact."""

from typing import Any

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, LargeBinary, String, Table

from storage.tables.base import metadata, must, of_group
from storage.tables.columns import Instant, Sealed

groups = Table(
    "groups",
    metadata,
    Column("ref", String, primary_key=True),
    must("version", Integer),
    must("created_at", Instant),
    must("created_by", String),
    Column("closed_at", Instant),
    Column("erase_on", Date, index=True),
    Column("key", String, ForeignKey("keys.id"), nullable=False),
    Column("profile", String, ForeignKey("profiles.hash"), nullable=False),
    Column("settle_after", Instant, index=True),
    Column("settled_with", String, nullable=False, server_default="", index=True),
    must("audit_seq", Integer),
    must("audit_head", LargeBinary),
    Column("anchored_seq", Integer, nullable=False, server_default="0"),
    must("sealed", Sealed),
)


def _facts(name: str, *plain: Column[Any]) -> Table:
    """Return the table of one kind of fact.

    The whole fact is in `sealed`; `plain` columns are copies to ask the database by, and nothing
    is read back from them. `position` is the fact's place in its group's tuple.
    """
    return Table(
        name,
        metadata,
        of_group(key=True),
        Column("id", String, primary_key=True),
        must("position", Integer),
        *plain,
        must("sealed", Sealed),
    )


members = _facts(
    "members",
    must("kind", String),
    must("opted_in", Instant),
)
conferences = _facts("conferences", must("kind", String), must("on", Date), must("held", Boolean))
meetings = _facts(
    "meetings",
    must("on", Date),
    must("state", String),
    must("chair", String),
    must("note_taker", String),
)
answers = _facts(
    "answers",
    must("meeting", String),
    must("member", String),
    must("coming", String),
    must("at", Instant),
)
updates = _facts(
    "updates", must("meeting", String), must("member", String), must("sent_at", Instant)
)
updates_asked = _facts(
    "updates_asked", must("meeting", String), must("member", String), must("due", Date)
)
minutes = _facts(
    "minutes",
    must("meeting", String),
    must("version", Integer),
    must("state", String),
    Column("signed_at", Instant),
    Column("released_at", Instant),
)
actions = _facts(
    "actions",
    must("kind", String),
    must("action_owner", String),
    must("due_on", Date),
    must("state", String),
    Column("done_on", Date),
)
tasks = _facts(
    "tasks",
    must("kind", String),
    must("owner", String),
    must("due_on", Date),
    must("state", String),
    Column("done_on", Date),
)
failures = _facts("failures", must("kind", String), must("recipient", String), must("at", Instant))
pulls = _facts("pulls", must("member", String), must("subject", String), must("at", Instant))
documents = _facts("documents", must("size", Integer), must("handed_in_at", Instant))
document_bytes = Table(
    "document_bytes",
    metadata,
    of_group(key=True),
    Column("id", String, primary_key=True),
    must("put_at", Instant),
    must("sealed", Sealed),
)
