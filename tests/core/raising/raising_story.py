"""What is raised in 7KQ2, to begin a test from: Martin's concern of Thu 6 May at 15:10 (8.1)."""

from datetime import datetime

from bot.core.facts.events import Event, EventKind
from bot.core.facts.groups import CoreGroup
from bot.core.raising.raising import Raised, raise_it
from tests.cast import DAWN, MARTIN, at
from tests.record_story import with_actions
from tests.story import with_contact_sheet

RAISED_AT = at(6, 5, 15, 10)
WORDS = "He was alone at the gate again."


def with_concern(
    *about: str,
    by: str = MARTIN,
    when: datetime = RAISED_AT,
    facts: CoreGroup | None = None,
    kind: EventKind = EventKind.CONCERN,
) -> CoreGroup:
    """Return the group with one thing raised, about nobody or these."""
    wish = Raised(kind, WORDS, "the duty desk", frozenset(about))
    return raise_it(facts or with_contact_sheet(), wish, by=by, now=when)


def raised_in(facts: CoreGroup) -> Event:
    """Return what was raised last."""
    return facts.events[-1]


def with_cannot(by: str = DAWN, action: str = "A3", facts: CoreGroup | None = None) -> CoreGroup:
    """Return the group on Fri 14 May at 10:00: Dawn cannot do A3 (8.2)."""
    wish = Raised(EventKind.CANNOT, "No joiner can come before June.", action=action)
    return raise_it(facts or with_actions(), wish, by=by, now=at(14, 5, 10))
