"""What a booked series of meetings lets foresee: how a date stands, and what is still missing."""

from collections.abc import Iterator
from datetime import date

from bot.core.diary.booking import open_review
from bot.core.diary.limits import limit_after
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.procedure.before_review import no_time_for_report, too_few_meetings
from bot.core.procedure.day_names import many, short_day
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.intervals import meetings_short

ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def limit_of(facts: CoreGroup, day: date) -> Deadline | None:
    """Return by when a meeting on that day has to be, after the one before it."""
    return limit_after(facts, _before(facts, day), day)


def _before(facts: CoreGroup, day: date) -> date | None:
    return max((each.on for each in facts.standing if each.on < day), default=None)


def standing(facts: CoreGroup, day: date) -> str:
    """Say how a date stands: "the 7th working day after the conference, 3 in hand".

    Nothing where no rule limits it.
    """
    limit, conference = limit_of(facts, day), facts.initial_conference
    if limit is None:
        return ""
    spare = facts.profile.calendar.between(day, limit.date)
    in_hand = "on the last day" if spare == 0 else f"{many(spare, 'working day')} in hand"
    if day > limit.date:
        in_hand = "late"
    latest = f"latest {short_day(limit.date)}, {in_hand}"
    is_counted = _before(facts, day) is None and facts.profile.calendar.is_working_day(day)
    if conference is None or not is_counted:
        return latest
    count = facts.profile.calendar.between(conference.on, day)
    return f"the {ordinal(count)} working day after the conference; {latest}"


def ordinal(number: int) -> str:
    """Return a number as in "1st", "11th", "22nd"."""
    ending = "th" if number % 100 in {11, 12, 13} else ORDINALS.get(number % 10, "th")
    return f"{number}{ending}"


def warnings(facts: CoreGroup) -> tuple[str, ...]:
    """Return what lead and chair are warned of once the meetings stand as they do (H12, B2)."""
    return (*_too_few(facts), *_no_time_for_report(facts))


def too_few(facts: CoreGroup) -> int:
    """Return how many meetings are still to be booked before the open review (H12)."""
    review = open_review(facts)
    if review is None:
        return 0
    return meetings_short(facts.profile, [each.on for each in facts.standing], review.on)


def _too_few(facts: CoreGroup) -> Iterator[str]:
    review = open_review(facts)
    if review is not None:
        days = [each.on for each in facts.standing]
        yield from too_few_meetings(facts.profile, days, review.on)


def _no_time_for_report(facts: CoreGroup) -> Iterator[str]:
    review, last = open_review(facts), last_before_review(facts)
    if review is not None and last is not None:
        yield from no_time_for_report(facts.profile, last.on, review.on)


def last_before_review(facts: CoreGroup) -> Meeting | None:
    """Return the last meeting held or booked before the open review (H13), if there are two."""
    review = open_review(facts)
    if review is None:
        return None
    before = [each for each in facts.standing if each.on < review.on]
    return before[-1] if len(before) > 1 else None
