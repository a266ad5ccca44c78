"""Who may lead a group: a social worker who is a member of it (N1, H2)."""

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import CHECKS_LEAD, Member, MemberKind, Role
from bot.core.refusals import Refusal


def could_lead(facts: CoreGroup) -> tuple[Member, ...]:
    """Return the social workers of the group who do not lead it, nor check who does (N1, B9)."""
    return tuple(each for each in facts.professionals if _could(each))


def _could(member: Member) -> bool:
    is_taken = member.has(Role.LEAD) or member.roles & CHECKS_LEAD
    return member.has(Role.SOCIAL_WORKER) and not is_taken


def must_be_social_worker(member: Member) -> None:
    """Refuse a lead who is no social worker of the group (N1)."""
    if not (member.has(Role.SOCIAL_WORKER) and member.is_professional and member.is_active):
        raise Refusal(
            f"{member.name} cannot lead the group: the lead must be a social worker (N1).",
            _before_leading(member),
            field="part",
        )


def _before_leading(member: Member) -> str:
    if member.kind is MemberKind.OUTSIDE:
        return "They are not a member yet: opt them out and in again as one (remove, then add)."
    return "Name a social worker of the group, or record first that this person is one."
