"""Everything that should still be said about a group, as a function of what is true of it."""

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter

from bot.core.facts.groups import CoreGroup
from bot.core.notices.about_accounts import about_accounts
from bot.core.notices.about_closing import about_closing
from bot.core.notices.about_copies import about_copies
from bot.core.notices.about_dates import about_dates
from bot.core.notices.about_disagreements import about_disagreements
from bot.core.notices.about_early import about_early
from bot.core.notices.about_events import about_events
from bot.core.notices.about_family import about_family
from bot.core.notices.about_meetings import about_meetings
from bot.core.notices.about_minutes import about_minutes
from bot.core.notices.about_pauses import about_pauses
from bot.core.notices.about_people import about_people, about_what_is_left
from bot.core.notices.about_plan import about_plan
from bot.core.notices.about_proposed_times import about_proposed_times
from bot.core.notices.about_roles import about_roles
from bot.core.notices.about_rota import about_rota
from bot.core.notices.about_suggestions import about_suggestions
from bot.core.notices.about_updates import about_updates
from bot.core.notices.covering import with_cover
from bot.core.notices.notice import Kind, WantedNotice
from bot.core.notices.proposal import Proposal
from bot.core.notices.reaching import Reach
from bot.core.record.pulling import outlives

RULES_VERSION = "24"
"""Raised with every change of these rules, so that each group is settled anew."""

LEAVING = attrgetter("run_at")


def about_the_group(facts: CoreGroup) -> Iterator[Proposal]:
    """Return what somebody should hear but for what people call for; no task changes it."""
    return chain(
        about_pauses(facts),
        about_meetings(facts),
        about_updates(facts),
        about_minutes(facts),
        about_plan(facts),
        about_rota(facts),
        about_roles(facts),
        about_suggestions(facts),
        about_events(facts),
        about_copies(facts),
        about_proposed_times(facts),
        about_disagreements(facts),
        about_family(facts),
        about_early(facts),
        about_dates(facts),
        about_accounts(facts),
    )


def proposals(facts: CoreGroup, of_group: Iterable[Proposal]) -> Iterator[Proposal]:
    """Return all that somebody should hear; of a closed group calling off, tasks, evidence.

    `of_group` is what `about_the_group` says of these facts, whichever their tasks.
    """
    found = _for_all(facts, of_group)
    return with_cover(facts, found) if facts.absences else found


def _for_all(facts: CoreGroup, of_group: Iterable[Proposal]) -> Iterator[Proposal]:
    closing = facts.closing
    if closing is None:
        return chain(of_group, about_people(facts))
    off = (each for each in of_group if each.needs_left or each.to_paused or _outlives(each))
    return chain(off, about_what_is_left(facts, closing.at), about_closing(facts))


def _outlives(proposal: Proposal) -> bool:
    """Tell whether it is a document for which people ask when the group has closed (B10, IG7)."""
    return proposal.kind is Kind.DOCUMENT and outlives(proposal.subject)


def wanted(facts: CoreGroup) -> tuple[WantedNotice, ...]:
    """Return all notices to come, with their times, in order of time.

    What has been sent is among them: settling knows. There is no `now`: everything to come is
    returned with its time, so that the passing of time alone changes nothing.
    """
    return wanted_with(facts, about_the_group(facts))


def wanted_with(facts: CoreGroup, of_group: Iterable[Proposal]) -> tuple[WantedNotice, ...]:
    """Return the same where it is known already what is to be said of the group."""
    reach = Reach(facts)
    found = chain.from_iterable(map(reach.notices, proposals(facts, of_group)))
    # What was held back is known when all else has been asked for.
    return tuple(sorted(chain(found, reach.held_back()), key=LEAVING))
