"""What should be said about times proposed: to those who book, and to those who are asked (L8)."""

from collections.abc import Iterator

from bot.core.diary.proposed_times import to_be_asked
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, ProposedTime, Role
from bot.core.notices.covering import then_to_manager
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal, ids_of
from bot.core.wall_clock import instant_of


def about_proposed_times(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield what each time proposed calls for on which the group does not meet yet."""
    booked = {each.on for each in facts.upcoming}
    for member in facts.everybody:
        time = member.proposes
        if time is None or time.on in booked:
            continue
        if time.asked_at is None:
            yield from _to_who_book(facts, member, time)
        else:
            yield from _to_who_are_asked(facts, member, time)


def _to_who_book(facts: CoreGroup, member: Member, time: ProposedTime) -> Iterator[Proposal]:
    """Tell those who book, and the team manager once they have had a working day for it (H2)."""
    proposed = Proposal(
        Kind.TIME_PROPOSED,
        tuple(each.id for each in _who_book(facts) if each.id != member.id),
        member.id,
        time.at,
        revision=str(int(time.at.timestamp())),
        lapses_at=instant_of(time.on, time.starts),
    )
    yield proposed
    if member != facts.lead:
        yield from then_to_manager(facts, proposed, but={member.id})


def _to_who_are_asked(facts: CoreGroup, member: Member, time: ProposedTime) -> Iterator[Proposal]:
    """Ask each member once; when nobody is left to say, whoever asked is told."""
    asked, missing = time.asked_at or time.at, to_be_asked(facts, time)
    plain = Proposal(
        Kind.CAN_YOU_THEN,
        ids_of(*missing),
        member.id,
        asked,
        revision=str(int(asked.timestamp())),
        lapses_at=instant_of(time.on, time.starts),
    )
    yield plain
    if time.said and not missing:
        last = max(each.at for each in time.said)
        yield plain._replace(kind=Kind.TIME_ANSWERED, recipients=(time.asked_by,), when=last)


def _who_book(facts: CoreGroup) -> Iterator[Member]:
    """Yield lead and organiser, and the team manager where they chair the next meeting.

    Nobody else books, so that nobody else could do anything about it.
    """
    chair = next((each.chair for each in facts.upcoming), "")
    for role in (Role.LEAD, Role.ORGANISER, Role.TEAM_MANAGER):
        holder = facts.holder(role)
        if holder is not None and (role is not Role.TEAM_MANAGER or holder.id == chair):
            yield holder
