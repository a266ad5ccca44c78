"""The attendance cell of each member and meeting (access.md, "Attendance")."""

from datetime import datetime

from bot.core.facts.attendance import Attendance, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import Member
from bot.core.facts.roll_call import Presence

ON_THE_ROLL_CALL = {
    Presence.IN_PERSON: Attendance.IN_PERSON,
    Presence.BY_SUBSTITUTE: Attendance.BY_SUBSTITUTE,
}


def attendance_cell(facts: CoreGroup, meeting: Meeting, member: Member) -> Attendance | None:
    """Return the one cell of a member and a meeting, or None where there is none (yet).

    Substitutes fill the member's cell and have none of their own. A meeting that has not been
    held has a cell only for who has been called. An update that came without apologies is word
    from the member, and counts as if they had sent both.
    """
    line = meeting.presence(member.id)
    if not was_expected(meeting, member) or (line is None and not meeting.was_held):
        return None
    if line is not None and line.presence in ON_THE_ROLL_CALL:
        return ON_THE_ROLL_CALL[line.presence]
    return _absence(facts, meeting, member)


def was_expected(meeting: Meeting, member: Member) -> bool:
    """Tell whether the member was in the group when the meeting was to start, and it stood."""
    if not member.is_member or meeting.state is MeetingState.CANCELLED:
        return False
    left = member.opted_out.at if member.opted_out else None
    return member.opted_in <= meeting.ends_at and (left is None or left >= meeting.starts_at)


def _absence(facts: CoreGroup, meeting: Meeting, member: Member) -> Attendance:
    answer = facts.answer(meeting.id, member.id)
    coming = answer.coming if answer else None
    if coming is Coming.DECLINED:
        return Attendance.DECLINED
    if sent_update(facts, meeting, member):
        return Attendance.APOLOGIES_WITH_UPDATE
    sent_apologies = coming is Coming.APOLOGIES
    return Attendance.APOLOGIES_WITHOUT if sent_apologies else Attendance.NEITHER


def sent_update(facts: CoreGroup, meeting: Meeting, member: Member) -> bool:
    """Tell whether the member's update came before the minutes were final; late ones count."""
    update = facts.update(meeting.id, member.id)
    final = record_final_at(facts, meeting)
    return update is not None and (final is None or update.sent_at <= final)


def record_final_at(facts: CoreGroup, meeting: Meeting) -> datetime | None:
    """Return when the first version of the meeting's record became final, or None."""
    final = (
        each.released_at
        for each in facts.minutes
        if each.meeting == meeting.id and each.is_final and each.released_at
    )
    return min(final, default=None)
