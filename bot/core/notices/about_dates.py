"""What should be said about the calendar of the procedure: limits nearing, and the review."""

from collections.abc import Iterator
from datetime import date

from bot.core.conferences import Conference
from bot.core.groups import CoreGroup
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal
from bot.core.notices.timing import after, all_before, on_day


def about_dates(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield warnings of limits for which nothing is set, and reminders of the review."""
    yield from _limits(facts)
    review = facts.next_review
    if review is not None:
        yield from _review(facts, review)


def open_limits(facts: CoreGroup) -> Iterator[tuple[str, str, date]]:
    """Yield (key, what it is counted from, date) of each limit that no booked date serves.

    The first meeting after the conference, the next one after the last held, and the review.
    """
    conference = facts.initial_conference
    if conference is not None:
        if facts.last_held is None and not facts.upcoming:
            yield from _limit(facts, "first_meeting", conference.id, conference.on)
        if facts.next_review is None and not _had_review(facts):
            yield from _limit(facts, "review_after", conference.id, conference.on)
    last = facts.last_held
    if last is not None and not facts.upcoming:
        yield from _limit(facts, "interval", last.id, last.on)


def _had_review(facts: CoreGroup) -> bool:
    return any(each.held for each in facts.conferences if each is not facts.initial_conference)


def _limit(
    facts: CoreGroup, key: str, counted_from: str, day: date
) -> Iterator[tuple[str, str, date]]:
    latest = after(facts.profile, key, day)
    if latest is not None:
        yield key, counted_from, latest


def _limits(facts: CoreGroup) -> Iterator[Proposal]:
    lead = facts.lead
    if lead is None:
        return
    for key, counted_from, latest in open_limits(facts):
        days = all_before(facts.profile, "action_reminder", latest)
        for number, day in enumerate(days, 1):
            yield Proposal(
                Kind.STATUTORY_NEARING,
                lead.id,
                key,
                on_day(facts, day, is_warning=True),
                caused=False,
                revision=counted_from,
                occasion=str(number),
            )


def _review(facts: CoreGroup, review: Conference) -> Iterator[Proposal]:
    """Remind every professional member of the review conference (L18)."""
    starts = on_day(facts, review.on, is_warning=True)
    days = all_before(facts.profile, "review_reminder", review.on)
    for number, day in enumerate(days, 1):
        when = on_day(facts, day, is_warning=True)
        if when > review.recorded_at:
            for member in facts.professionals:
                yield Proposal(
                    Kind.REVIEW_NEARING,
                    member.id,
                    review.id,
                    when,
                    caused=False,
                    revision=str(review.revision),
                    occasion=str(number),
                    useful_until=starts,
                    lapses_at=starts,
                )
