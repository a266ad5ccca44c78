"""All tables; people's names, contact details and free text live in `Sealed` columns alone."""

from storage.tables.base import metadata
from storage.tables.facts import (
    actions,
    answers,
    conferences,
    document_bytes,
    documents,
    failures,
    groups,
    meetings,
    members,
    minutes,
    pulls,
    tasks,
    updates,
    updates_asked,
)
from storage.tables.notices import attempts, lanes, notices, receipts
from storage.tables.people import (
    accounts,
    channels,
    connecting,
    drafts,
    memberships,
    people,
    requests,
    tokens,
)
from storage.tables.platforms import seen
from storage.tables.records import anchors, audit, chains, erasures, keys, meta, profiles

HEAD = "0003"
"""The newest migration; a database that names a later one was made by newer software."""

__all__ = [
    "HEAD",
    "accounts",
    "actions",
    "anchors",
    "answers",
    "attempts",
    "audit",
    "chains",
    "channels",
    "conferences",
    "connecting",
    "document_bytes",
    "documents",
    "drafts",
    "erasures",
    "failures",
    "groups",
    "keys",
    "lanes",
    "meetings",
    "members",
    "memberships",
    "meta",
    "metadata",
    "minutes",
    "notices",
    "people",
    "profiles",
    "pulls",
    "receipts",
    "requests",
    "seen",
    "tasks",
    "tokens",
    "updates",
    "updates_asked",
]
