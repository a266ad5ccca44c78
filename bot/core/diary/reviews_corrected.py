"""A wrong entry of what a review decided is put right, with its reason; dates follow (H19, R24)."""

from dataclasses import replace
from datetime import date, datetime

from bot.core.diary.booking import is_provisional
from bot.core.diary.reviews import (
    Decided,
    decided_for_each,
    must_be_held,
    must_be_the_last,
    next_one,
)
from bot.core.diary.waiting import put_waiting
from bot.core.facts.conferences import Conference, Entered, Outcome
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.free_text import needed_reason
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put
from bot.core.wall_clock import day_of


def entered_review(facts: CoreGroup) -> Conference:
    """Return the review whose entry can be put right, the last one, or refuse."""
    review = facts.last_review
    if review is None or not review.outcome:
        raise Refusal("No review has been entered yet.", "Enter it: dates review")
    return review


def correct_outcome(
    facts: CoreGroup, decided: Decided, because: str, *, by: str, now: datetime
) -> CoreGroup:
    """Return the facts with the last review as it was decided; what was entered before is kept.

    The review planned after it stays unless another day is given, and goes where the plan ends.
    Each date to come waits, or is firm, as it would have been: those invited are told (R24).
    """
    review = entered_review(facts)
    why = needed_reason(because, "Why is it corrected?", "Write what was wrong, in a line.")
    others = tuple(each for each in facts.conferences if each.id != review.id)
    must_be_held(replace(facts, conferences=others), decided.on, day_of(now))
    outcome, outcomes = decided_for_each(facts, decided)
    before = Entered(now, by, why, review.on, review.outcomes)
    right = replace(
        review,
        on=decided.on,
        outcome=outcome,
        outcomes=outcomes,
        revision=review.revision + (decided.on != review.on),
        corrected=(*review.corrected, before),
    )
    after = _with_next(replace(facts, conferences=put(facts.conferences, right)), decided, now)
    if _as_before(facts, after):
        raise AlreadyDone("That is what was entered.", "See it: dates")
    return _dates_as_they_wait(after, by, now)


def _as_before(before: CoreGroup, after: CoreGroup) -> bool:
    """Tell whether nothing has been said that had not been entered."""

    def said(facts: CoreGroup) -> tuple[tuple[str, date, object], ...]:
        return tuple((each.id, each.on, each.outcomes) for each in facts.conferences)

    return said(before) == said(after)


def _with_next(facts: CoreGroup, decided: Decided, now: datetime) -> CoreGroup:
    """Return the facts with the review that follows; none where the plan has ended for all."""
    planned, found = facts.next_review, next_one(facts, decided, now)
    if _has_ended(facts):
        must_be_the_last(decided)
    elif found is None:
        return facts
    others = tuple(each for each in facts.conferences if each != planned)
    if found is not None and planned is not None:
        found = replace(found, id=planned.id, revision=planned.revision + 1)
    return replace(facts, conferences=(*others, *((found,) if found else ())))


def _has_ended(facts: CoreGroup) -> bool:
    review = facts.last_review
    return review is not None and review.outcome == Outcome.ENDS


def _dates_as_they_wait(facts: CoreGroup, by: str, now: datetime) -> CoreGroup:
    """Return the facts with each date to come waiting for a review, or firm."""
    for meeting in facts.upcoming:
        waits = _waits(facts, meeting)
        if meeting.starts_at > now and waits != meeting.provisional:
            facts = put_waiting(facts, meeting, waits=waits, by=by, now=now)
    return facts


def _waits(facts: CoreGroup, meeting: Meeting) -> bool:
    """Tell whether a date waits: for a review, or for the group's closing once the plan ended."""
    review = facts.last_review
    ended = _has_ended(facts) and review is not None and meeting.on > review.on
    return ended or is_provisional(facts, meeting.on)
