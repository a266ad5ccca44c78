"""What a professional without a message route should hear is carried to them by a person (R3)."""

from collections.abc import Iterable, Iterator
from datetime import date

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.messages.carrying import ENDS_OFF
from bot.core.notices.proposal import Proposal
from bot.core.notices.routes import routes_for
from bot.core.notices.wanted import proposals
from bot.core.tasking.given import carrier, given, in_time, waits_too_long
from bot.core.wall_clock import day_of


def by_hand(facts: CoreGroup, of_group: Iterable[Proposal]) -> Iterator[WantedTask]:
    """Yield a task for each thing that a professional on post or by hand should hear.

    What goes by mail to everybody (a calendar entry) reaches them there if they have an address.
    """
    without = {each.id: each for each in facts.members if _has_no_message_route(each)}
    if not without:
        return
    for proposal in _not_about_carrying(facts, of_group):
        for member in filter(None, map(without.get, proposal.recipients)):
            if _needs_a_person(facts, proposal, member):
                yield _carried(facts, proposal, member)


def is_carried_to_some(facts: CoreGroup) -> bool:
    """Tell whether there is a professional whom no message reaches, so that a person has to."""
    return any(_has_no_message_route(each) for each in facts.members)


def _not_about_carrying(facts: CoreGroup, of_group: Iterable[Proposal]) -> Iterator[Proposal]:
    """Yield what is not about such a task itself, whose owner is one whom messages reach."""
    tasks = {each.id for each in facts.tasks if each.kind is TaskKind.REACH_BY_HAND}
    return (each for each in proposals(facts, of_group) if each.subject not in tasks)


def _carried(facts: CoreGroup, proposal: Proposal, member: Member) -> WantedTask:
    due = in_time(facts, day_of(proposal.when), proposal.when, _until(facts, proposal))
    mark = ENDS_OFF if proposal.needs_left else f".{proposal.occasion}"
    return given(
        facts,
        TaskKind.REACH_BY_HAND,
        _subject(proposal, member),
        due,
        proposal.when,
        f"{proposal.revision}{mark}",
        carrier(facts, member),
    )


def _until(facts: CoreGroup, proposal: Proposal) -> date:
    """Return the last day on which it is of use to carry it."""
    useful = proposal.useful_until
    if proposal.caused and useful and waits_too_long(facts, proposal.when, useful):
        return day_of(proposal.when)
    return day_of(proposal.lapses_at) if proposal.lapses_at else date.max


def _subject(proposal: Proposal, member: Member) -> str:
    return f"{proposal.kind}:{proposal.subject}:{member.id}"


def _has_no_message_route(member: Member) -> bool:
    return not member.is_family and member.contact.route.is_human


def _needs_a_person(facts: CoreGroup, proposal: Proposal, member: Member) -> bool:
    """Tell whether somebody has to carry this, and somebody else can be told to."""
    if not (member.is_active or proposal.to_left) or routes_for(member, proposal.kind):
        return False
    if proposal.needs_left and not facts.done(TaskKind.REACH_BY_HAND, _subject(proposal, member)):
        return False  # They never heard of what is called off now.
    return bool(carrier(facts, member))
