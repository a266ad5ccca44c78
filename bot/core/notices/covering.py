"""Cover: what the lead leaves unanswered for a working day goes on to the team manager (H2)."""

from collections.abc import Collection, Iterator
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from bot.core.notices.proposal import Proposal, ids_of
from bot.core.notices.timing import day_by, on_day
from bot.core.wall_clock import day_of

COVER = "cover"
"""The occasion on which the manager is told of what is the lead's to answer."""


def then_to_manager(
    facts: CoreGroup, asked: Proposal, but: Collection[str] = ()
) -> Iterator[Proposal]:
    """Yield for the team manager what those who are asked first have left unanswered.

    Nobody hears a thing twice, nor who is among `but`: whose it is answers no request of theirs.
    """
    told = (each for each in ids_of(facts.holder(Role.TEAM_MANAGER)) if each not in but)
    yield from then_to(facts, asked, tuple(told), asked.when)


def then_to(
    facts: CoreGroup, asked: Proposal, others: Collection[str], since: datetime
) -> Iterator[Proposal]:
    """Yield the same for `others`, where a working day is counted from `since` (`to_manager`)."""
    told = tuple(each for each in others if each not in asked.recipients)
    day = day_by(facts.profile, "to_manager", day_of(since)) if told else None
    if day is not None:
        when = on_day(facts, day, is_warning=False)
        yield asked._replace(recipients=told, when=when, caused=False, occasion=COVER)
