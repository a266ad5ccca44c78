"""What should be said once a group has closed: the last card, when the case has closed (S25)."""

from collections.abc import Iterator

from bot.core.facts.groups import CoreGroup
from bot.core.group.closing import previous_worker_until
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal
from bot.core.notices.timing import on_day

CASE = "case"
"""What a last card is about."""


def about_closing(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield the last card to the professionals who were members when the group closed.

    Only once the lead has entered the date of case closure, and anew when another is entered. Who
    left before hears nothing, nor does the channel, which is archived (S8, S25).
    """
    closing, until = facts.closing, previous_worker_until(facts)
    if closing is None or until is None:
        return
    entered = closing.case_entered_at or closing.at
    yield Proposal(
        Kind.LAST_CARD,
        tuple(each.id for each in facts.professionals),
        CASE,
        entered,
        revision=f"{entered:%Y%m%dT%H%M%S}",
        lapses_at=on_day(facts, until.date, is_warning=True),
        says=str(until.date),
    )
