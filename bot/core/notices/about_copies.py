"""What should be said of family copies: to who can confirm one, that it waits for them (B9)."""

from collections.abc import Iterator

from bot.core.copies.standing import to_confirm
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal, ids_of

SECONDS = (Role.TEAM_MANAGER, Role.SENIOR_SOCIAL_WORKER)
"""Who can give the second word, but for whoever released it."""


def about_copies(facts: CoreGroup) -> Iterator[Proposal]:
    """Tell each who can confirm a copy that was let go under the flag."""
    for copy in to_confirm(facts):
        able = (facts.holder(role) for role in SECONDS)
        asked = ids_of(*(each for each in able if each and each.id != copy.released_by))
        if copy.released_at is not None and asked:
            yield Proposal(Kind.COPY_TO_CONFIRM, asked, copy.id, copy.released_at)
