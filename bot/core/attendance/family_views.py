"""Since when the views of a family member who does not come are missing (H4, R14)."""

from datetime import datetime

from bot.core.facts.attendance import Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, MemberKind
from bot.core.facts.roll_call import Presence


def views_missing_since(facts: CoreGroup, meeting: Meeting, member: Member) -> datetime | None:
    """Return since when it is known that they do not come; None once views were sent.

    None too of who comes, or does not want to take part (H4), and of a child, whose views are
    brought to every meeting anyway (H17).
    """
    if member.kind is MemberKind.CHILD or facts.update(meeting.id, member.id):
        return None
    if not _can_be_missed(meeting, member):
        return None
    answer = facts.answer(meeting.id, member.id)
    if answer is None or answer.coming is Coming.YES:
        return meeting.ended_at if meeting.presence(member.id) else None
    return answer.at if answer.coming is Coming.APOLOGIES else None


def _can_be_missed(meeting: Meeting, member: Member) -> bool:
    """Tell whether the meeting stands, and it is not known that they were there."""
    line = meeting.presence(member.id)
    came = line is not None and line.presence is not Presence.ABSENT
    return meeting.stands and not came
