"""Why a conference stands on its day: late, or on a day on which nobody works (H12)."""

from bot.core.facts.conferences import Conference, ConferenceKind
from bot.core.facts.groups import CoreGroup
from bot.core.procedure.timescales import first_review


def reason_for_day(facts: CoreGroup, conference: Conference) -> str:
    """Return "late, reason: the hall was free", without "late" where it is not; else nothing."""
    if not conference.late_reason:
        return ""
    mark = "late, " if _is_late(facts, conference) else ""
    return f"{mark}reason: {conference.late_reason}"


def _is_late(facts: CoreGroup, conference: Conference) -> bool:
    """Tell whether the first review is planned after its limit, which counts from the initial."""
    reviews = (each for each in facts.conferences if each.kind is ConferenceKind.REVIEW)
    initial, first = facts.initial_conference, min(reviews, key=lambda c: c.on, default=None)
    if initial is None or conference != first:
        return False
    limit = first_review(facts.profile, initial.on)
    return limit is not None and conference.on > limit.date
