"""What should be said of disagreements: to who must see them, and to authors of outcomes (H10)."""

from collections.abc import Iterator

from bot.core.facts.groups import CoreGroup
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal, ids_of
from bot.core.notices.told_of_disagreements import is_open, told


def about_disagreements(facts: CoreGroup) -> Iterator[Proposal]:
    """Tell manager and conference chair that one waits for them, and its author how it ended."""
    for each in facts.disagreements:
        if each.further_at is None:
            continue
        if is_open(facts, each):
            people = ids_of(*told(facts, each))
            yield Proposal(Kind.DISAGREEMENT, people, each.id, each.further_at)
        if each.closed_at is not None and each.closed_by != each.by:
            yield Proposal(Kind.DISAGREEMENT_CLOSED, (each.by,), each.id, each.closed_at)
