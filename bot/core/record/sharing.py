"""The task to share a version of minutes by the authority's own procedure, as it is known by."""

from collections.abc import Iterator

from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import Minutes
from bot.core.facts.tasks import Task, TaskKind


def version_to_share(minutes: Minutes) -> str:
    """Return the revision of the task to share a version: none for the first, then its number."""
    return str(minutes.version) if minutes.version > 1 else ""


def tasks_to_share(facts: CoreGroup, minutes: Minutes, member: str) -> Iterator[Task]:
    """Yield the task to share this version with somebody, whatever has become of it (H4)."""
    about = TaskKind.SHARE_MINUTES, f"{minutes.meeting}:{member}", version_to_share(minutes)
    return (each for each in facts.tasks if (each.kind, each.subject, each.revision) == about)
