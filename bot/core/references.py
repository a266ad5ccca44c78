"""References: how a group, and each family member in it, is known outside; never a name."""

from collections.abc import Callable, Iterable

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.refusals import Refusal

ALPHABET = "234679CDFHJKMNPQRTVWXY"
"""No vowels, so that no word comes out; of characters that look alike at most one."""
LENGTH = 4
TRIES = 200
APART = 2


def difference(one: str, other: str) -> int:
    """Count the places in which two references differ."""
    return sum(a != b for a, b in zip(one, other, strict=True))


def fresh_reference(draw: Callable[[], str], near: Iterable[str]) -> str:
    """Return a drawn reference that differs from each of `near` in two characters (IG13)."""
    others = tuple(near)
    for _ in range(TRIES):
        drawn = draw()
        if all(difference(drawn, other) >= APART for other in others):
            return drawn
    raise Refusal("No reference was found that is unlike those of your other groups.", "Try again.")


def reference_for(group: CoreGroup, member: Member | None) -> str:
    """Return the reference that this person may see: for family their own alone (IG18)."""
    return member.own_reference if member and member.is_family else group.ref
