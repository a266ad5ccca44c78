"""Settling a disagreement: at the meeting, or else by those outside it, with an outcome (N6)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.core.disagreeing.bringing import must_stand_open
from bot.core.facts.disagreements import Disagreement
from bot.core.facts.groups import CoreGroup
from bot.core.facts.seen import Seen
from bot.core.free_text import free_text
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put

ASKS = "How was it settled?"


def at_the_end(
    facts: CoreGroup, meeting: str, settled: Mapping[str, str], *, by: str, now: datetime
) -> CoreGroup:
    """Return the facts after a meeting that tried them: each is settled, or goes further (N6).

    `settled` says of some, by number, how it was settled; all others were not.
    """
    tried = (
        _tried(each, meeting, settled.get(each.id, ""), by=by, now=now)
        if each.waits_for_meeting
        else each
        for each in facts.disagreements
    )
    return replace(facts, disagreements=tuple(tried))


def _tried(each: Disagreement, meeting: str, how: str, *, by: str, now: datetime) -> Disagreement:
    tried, said = replace(each, meeting=meeting), free_text(how, field=f"settled_{each.id}")
    if not said:
        return replace(tried, further_at=now)
    return replace(tried, outcome=said, closed_at=now, closed_by=by)


def acknowledge(facts: CoreGroup, disagreement: Disagreement, by: str, now: datetime) -> CoreGroup:
    """Return the facts with somebody's word that they have seen it."""
    if disagreement.further_at is None:
        raise Refusal(
            f"{disagreement.id} has not gone past the meeting.", "You are told if it does."
        )
    if any(each.member == by for each in disagreement.seen):
        raise AlreadyDone(f"You have said already that you have seen {disagreement.id}.")
    seen = (*disagreement.seen, Seen(by, now))
    return replace(facts, disagreements=put(facts.disagreements, replace(disagreement, seen=seen)))


def close(
    facts: CoreGroup, disagreement: Disagreement, outcome: str, *, by: str, now: datetime
) -> CoreGroup:
    """Return the facts with its outcome, in the words of who records it."""
    must_stand_open(disagreement)
    said = free_text(outcome, field="outcome")
    if not said:
        raise Refusal(ASKS, "Write it in a line or two.", field="outcome")
    closed = replace(disagreement, outcome=said, closed_at=now, closed_by=by)
    return replace(facts, disagreements=put(facts.disagreements, closed))
