"""Family who do not come are asked once for their views, and never chased (access.md)."""

from collections.abc import Iterator
from datetime import datetime

from bot.core.facts.attendance import Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import Member, MemberKind
from bot.core.facts.roll_call import Presence
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.tasking.given import carrier, given, soon


def views_to_ask(facts: CoreGroup, meeting: Meeting, member: Member) -> Iterator[WantedTask]:
    """Have whoever carries to them ask who sent apologies or stayed away; views sent end it.

    A child's views are brought to every meeting anyway (H17).
    """
    since = _stays_away_since(facts, meeting, member)
    if since is None or member.kind is MemberKind.CHILD or facts.update(meeting.id, member.id):
        return
    subject, owner = f"{meeting.id}:{member.id}", carrier(facts, member)
    yield given(facts, TaskKind.ASK_VIEWS, subject, soon(facts, since), since, owner=owner)


def _stays_away_since(facts: CoreGroup, meeting: Meeting, member: Member) -> datetime | None:
    """Return since when it is known; None of who comes, or does not want to take part (H4)."""
    answer, line = facts.answer(meeting.id, member.id), meeting.presence(member.id)
    came = line is not None and line.presence is not Presence.ABSENT
    if came or meeting.state is MeetingState.CANCELLED:
        return None
    if answer is not None and answer.coming is not Coming.YES:
        return answer.at if answer.coming is Coming.APOLOGIES else None
    return meeting.ended_at if line is not None else None
