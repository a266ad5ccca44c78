"""What a professional without a message route should hear is carried to them by the lead (R3)."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.notices.about_meetings import about_meetings
from bot.core.notices.about_minutes import about_minutes
from bot.core.notices.about_plan import about_plan
from bot.core.notices.about_rota import about_rota
from bot.core.notices.about_updates import about_updates
from bot.core.notices.proposal import Proposal
from bot.core.notices.reaching import routes_for
from bot.core.tasking.given import given, in_time
from bot.core.wall_clock import day_of


def by_hand(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield a task for each thing that a professional on post or by hand should hear.

    What goes by mail to everybody (a calendar entry) reaches them there if they have an address.
    """
    if not any(_is_reached_by_hand(each) for each in facts.members):
        return
    found = chain(
        about_meetings(facts),
        about_updates(facts),
        about_minutes(facts),
        about_plan(facts),
        about_rota(facts),
    )
    for proposal in found:
        if _needs_a_person(facts, proposal):
            subject = f"{proposal.kind}:{proposal.subject}:{proposal.recipient}"
            day = day_of(proposal.when)
            until = day_of(proposal.lapses_at) if proposal.lapses_at else date.max
            due = in_time(facts, day, proposal.when, until)
            revision = f"{proposal.revision}.{proposal.occasion}"
            yield given(facts, TaskKind.REACH_BY_HAND, subject, due, proposal.when, revision)


def _is_reached_by_hand(member: Member) -> bool:
    return member.is_active and not member.is_family and member.contact.route.is_human


def _needs_a_person(facts: CoreGroup, proposal: Proposal) -> bool:
    member = facts.member(proposal.recipient)
    if member is None or proposal.needs_left or not _is_reached_by_hand(member):
        return False
    return not routes_for(member, proposal.kind)
