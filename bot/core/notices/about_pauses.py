"""What should be said of pauses, to lead and team manager: one has begun, one is over (IG16)."""

from collections.abc import Iterator
from datetime import timedelta

from bot.core.facts.groups import CoreGroup
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal, ids_of

USEFUL_FOR = timedelta(hours=1)
"""So that it is never held until the morning (profiles.md, "Times of day")."""


def about_pauses(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield for each pause what the two who can lift it hear, but for whoever did it."""
    for each in facts.pauses:
        if each.lifted_at is None:
            yield Proposal(
                Kind.PAUSED,
                _heads(facts, each.by),
                each.id,
                each.at,
                useful_until=each.at + USEFUL_FOR,
                is_answer=True,
                to_paused=True,
            )
        else:
            told = _heads(facts, each.lifted_by)
            yield Proposal(Kind.PAUSE_LIFTED, told, each.id, each.lifted_at)


def _heads(facts: CoreGroup, but: str) -> tuple[str, ...]:
    return tuple(each for each in ids_of(*facts.heads) if each != but)
