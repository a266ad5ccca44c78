"""What a review decided, child by child, as people enter it; dates that waited for it follow."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.core.diary.booking import FARTHEST, is_provisional
from bot.core.diary.waiting import put_waiting
from bot.core.facts.conferences import Conference, ConferenceKind, Outcome
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.free_text import one_line, says_something
from bot.core.group.founding import why_no_working_day
from bot.core.numbering import next_id
from bot.core.procedure.day_names import short_day
from bot.core.procedure.timescales import next_review
from bot.core.refusals import Refusal
from bot.core.replacing import put
from bot.core.wall_clock import day_of


@dataclass(frozen=True, slots=True)
class Decided:
    """The day of a review, its decision for each child by id, and the review planned after it.

    `next_reason` is why that is later than allowed, or on a day on which nobody works.
    """

    on: date
    outcomes: Mapping[str, Outcome]
    next_on: date | None = None
    next_reason: str = ""


def enter_outcome(facts: CoreGroup, decided: Decided, *, by: str, now: datetime) -> CoreGroup:
    """Return the facts with the review held and its decision; the bot decides nothing (H19, S4).

    If the plan goes on for any child, the next review is entered, and the dates that waited for
    this one and come before it are firm: those invited are told (R24). If it ends for every child
    they wait on, until somebody closes the group.
    """
    review = planned_review(facts)
    must_be_held(facts, decided.on, day_of(now))
    outcome, outcomes = decided_for_each(facts, decided)
    held = replace(
        review,
        on=decided.on,
        held=True,
        outcome=outcome,
        outcomes=outcomes,
        revision=review.revision + (decided.on != review.on),
    )
    facts = replace(facts, conferences=put(facts.conferences, held))
    if outcome is Outcome.ENDS:
        must_be_the_last(decided)
        return facts
    return _made_firm(_with_next(facts, decided, now), by, now)


def must_be_the_last(decided: Decided) -> None:
    """Refuse a review after the one that ended the plan for every child."""
    if decided.next_on is not None:
        raise Refusal(
            "The plan ends for every child: there is no further review.",
            "Leave its day out.",
            field="next_review",
        )


def planned_review(facts: CoreGroup) -> Conference:
    """Return the review whose outcome can be entered, or refuse."""
    review = facts.next_review
    if review is None:
        raise Refusal("No review is planned.", "See the dates: dates")
    return review


def decided_for_each(
    facts: CoreGroup, decided: Decided
) -> tuple[Outcome, tuple[tuple[str, Outcome], ...]]:
    """Return what it comes to for the group, and what was decided for each child (H19)."""
    outcomes = tuple((child.id, _said(decided, child.id, child.label)) for child in facts.children)
    goes_on = any(each is Outcome.CONTINUES for _, each in outcomes)
    return Outcome.CONTINUES if goes_on else Outcome.ENDS, outcomes


def must_be_held(facts: CoreGroup, on: date, today: date) -> None:
    """Refuse a day that is to come, or not after the conference before it."""
    before = max((each.on for each in facts.conferences if each.held), default=None)
    if on > today or (before is not None and on <= before):
        raise Refusal(
            f"No review can have been held on {short_day(on)}.",
            "Enter the day on which it was held.",
            field="on",
        )


def _said(decided: Decided, child: str, label: str) -> Outcome:
    found = decided.outcomes.get(child)
    if found is None:
        raise Refusal(
            f"What did the review decide for {label}?", "Choose one.", field=f"outcome_{child}"
        )
    return found


def _with_next(facts: CoreGroup, decided: Decided, now: datetime) -> CoreGroup:
    """Return the facts with the next review; without a day the lead is reminded of its limit."""
    new = next_one(facts, decided, now)
    return facts if new is None else replace(facts, conferences=(*facts.conferences, new))


def next_one(facts: CoreGroup, decided: Decided, now: datetime) -> Conference | None:
    """Return the review that is planned after one, or refuse its day; None without a day."""
    on = decided.next_on
    if on is None:
        return None
    if not decided.on < on <= decided.on + FARTHEST:
        raise Refusal(
            f"{short_day(on)} cannot be the next review's day.",
            "Choose a day after this one, within two years.",
            field="next_review",
        )
    why = _against(facts, decided.on, on)
    reason = one_line(decided.next_reason, field="next_reason")
    if why and not says_something(reason):
        raise Refusal(
            f"{short_day(on)} is {why}.",
            "Choose another day, or write the reason.",
            field="next_reason",
        )
    id_ = next_id("C", (each.id for each in facts.conferences))
    kept = reason if why else ""
    return Conference(id_, ConferenceKind.REVIEW, on, now, late_reason=kept)


def _against(facts: CoreGroup, held: date, on: date) -> str:
    limit = next_review(facts.profile, held)
    late = f"later than {limit.explanation}" if limit and on > limit.date else ""
    return late or why_no_working_day(facts.profile, on)


def _made_firm(facts: CoreGroup, by: str, now: datetime) -> CoreGroup:
    for meeting in facts.upcoming:
        if _is_firm_now(facts, meeting, now):
            facts = put_waiting(facts, meeting, waits=False, by=by, now=now)
    return facts


def _is_firm_now(facts: CoreGroup, meeting: Meeting, now: datetime) -> bool:
    waits = is_provisional(facts, meeting.on)
    return meeting.provisional and meeting.starts_at > now and not waits
