"""Who may see a disagreement: its author alone, until they share it (access condition 16)."""

from bot.core.access.asked import Asked, Column, Subject, Verb, Viewer
from bot.core.access.columns import columns
from bot.core.access.deciding import allowed
from bot.core.facts.disagreements import Disagreement
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState

OUTSIDE = frozenset({Column.CONFERENCE_CHAIR, Column.SENIOR_SOCIAL_WORKER})
"""Who hear of one only once a meeting could not settle it (H10)."""


def question(facts: CoreGroup, disagreement: Disagreement, verb: Verb) -> Asked:
    """Return what access is asked of one: at the meeting its chair and note taker may see it."""
    meeting = disagreement.meeting or _next_meeting(facts)
    return Asked(verb, Subject.DISAGREEMENT, owner=disagreement.by, meeting=meeting)


def may(facts: CoreGroup, viewer: Viewer, disagreement: Disagreement, verb: Verb) -> bool:
    """Tell whether somebody may see it or act on it, at the point to which it has come."""
    is_theirs = viewer.member == disagreement.by
    if not (is_theirs or disagreement.is_shared):
        return False
    if disagreement.further_at is None and not is_theirs and _is_outside(facts, viewer):
        return False
    return allowed(facts, viewer, question(facts, disagreement, verb))


def _is_outside(facts: CoreGroup, viewer: Viewer) -> bool:
    member = facts.member(viewer.member)
    return member is not None and columns(facts, member, stands_in=viewer.stands_in) <= OUTSIDE


def _next_meeting(facts: CoreGroup) -> str:
    """Return the meeting under way, or else the next that is booked."""
    begun = (each.id for each in facts.upcoming if each.state is MeetingState.STARTED)
    return next(begun, facts.upcoming[0].id if facts.upcoming else "")
