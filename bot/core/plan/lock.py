"""The lock on an action that cannot be done, until the lead's answer is recorded (L12)."""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.events import Event, EventKind
from bot.core.facts.groups import CoreGroup
from bot.core.refusals import Refusal
from bot.core.replacing import put


def open_cannot(facts: CoreGroup, action: str) -> Event | None:
    """Return what was raised of an action that cannot be done and has no answer yet."""
    of_it = (e for e in facts.events if e.kind is EventKind.CANNOT and e.action == action)
    return next((each for each in of_it if each.is_open), None)


def must_be_unlocked(facts: CoreGroup, action: str) -> None:
    """Refuse to alter, close or accept it anew; an earlier date and its being done stay open.

    Whoever may alter a plan is not told by whom it was said, nor why: that is the lead's.
    """
    if open_cannot(facts, action) is not None:
        raise Refusal(
            f"{action} waits for the lead's answer (L12).",
            "Until that is recorded its date can be brought forward, and it can be done. "
            "Lead and team manager answer here: concern raised",
        )


def ended_by_doing(facts: CoreGroup, action: str, by: str, now: datetime) -> CoreGroup:
    """Return the facts with no answer awaited any more of an action that has been done."""
    event = open_cannot(facts, action)
    if event is None:
        return facts
    ended = replace(event, answered_at=now, answered_by=by)
    return replace(facts, events=put(facts.events, ended))
