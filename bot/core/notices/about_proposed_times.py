"""What should be said about times that members propose: to those who book (L8)."""

from collections.abc import Iterator

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal
from bot.core.wall_clock import instant_of


def about_proposed_times(facts: CoreGroup) -> Iterator[Proposal]:
    """Tell the social care team of each time proposed on which the group does not meet yet."""
    booked = {each.on for each in facts.upcoming}
    for member in facts.core_members:
        time = member.proposes
        if time is None or time.on in booked:
            continue
        for recipient in _who_book(facts):
            if recipient.id != member.id:
                yield Proposal(
                    Kind.TIME_PROPOSED,
                    recipient.id,
                    member.id,
                    time.at,
                    revision=str(int(time.at.timestamp())),
                    lapses_at=instant_of(time.on, time.starts),
                )


def _who_book(facts: CoreGroup) -> Iterator[Member]:
    """Yield lead and organiser, and the team manager where they chair the next meeting.

    Nobody else books, so that nobody else could do anything about it.
    """
    chair = next((each.chair for each in facts.upcoming), "")
    for role in (Role.LEAD, Role.ORGANISER, Role.TEAM_MANAGER):
        holder = facts.holder(role)
        if holder is not None and (role is not Role.TEAM_MANAGER or holder.id == chair):
            yield holder
