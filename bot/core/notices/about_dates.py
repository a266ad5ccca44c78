"""What should be said about the calendar: limits nearing, the review, dates counted anew."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.core.diary.foresight import too_few
from bot.core.facts.conferences import Conference
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal
from bot.core.notices.timing import days_by, on_day
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.intervals import next_core_group
from bot.core.procedure.timescales import first_meeting, first_review, next_review

STILL_NEWS = timedelta(days=14)


def about_dates(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield limits for which nothing is set, reminders of the review, and what adoptions moved."""
    yield from _limits(facts)
    yield from _adopted(facts)
    yield from _too_few(facts)
    review = facts.next_review
    if review is not None:
        yield from _review(facts, review)


def open_limits(facts: CoreGroup) -> Iterator[tuple[str, str, date]]:
    """Yield (key, what it is counted from, date) of each limit that no booked date serves.

    The first meeting after the conference, the next one after the last held, and the review. A
    later date serves it where a reason stands for that.
    """
    for key, counted_from, latest in _next_meeting(facts):
        if not any(each.on <= latest or each.reasons.late for each in facts.upcoming):
            yield key, counted_from, latest
    if facts.next_review is None:
        yield from _next_review(facts)


def _next_meeting(facts: CoreGroup) -> Iterator[tuple[str, str, date]]:
    conference, last, review = facts.initial_conference, facts.last_held, facts.last_review
    if last is not None:
        latest = next_core_group(facts.profile, last.on, review.on if review else None)
        yield from _limit("interval", last.id, latest)
    elif conference is not None:
        latest = first_meeting(facts.profile, conference.on)
        yield from _limit("first_meeting", conference.id, latest)


def _next_review(facts: CoreGroup) -> Iterator[tuple[str, str, date]]:
    conference, review = facts.initial_conference, facts.last_review
    if review is not None:
        yield from _limit("review_next", review.id, next_review(facts.profile, review.on))
    elif conference is not None:
        latest = first_review(facts.profile, conference.on)
        yield from _limit("review_after", conference.id, latest)


def _limit(key: str, counted_from: str, latest: Deadline | None) -> Iterator[tuple[str, str, date]]:
    if latest is not None:
        yield key, counted_from, latest.date


def _limits(facts: CoreGroup) -> Iterator[Proposal]:
    lead = facts.lead
    if lead is None:
        return
    for key, counted_from, latest in open_limits(facts):
        days = days_by(facts.profile, "action_reminder", latest)
        for number, day in enumerate(days, 1):
            yield Proposal(
                Kind.STATUTORY_NEARING,
                (lead.id,),
                key,
                on_day(facts, day, is_warning=True),
                caused=False,
                revision=counted_from,
                occasion=str(number),
            )


def _too_few(facts: CoreGroup) -> Iterator[Proposal]:
    """Warn lead and chair of a change that leaves too few meetings before the review (H12).

    Whoever changed it has been told by the answer to the command.
    """
    review = facts.next_review
    taken = [each for each in facts.meetings if _was_taken_away(each)]
    if review is None or not taken or not too_few(facts):
        return
    last = max(taken, key=lambda each: each.changed_at)
    yield Proposal(
        Kind.TOO_FEW_MEETINGS,
        tuple(sorted(_lead_and_chair(facts) - {last.changed_by})),
        review.id,
        last.changed_at,
        revision=f"{last.id}.{last.revision}",
        lapses_at=on_day(facts, review.on, is_warning=True),
    )


def _lead_and_chair(facts: CoreGroup) -> set[str]:
    """Return who leads the group and who chairs its next meeting."""
    chair = next((each.chair for each in facts.upcoming), "")
    return {chair, facts.lead.id if facts.lead else ""} - {""}


def _was_taken_away(meeting: Meeting) -> bool:
    """Tell whether a date was cancelled, or moved beyond the review."""
    was_moved = meeting.provisional and meeting.revision > 1
    return was_moved or meeting.state is MeetingState.CANCELLED


def _adopted(facts: CoreGroup) -> Iterator[Proposal]:
    """Tell the lead what another profile has moved; another list of holidays may move nothing."""
    lead = facts.lead
    if lead is None:
        return
    for each in facts.adoptions:
        if each.differences or each.moved:
            lapses_at = each.at + STILL_NEWS
            kind = Kind.PROFILE_ADOPTED
            yield Proposal(kind, (lead.id,), each.id, each.at, lapses_at=lapses_at)


def _review(facts: CoreGroup, review: Conference) -> Iterator[Proposal]:
    """Remind every member of the review conference; family are told of it by the lead (L18)."""
    starts = on_day(facts, review.on, is_warning=True)
    told = tuple(each.id for each in facts.core_members if not each.is_family)
    for number, when in review_reminders(facts, review):
        yield Proposal(
            Kind.REVIEW_NEARING,
            told,
            review.id,
            when,
            caused=False,
            revision=str(review.revision),
            occasion=str(number),
            useful_until=starts,
            lapses_at=starts,
        )


def review_reminders(facts: CoreGroup, review: Conference) -> Iterator[tuple[int, datetime]]:
    """Yield number and time of each reminder that was ahead when the review's date was set."""
    days = days_by(facts.profile, "review_reminder", review.on)
    for number, day in enumerate(days, 1):
        when = on_day(facts, day, is_warning=True)
        if when > review.recorded_at:
            yield number, when
