"""A notice that cannot be delivered is written as a fact; all that follows is settled from it."""

import logging

from bot.core.notices.failing import failed
from bot.core.notices.outcomes import GivenUp
from storage.claims import Claims
from storage.errors import TamperedError, UnknownGroup
from storage.store import Store

log = logging.getLogger(__name__)

BY = "courier"
"""Who stands in the audit log for what the courier writes."""


def give_up(store: Store, claims: Claims, outcome: GivenUp) -> None:
    """Close the notice and write its failure in one transaction: next route, who is told."""
    notice = outcome.notice
    try:
        with store.begin(notice.ref, by=BY, now=outcome.at) as work:
            claims.give_up(outcome)
            work.facts = failed(work.facts, notice, outcome.kind, outcome.code, at=outcome.at)
    except UnknownGroup:
        return  # Erased meanwhile, and its notices with it.
    except TamperedError:
        # Its facts cannot be read, so none can be written; the operator sees it counted.
        log.exception("unreadable_group", extra={"notice": notice.id})
        claims.give_up(outcome)
