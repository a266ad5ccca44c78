"""A correction under way: since when, and who is to finish it (R10)."""

from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, Role
from bot.core.facts.minutes import Minutes


def under_correction(facts: CoreGroup, meeting: str) -> Minutes | None:
    """Return the corrected version of a meeting's minutes that is not released yet, or None."""
    found = facts.minutes_of(meeting)
    return found if found is not None and found.version > 1 and not found.is_final else None


def opened_at(minutes: Minutes) -> datetime:
    """Return when a correction was opened; of an old one, which does not say, its last change."""
    return minutes.opened_at or minutes.changed_at


def passed_since(meeting: Meeting, minutes: Minutes) -> datetime | None:
    """Return when a correction was given to another note taker to write; None if it was not."""
    last = meeting.notes_passed[-1:]
    return last[0].at if last and last[0].at >= opened_at(minutes) else None


def who_finishes(facts: CoreGroup, meeting: Meeting, minutes: Minutes) -> Member | None:
    """Return who writes a correction and sends it: whoever opened it, or was given it since.

    If they have left, or lead and manage no more, it is the lead's; the manager's without a lead.
    """
    given = facts.member(meeting.note_taker) if passed_since(meeting, minutes) else None
    if given is not None and given.is_active:
        return given
    lead, manager = facts.lead, facts.holder(Role.TEAM_MANAGER)
    opened_by_manager = manager is not None and manager.id == minutes.opened_by
    return manager if opened_by_manager or lead is None else lead
