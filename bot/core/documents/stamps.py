"""The stamp of each document: whose it is, which version, for whom, of which day (IG8)."""

from datetime import date

from bot.core.documents.wording import with_agency
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.minutes import Minutes
from bot.core.printed import FILE_IS_RECORD, GIVER_KEEPS_RECORD, Stamp
from bot.core.references import reference_for


def stamped(facts: CoreGroup, reader: Member, version: str, today: date) -> Stamp:
    """Return the stamp of a copy for one reader: family by their own reference alone (IG18)."""
    reference = reference_for(facts, reader)
    recipient = reference if reader.is_family else with_agency(reader)
    record = GIVER_KEEPS_RECORD if reader.is_family else FILE_IS_RECORD
    return Stamp(reference, version, recipient, today, record)


def version_of(minutes: Minutes) -> str:
    """Return which text of a record this is: "version 2, final", "version 1, draft 3"."""
    state = "final" if minutes.is_final else f"draft {minutes.revision}"
    return f"version {minutes.version}, {state}"


def version_of_plan(facts: CoreGroup) -> str:
    """Return which plan this is; it counts on whenever others must hear of a change."""
    return f"version {facts.plan.revision + 1}"
