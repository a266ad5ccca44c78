"""The paper that the first meeting works from: the conference's record or its decisions (L16)."""

from dataclasses import replace

from bot.core.facts.groups import CoreGroup
from bot.core.free_text import needed_line
from bot.core.refusals import Refusal


def attach_record(facts: CoreGroup, where: str) -> CoreGroup:
    """Return the facts with where the record, or a copy of the decisions, is to be found.

    `where` is a link, a place, or the id of a document handed in.
    """
    said = needed_line(
        where,
        "Where is the record of the conference?",
        "Write a link or a place, or hand it in as a Word or PDF document.",
        field="where",
    )
    conference = facts.initial_conference
    if conference is None:
        raise Refusal("This group has no initial conference.", "See what it has: dates")
    changed = replace(conference, record=said)
    others = (changed if each.id == changed.id else each for each in facts.conferences)
    return replace(facts, conferences=tuple(others))


def where_record_is(facts: CoreGroup) -> str:
    """Return where the record is in words, empty while it is neither attached nor linked."""
    conference = facts.initial_conference
    record = conference.record if conference else ""
    handed_in = record in {each.id for each in facts.documents}
    return "handed in as a document" if handed_in else record
