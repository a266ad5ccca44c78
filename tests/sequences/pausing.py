"""What must hold of pauses: written anew from the procedure, without the house's rules (IG16)."""

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.facts.tasks import Task, TaskKind
from bot.core.notices.notice import CHANNEL, Kind
from handlers.web.visits import open_visit
from tests.sequences.post import Sent
from tests.sequences.world import World

WITHOUT_A_WORD = {
    TaskKind.MEND_ROUTE,
    TaskKind.ARRANGE_NEED,
    TaskKind.DECIDE_COPY,
    TaskKind.LEAVE_CHANNEL,
}
"""What is done about somebody, and brings them nothing."""


def is_silent(facts: CoreGroup, recipient: str) -> bool:
    """Tell whether nothing may leave to somebody: they are paused, or the group is."""
    return any(each.lifted_at is None and each.member in {"", recipient} for each in facts.pauses)


def check_paused(each: Sent) -> None:
    """Check that nothing has left to who was paused as it left, nor to a channel they are in."""
    facts, identity = each.facts, each.identity
    alone = {pause.member for pause in facts.pauses if pause.lifted_at is None}
    assert identity.recipient not in alone, f"paused, yet {identity}"
    if identity.recipient == CHANNEL:
        there = {member.id for member in facts.members if _hears_channel(facts, member)}
        assert not alone & {"", *there}, f"somebody in the channel is paused, yet {identity}"
    elif "" in alone:
        member = facts.member(identity.recipient)
        assert member is not None
        is_head = member.has(Role.LEAD) or member.has(Role.TEAM_MANAGER)
        assert is_head, f"the group is paused, yet {identity}"
        assert identity.kind is Kind.PAUSED, f"the group is paused, yet {identity}"


def _hears_channel(facts: CoreGroup, member: Member) -> bool:
    is_on_platform = member.contact.route is facts.channel.platform
    return member.is_professional and member.opted_out is None and is_on_platform


def check_waiting(facts: CoreGroup, world: World) -> None:
    """Check that no task brings anything to who is paused, and that no link of theirs opens."""
    for task in facts.tasks:
        if task.is_open and task.kind not in WITHOUT_A_WORD:
            for who in _concerned(facts, task):
                assert not is_silent(facts, who), f"brings something to who is paused: {task}"
    for each in world.office.log:
        if each.message.link and is_silent(facts, each.recipient):
            token = each.message.link.rpartition("/")[2]
            store, now = world.house.store, world.now
            assert open_visit(store, token, now) is None, f"a link opens: {each.identity}"


def _concerned(facts: CoreGroup, task: Task) -> set[str]:
    known = {each.id for each in facts.members}
    action = facts.action(task.subject)
    owner = {action.action_owner} if action and task.kind is TaskKind.TELL_ACTION_OWNER else set()
    return known.intersection(task.subject.split(":")) | owner
