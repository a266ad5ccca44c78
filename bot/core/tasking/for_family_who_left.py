"""Family who have left hold papers of meetings to come: those are called off by a person (IG5)."""

from collections.abc import Iterator

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, OptOut
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.notices.family_mail import is_invited_by_mail, was_invited_by_mail_until
from bot.core.tasking.given import carrier, given, in_time
from bot.core.wall_clock import day_of


def for_family_who_left(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield a paper for each meeting that somebody was told of and is not expected at any more."""
    for member in facts.members:
        if member.is_family and member.opted_out is not None:
            for meeting in facts.meetings:
                if _expects_it(facts, meeting, member, member.opted_out):
                    yield _called_off(facts, meeting, member, member.opted_out)


def _expects_it(facts: CoreGroup, meeting: Meeting, member: Member, left: OptOut) -> bool:
    """Tell whether paper or mail told them of it, and no paper that it will not take place."""
    papers = facts.done(TaskKind.GIVE_INVITATION, f"{meeting.id}:{member.id}")
    knows = not meeting.stands and any(p.startswith(f"{meeting.revision}.") for p in papers)
    is_told = bool(papers) or was_invited_by_mail_until(facts, meeting, member) is not None
    is_over = knows or meeting.was_held or is_invited_by_mail(facts, meeting, member)
    return is_told and not is_over and left.at < meeting.starts_at


def _called_off(facts: CoreGroup, meeting: Meeting, member: Member, left: OptOut) -> WantedTask:
    due = in_time(facts, day_of(left.at), left.at, meeting.on)
    kind, subject = TaskKind.GIVE_INVITATION, f"{meeting.id}:{member.id}"
    owner = carrier(facts, member)
    return given(facts, kind, subject, due, left.at, f"out{member.spell}", owner)
