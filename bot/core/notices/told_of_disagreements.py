"""Who outside the meeting hears of a disagreement, and who of them has still to see it (H10)."""

from collections.abc import Iterator

from bot.core.facts.disagreements import HEADS, REPORT, Disagreement
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import HELD_BY, Member, Role
from bot.core.procedure.roles import ProfileRole


def told(facts: CoreGroup, disagreement: Disagreement) -> tuple[Member, ...]:
    """Return who is told once it goes further, but for its author, each once.

    The team manager by every profile: theirs is the outcome. The conference chair where a step of
    the profile's names them (H10, R18), and a senior social worker where the profile does.
    """
    found = (facts.holder(role) for role in _roles(facts))
    others = (each for each in found if each is not None and each.id != disagreement.by)
    return tuple(dict.fromkeys(others))


def _roles(facts: CoreGroup) -> Iterator[Role]:
    yield Role.TEAM_MANAGER
    if {HEADS, REPORT} & set(facts.profile.texts("escalation")):
        yield Role.CONFERENCE_CHAIR
    places = facts.profile.roles("disagreement_to")
    if any(ProfileRole.SENIOR_SOCIAL_WORKER in place for place in places):
        yield HELD_BY[ProfileRole.SENIOR_SOCIAL_WORKER]


ACKNOWLEDGE = frozenset({Role.TEAM_MANAGER, Role.CONFERENCE_CHAIR})
"""Whose word that they have seen it closes it, with the outcome (H10)."""


def still_to_see(facts: CoreGroup, disagreement: Disagreement) -> tuple[Member, ...]:
    """Return who was told, must acknowledge it, and has not; nobody before it goes further."""
    if disagreement.further_at is None:
        return ()
    seen = {each.member for each in disagreement.seen}
    asked = (each for each in told(facts, disagreement) if each.held & ACKNOWLEDGE)
    return tuple(each for each in asked if each.id not in seen)


def is_open(facts: CoreGroup, disagreement: Disagreement) -> bool:
    """Tell whether it lacks its outcome, or the word of somebody who must have seen it."""
    return disagreement.closed_at is None or bool(still_to_see(facts, disagreement))
