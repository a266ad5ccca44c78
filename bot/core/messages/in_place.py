"""What is said to whoever hears in another's place: whose, and until when that one is away (H2)."""

from collections.abc import Iterator
from datetime import date, datetime

from bot.core.access.standing_in import manager_away_until
from bot.core.facts.absences import away_until
from bot.core.facts.groups import CoreGroup
from bot.core.notices.covering import COVER, DEPUTY, is_marked
from bot.core.notices.notice import Kind, Notice
from bot.core.procedure.day_names import short_day


def in_whose_place(facts: CoreGroup, notice: Notice, now: datetime) -> Iterator[str]:
    """Yield the sentences, by role alone; none of what was raised, whose kind they would tell."""
    if notice.identity.kind is Kind.NEEDS_ATTENTION:
        return
    lead = facts.lead
    if is_marked(notice.identity, COVER):
        until = away_until(facts.absences, lead.id, now) if lead else None
        yield f"You hear this as cover{_away('the lead', until) or ' for the lead'}."
    if is_marked(notice.identity, DEPUTY):
        until = manager_away_until(facts, now)
        yield f"You hear this as deputy{_away('the team manager', until)}."


def _away(who: str, until: date | None) -> str:
    return "" if until is None else f": {who} is away until {short_day(until)}"
