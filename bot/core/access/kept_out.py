"""What a pause takes away, after the roles have been added (access rule 2, IG16)."""

from bot.core.access.asked import Asked, Subject, Verb
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.facts.pauses import own_pause

HEADS = frozenset({Role.LEAD, Role.TEAM_MANAGER})
"""Who see a pause of the group and lift it, so that they go on working in it."""


def is_kept_out(facts: CoreGroup, member: Member, *, stands_in: bool = False) -> bool:
    """Tell whether nothing of the group is shown to somebody, by their own pause or the group's.

    A deputy who `stands_in` for the team manager sees a pause of the group as that one would.
    """
    if not facts.pauses:
        return False
    if own_pause(facts.pauses, member.id) is not None:
        return True
    is_head = stands_in or bool(member.roles & HEADS)
    return own_pause(facts.pauses, "") is not None and not is_head


def stays_open(asked: Asked) -> bool:
    """Tell what may still be done while paused: to pause or lift, and to raise a concern.

    Neither shows anything: a concern answers with the numbers to phone (IG9).
    """
    if asked.subject is Subject.PAUSE:
        return asked.verb is not Verb.SEE
    return asked.subject is Subject.EVENT and asked.verb is Verb.WRITE
