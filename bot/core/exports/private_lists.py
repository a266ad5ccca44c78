"""What was raised and disagreed with, for the case file: what this one reader may see (B6, S17)."""

from collections.abc import Iterator
from datetime import datetime

from bot.core.access import Verb, Viewer
from bot.core.access.own_steps import may
from bot.core.bundled import Sheet
from bot.core.disagreeing.ladder import WORDS
from bot.core.documents.wording import name_of
from bot.core.facts.disagreements import Disagreement
from bot.core.facts.events import Event
from bot.core.facts.groups import CoreGroup
from bot.core.procedure.day_names import short_day, short_moment
from bot.core.raising.answering import seen_by
from bot.core.wall_clock import day_of

Row = tuple[str, ...]
RAISED = (
    *("No.", "What", "When", "By", "In their words", "Had phoned", "Told by", "Seen by"),
    "The answer",
)
DISAGREEMENTS = ("No.", "When", "By", "In their words", "Steps", "Outcome", "Closed on")


def private_lists(facts: CoreGroup, viewer: Viewer, now: datetime) -> Iterator[Sheet]:
    """Yield both lists, empty ones too: that one is there says nothing of what is kept back.

    What is about somebody in the group goes past them, and the case file is theirs to read too: so
    it is in nobody's. Nor is what its author has shared with nobody.
    """
    seen = (each for each in reversed(seen_by(facts, viewer, now)) if not each.about)
    raised = tuple(_raised(facts, each) for each in seen)
    yield Sheet("raised", "What was raised in private", RAISED, raised)
    shared = (e for e in facts.disagreements if may(facts, viewer, e, Verb.SEE))
    rows = tuple(_disagreement(facts, each) for each in shared)
    yield Sheet("disagreements", "Disagreements that were shared", DISAGREEMENTS, rows)


def _raised(facts: CoreGroup, event: Event) -> Row:
    seen = tuple(f"{name_of(facts, e.member)}, {short_moment(e.at)}" for e in event.acknowledged)
    by, when = name_of(facts, event.by), short_moment(event.at)
    said = event.text, event.phoned, event.told_by, "; ".join(seen), event.answer
    return event.id, event.kind.value, when, by, *said


def _disagreement(facts: CoreGroup, each: Disagreement) -> Row:
    steps = (f"{WORDS[e.step]}, {short_day(day_of(e.at))}: {e.note}" for e in each.taken)
    closed = short_day(day_of(each.closed_at)) if each.closed_at else ""
    by = name_of(facts, each.by)
    said = "; ".join(steps), each.outcome, closed
    return each.id, short_moment(each.at), by, each.text, *said
