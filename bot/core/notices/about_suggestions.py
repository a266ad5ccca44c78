"""What should be said of suggestions: to the lead, who answers, and to whoever made them (L15)."""

from collections.abc import Iterator

from bot.core.facts.groups import CoreGroup
from bot.core.facts.suggestions import Suggestion
from bot.core.notices.covering import then_to_manager
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal, ids_of


def about_suggestions(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield what each suggestion calls for: an answer, and that there is one."""
    for each in facts.suggestions:
        if each.answered_at is None:
            yield from _to_be_answered(facts, each)
        else:
            yield Proposal(Kind.SUGGESTION_ANSWERED, (each.by,), each.id, each.answered_at)


def _to_be_answered(facts: CoreGroup, suggestion: Suggestion) -> Iterator[Proposal]:
    """Tell the lead, and the team manager once the lead has had a working day for it (H2)."""
    asked = Proposal(Kind.SUGGESTED, ids_of(facts.lead), suggestion.id, suggestion.at)
    yield asked
    yield from then_to_manager(facts, asked)
