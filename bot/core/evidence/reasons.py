"""That a reason is on record for a day that was late, when and by whom: its words stay there."""

from datetime import date

from bot.core.facts.groups import CoreGroup
from bot.core.procedure.day_names import short_day
from bot.core.sheet.labels import role_label
from bot.core.wall_clock import day_of


def reason_recorded(facts: CoreGroup, done_on: date) -> str:
    """Return that a reason for a late day is on record, when and by whom; its words stay there."""
    for meeting in facts.held:
        if meeting.on == done_on and meeting.reasons.late:
            day, by = day_of(meeting.time_set_at), meeting.changed_by or meeting.booked_by
            return f"reason recorded on {short_day(day)} by {_role(facts, by)}"
    for each in facts.conferences:
        if each.on == done_on and each.late_reason:
            return f"reason recorded on {short_day(day_of(each.recorded_at))}"
    return ""


def _role(facts: CoreGroup, id_: str) -> str:
    """Return a role that somebody holds, else the agency: what they write of themselves is text."""
    member = facts.member(id_)
    if member is None:
        return "the operator"
    held = sorted(role_label(facts, role) for role in member.roles)
    return held[0] if held else f"a member of {member.agency}"
