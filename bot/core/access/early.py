"""Who may see a wish for an earlier date, and who answers it (L3, access condition 4)."""

from bot.core.access.asked import Asked, Case, Subject, Verb, Viewer
from bot.core.access.deciding import allowed
from bot.core.facts.early import EarlyWish, Sooner
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role

OF_THE_REVIEW = Asked(Verb.WRITE, Subject.GROUP, case=Case.REVIEW)
"""The date of the review, and the answer to `early`: the conference chair's too."""


def may_see(facts: CoreGroup, viewer: Viewer, wish: EarlyWish) -> bool:
    """Tell whether somebody may see it: their own, lead and manager, the conference chair's."""
    own = Asked(Verb.SEE, Subject.EVENT, owner=wish.by)
    return allowed(facts, viewer, own) or _is_the_chairs(facts, viewer, wish)


def may_answer(facts: CoreGroup, viewer: Viewer, wish: EarlyWish) -> bool:
    """Tell whether somebody answers it; nobody answers what they asked for themselves."""
    if viewer.member == wish.by:
        return False
    heads = Asked(Verb.CLOSE, Subject.EVENT, owner=wish.by)
    return allowed(facts, viewer, heads) or _is_the_chairs(facts, viewer, wish)


def question_to(facts: CoreGroup, wish: EarlyWish, recipient: str) -> Asked:
    """Return what access is asked before somebody is told of it."""
    member = facts.member(recipient)
    if member is not None and member.has(Role.CONFERENCE_CHAIR) and recipient != wish.by:
        return OF_THE_REVIEW
    return Asked(Verb.SEE, Subject.EVENT, owner=wish.by)


def _is_the_chairs(facts: CoreGroup, viewer: Viewer, wish: EarlyWish) -> bool:
    member = facts.member(viewer.member)
    if member is None or not member.has(Role.CONFERENCE_CHAIR) or wish.what is not Sooner.REVIEW:
        return False
    return allowed(facts, viewer, OF_THE_REVIEW)
