"""Settling: before a transaction ends, tasks and notices are made to agree with the facts."""

from datetime import datetime

from holidays import version as holidays

from bot.core.facts.groups import CoreGroup
from bot.core.notices.settling import settle
from bot.core.notices.wanted import RULES_VERSION
from bot.core.tasking.settling import settled
from storage.notices import Notices

SETTLED_WITH = f"rules {RULES_VERSION}; holidays {holidays.__version__}"
"""What groups are settled by: the rules and the holiday lists of this version."""


def settle_group(notices: Notices, facts: CoreGroup, now: datetime) -> CoreGroup:
    """Return the facts with the tasks they call for, and write the notices they call for.

    Inside the caller's transaction: what is said follows from what is true, or neither holds.
    """
    facts, wanted = settled(facts, now)
    notices.settle(facts.ref, settle(*notices.unsettled(facts.ref, wanted)))
    return facts
