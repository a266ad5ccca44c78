"""What the author of a change asks the lead for: a core group, or an earlier review (L14)."""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.events import EventKind, Wants
from bot.core.facts.groups import CoreGroup
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put


def ask_for(facts: CoreGroup, id_: str, wants: Wants, by: str, now: datetime) -> CoreGroup:
    """Return the facts with what one's own change asks for, open until the lead has answered."""
    event = facts.event(id_.upper())
    if event is None or event.by != by or event.kind is not EventKind.CHANGE:
        raise Refusal("There is no such change of yours here.", "See: concern raised")
    if not event.is_open:
        raise AlreadyDone("This has been answered. Tell of it anew, or speak to the lead.")
    if event.wants is wants:
        raise AlreadyDone("You have asked for that already, and it is still open.")
    asked = replace(event, wants=wants, wanted_at=now)
    return replace(facts, events=put(facts.events, asked))
