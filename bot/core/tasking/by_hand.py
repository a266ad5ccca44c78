"""What a professional without a message route should hear is carried to them by a person (R3)."""

from collections.abc import Iterator
from datetime import date

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.tasks import TaskKind, TaskState, WantedTask
from bot.core.messages.carrying import ENDS_OFF
from bot.core.notices.proposal import Proposal
from bot.core.notices.reaching import routes_for
from bot.core.notices.wanted import proposals
from bot.core.tasking.given import carrier, given, in_time
from bot.core.wall_clock import day_of


def by_hand(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield a task for each thing that a professional on post or by hand should hear.

    What goes by mail to everybody (a calendar entry) reaches them there if they have an address.
    """
    if not is_carried_to_some(facts):
        return
    for proposal in proposals(facts):
        member = facts.member(proposal.recipient)
        if member is not None and _needs_a_person(facts, proposal, member):
            yield _carried(facts, proposal, member)


def is_carried_to_some(facts: CoreGroup) -> bool:
    """Tell whether there is a professional whom no message reaches, so that a person has to."""
    return any(_has_no_message_route(each) for each in facts.members)


def _carried(facts: CoreGroup, proposal: Proposal, member: Member) -> WantedTask:
    until = day_of(proposal.lapses_at) if proposal.lapses_at else date.max
    due = in_time(facts, day_of(proposal.when), proposal.when, until)
    mark = ENDS_OFF if proposal.needs_left else f".{proposal.occasion}"
    return given(
        facts,
        TaskKind.REACH_BY_HAND,
        _subject(proposal),
        due,
        proposal.when,
        f"{proposal.revision}{mark}",
        carrier(facts, member),
    )


def _subject(proposal: Proposal) -> str:
    return f"{proposal.kind}:{proposal.subject}:{proposal.recipient}"


def _has_no_message_route(member: Member) -> bool:
    return not member.is_family and member.contact.route.is_human


def _needs_a_person(facts: CoreGroup, proposal: Proposal, member: Member) -> bool:
    """Tell whether somebody has to carry this, and somebody else can be told to."""
    if not _has_no_message_route(member) or not carrier(facts, member):
        return False
    if _is_to_carry(facts, proposal):
        return False
    if not (member.is_active or proposal.to_left) or routes_for(member, proposal.kind):
        return False
    return not proposal.needs_left or _was_carried(facts, proposal)


def _is_to_carry(facts: CoreGroup, proposal: Proposal) -> bool:
    """Tell whether it is about such a task itself: its owner is one whom messages reach."""
    task = facts.task(proposal.subject)
    return task is not None and task.kind is TaskKind.REACH_BY_HAND


def _was_carried(facts: CoreGroup, proposal: Proposal) -> bool:
    """Tell whether somebody had what is called off now."""
    return any(
        each.kind is TaskKind.REACH_BY_HAND
        and each.subject == _subject(proposal)
        and each.state is TaskState.DONE
        for each in facts.tasks
    )
