"""A part of an update that is not for everybody: whom it is kept from, and in which words (B1)."""

from bot.core.access import Asked, Subject, Verb
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.facts.updates import Mark, WrittenUpdate

UNKNOWN = "{} (nobody here has that name: lead and chair alone have this part)"


def asked_of(facts: CoreGroup, update: WrittenUpdate, mark: Mark) -> Asked:
    """Return what access is asked before a marked part is shown.

    Where it is not for somebody whom nobody's name tells, it is kept from all but lead, team
    manager and chair: the one who was meant may be any of the others.
    """
    kept_from = mark.not_for
    if mark.unknown:
        meeting = facts.meeting(update.meeting)
        chair = meeting.chair if meeting else ""
        kept_from |= {each.id for each in facts.members if not _leads(each, chair)}
    return Asked(
        Verb.SEE,
        Subject.UPDATE_MARKED,
        owner=update.member,
        meeting=update.meeting,
        not_for=kept_from,
    )


def _leads(member: Member, chair: str) -> bool:
    return member.has(Role.LEAD) or member.has(Role.TEAM_MANAGER) or member.id == chair


def whom(facts: CoreGroup, mark: Mark) -> str:
    """Say whom a part is not for, to who may read it: "Dean Marsh"."""
    members = (facts.member(each) for each in mark.not_for)
    known = sorted(each.name for each in members if each)
    return ", ".join((*known, *(UNKNOWN.format(each) for each in mark.unknown)))
