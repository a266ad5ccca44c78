"""What should be said of roles that check the lead: to whoever gets or loses one (IG15, B9)."""

from collections.abc import Iterator

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import CHECKS_LEAD, RoleChange
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal


def about_roles(facts: CoreGroup) -> Iterator[Proposal]:
    """Tell each whose role somebody else changed, also who was opted out with it.

    Of each role the last change alone is news. Who joins with one is asked who they are first.
    """
    last = {(each.member, each.role): each for each in facts.role_changes}
    for each in last.values():
        if each.role in CHECKS_LEAD and each.by != each.member and not _joined_with_it(facts, each):
            told = Proposal(Kind.ROLE_CHANGED, (each.member,), each.id, each.at)
            yield told._replace(to_left=not each.is_given)


def _joined_with_it(facts: CoreGroup, change: RoleChange) -> bool:
    member = facts.member(change.member)
    return change.is_given and member is not None and change.at <= member.opted_in
