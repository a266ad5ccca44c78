"""What the lead was given before the draft that stands now: kept, and shown with it (H7)."""

from collections.abc import Iterator

from bot.core.cards import Why
from bot.core.documents.wording import name_of
from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import EarlierDraft, Minutes
from bot.core.procedure.day_names import short_day
from bot.core.record.headings import headings
from bot.core.wall_clock import day_of


def earlier_drafts(facts: CoreGroup, minutes: Minutes) -> Iterator[Why]:
    """Yield each draft that was changed after the lead had it, the last one first.

    Final minutes show none of them: what was agreed in between is not part of the record.
    """
    if minutes.is_final:
        return
    for each in reversed(minutes.earlier):
        until = short_day(day_of(each.until))
        yield Why(tuple(_lines(facts, each)), f"Draft {each.revision}, with the lead until {until}")


def _lines(facts: CoreGroup, draft: EarlierDraft) -> Iterator[str]:
    yield f"Written by {name_of(facts, draft.written_by)}."
    if draft.signatures:
        who = ", ".join(name_of(facts, each.member) for each in draft.signatures)
        yield f"Signed by {who}. The signature does not hold for the draft that stands now."
    if draft.document:
        yield "Handed in as a document, which is kept."
    if draft.agreement:
        yield "A written agreement went along."
    for heading in headings(facts.profile):
        text = dict(draft.sections).get(heading.key)
        if text:
            yield f"{heading.text}: {text}"
