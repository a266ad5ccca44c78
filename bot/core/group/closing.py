"""Closing a group: the review decided, the agencies had their say, there is an exit plan."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.core.facts.conferences import Conference, ConferenceKind, Outcome
from bot.core.facts.groups import CoreGroup
from bot.core.facts.particulars import Closing
from bot.core.numbering import next_id
from bot.core.procedure.day_names import short_day
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.timescales import re_referral_window, retention_ends
from bot.core.refusals import Refusal
from bot.core.wall_clock import day_of


@dataclass(frozen=True, slots=True)
class GroupEnding:
    """What the lead enters to close a group; the bot proposes none of it (S3, S4).

    `decided_on` is the day of the review conference. `views` are pairs of agency and view.
    """

    decided_on: date
    exit_plan: str
    turn_to: str
    views: tuple[tuple[str, str], ...]
    case_closed_on: date | None = None


def agencies(facts: CoreGroup) -> tuple[str, ...]:
    """Return the agencies whose view on the end of the plan is asked for, each once (S4)."""
    return tuple(dict.fromkeys(each.agency for each in facts.professionals))


def close(
    facts: CoreGroup, ending: GroupEnding, *, by: str, now: datetime, today: date
) -> CoreGroup:
    """Close the group; everything still planned is withdrawn by settling."""
    _check_exit_plan(ending)
    _check_views(facts, ending.views)
    _check_days(facts, ending, today)
    review = _review(facts, ending.decided_on, now)
    others = tuple(each for each in facts.conferences if each.id != review.id)
    closing = Closing(
        at=now,
        by=by,
        exit_plan=ending.exit_plan,
        turn_to=ending.turn_to,
        views=ending.views,
        review=review.id,
        case_closed_on=ending.case_closed_on,
    )
    return replace(facts, conferences=(*others, review), closing=closing)


def enter_case_closure(facts: CoreGroup, on: date, now: datetime) -> CoreGroup:
    """Enter the date of case closure, from which a new referral is counted (S25).

    The professionals are told of it by a last card, and anew if another date is entered.
    """
    if facts.closing is None:
        raise Refusal("The group is not closed.", "Close it first: close")
    if on > day_of(now) or on < facts.created_at.date():
        raise Refusal(
            f"{short_day(on)} cannot be the date of case closure.",
            "Enter a day that has been, since the group was made.",
            field="case_closed_on",
        )
    return replace(facts, closing=replace(facts.closing, case_closed_on=on, case_entered_at=now))


def kept_until(facts: CoreGroup, closed_on: date) -> Deadline | None:
    """Return when the group is erased, counted from its closing (IG7)."""
    return retention_ends(facts.profile, closed_on)


def previous_worker_until(facts: CoreGroup) -> Deadline | None:
    """Return until when a new referral goes to the previous worker; information only (S25)."""
    closed = facts.closing.case_closed_on if facts.closing else None
    return re_referral_window(facts.profile, closed) if closed else None


def _check_exit_plan(ending: GroupEnding) -> None:
    if not ending.exit_plan:
        raise Refusal(
            "A group closes with an exit plan (S3).",
            "Write what family, friends and community will do to sustain the changes.",
            field="exit_plan",
        )
    if not ending.turn_to:
        raise Refusal(
            "Whom can the family turn to? (S3)",
            "Name at least one service or person.",
            field="turn_to",
        )


def _check_views(facts: CoreGroup, views: Iterable[tuple[str, str]]) -> None:
    said = {agency.casefold() for agency, view in views if view}
    missing = [each for each in agencies(facts) if each.casefold() not in said]
    if missing:
        raise Refusal(
            f"The end of the plan is a multi-agency decision (S4); no view of {missing[0]} yet.",
            "Write a line for each agency: AGENCY: their view.",
            field="views",
        )


def _check_days(facts: CoreGroup, ending: GroupEnding, today: date) -> None:
    initial = facts.initial_conference
    if ending.decided_on > today or (initial and ending.decided_on <= initial.on):
        raise Refusal(
            f"No review conference can have ended the plan on {short_day(ending.decided_on)}.",
            "Enter the day of the review that decided it.",
            field="decided_on",
        )
    _check_decision(facts, ending.decided_on)
    closed = ending.case_closed_on
    if closed is not None and not ending.decided_on <= closed <= today:
        raise Refusal(
            f"{short_day(closed)} cannot be the date of case closure.",
            "Leave it open: it can be entered later.",
            field="case_closed_on",
        )


def _check_decision(facts: CoreGroup, on: date) -> None:
    """Refuse the day of a review that let the plan go on for a child, as was entered (H19, S4)."""
    went_on = (each for each in facts.conferences if each.outcome == Outcome.CONTINUES)
    if any(each.on == on for each in went_on):
        raise Refusal(
            f"The review of {short_day(on)} decided that the plan continues.",
            "A group closes once a review has ended it for every child: enter that review's day.",
            field="decided_on",
        )


def _review(facts: CoreGroup, on: date, now: datetime) -> Conference:
    """Return the review that decided, as held: the one of that day, the next planned, or a new."""
    same_day = (c for c in facts.conferences if c.kind is ConferenceKind.REVIEW and c.on == on)
    found = next(same_day, facts.next_review)
    if found is None:
        id_ = next_id("C", (each.id for each in facts.conferences))
        found = Conference(id_, ConferenceKind.REVIEW, on, now)
    moved = found.revision + (found.on != on)
    return replace(found, on=on, held=True, outcome=Outcome.ENDS, revision=moved)
