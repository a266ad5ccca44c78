"""Which pauses hold back what a recipient should hear, and until when (IG16)."""

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.pauses import Pause, pauses_of
from bot.core.notices.about_plan import in_channel
from bot.core.notices.notice import CHANNEL, Kind

EVEN_PAUSED = frozenset({Kind.PAUSED})
"""What leaves all the same: that the group is paused, to those who can lift it."""

Window = tuple[datetime, datetime]
"""From when to when a pause stood that has been lifted, in UTC."""


def holding(facts: CoreGroup, recipient: str) -> tuple[Pause, ...]:
    """Return all pauses, lifted or not, that hold for a member or for the channel.

    What is posted in the channel reaches everybody who is in it: while one of them is paused,
    nothing is posted there.
    """
    if not facts.pauses:
        return ()
    if recipient != CHANNEL:
        return pauses_of(facts.pauses, recipient)
    return tuple(each for each in facts.pauses if _holds_the_channel(facts, each))


def is_held(facts: CoreGroup, recipient: str, kind: Kind) -> bool:
    """Tell whether a notice may not leave now to a member, or to the channel.

    To who is paused themselves nothing leaves at all: somebody else may read it.
    """
    standing = [each for each in holding(facts, recipient) if each.stands]
    return any(each.member or kind not in EVEN_PAUSED for each in standing)


def windows(pauses: tuple[Pause, ...]) -> Iterator[Window]:
    """Yield when those pauses stood that have been lifted, the earliest first."""
    for each in pauses:
        if each.lifted_at is not None:
            yield each.at.astimezone(UTC), each.lifted_at.astimezone(UTC)


def _holds_the_channel(facts: CoreGroup, pause: Pause) -> bool:
    member = facts.member(pause.member)
    return member is None or (member.is_active and in_channel(facts, member))
