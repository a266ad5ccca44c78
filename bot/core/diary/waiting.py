"""A date to come begins to wait for the outcome of a review, or is firm again (R24)."""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.replacing import put_meeting


def put_waiting(
    facts: CoreGroup, meeting: Meeting, *, waits: bool, by: str, now: datetime
) -> CoreGroup:
    """Return the facts with a meeting that waits, or is firm: whoever is invited is told (R24)."""
    revision = meeting.revision + 1
    changed = replace(meeting, provisional=waits, revision=revision, changed_at=now, changed_by=by)
    return put_meeting(facts, changed)
