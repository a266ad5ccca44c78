"""Family who do not come are asked once for their views, and never chased (access.md)."""

from collections.abc import Iterator

from bot.core.attendance.family_views import views_missing_since
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.notices.family_mail import is_told_by_mail
from bot.core.notices.notice import Kind
from bot.core.tasking.given import carrier, given, soon


def views_to_ask(facts: CoreGroup, meeting: Meeting, member: Member) -> Iterator[WantedTask]:
    """Have whoever carries to them ask who sent apologies or stayed away; views sent end it.

    Whom mail has asked nobody asks again.
    """
    since = views_missing_since(facts, meeting, member)
    if since is None or is_told_by_mail(facts, member, Kind.UPDATE_REQUEST, meeting.id, since):
        return
    subject, owner = f"{meeting.id}:{member.id}", carrier(facts, member)
    yield given(facts, TaskKind.ASK_VIEWS, subject, soon(facts, since), since, owner=owner)
