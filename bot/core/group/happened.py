"""The day on which something happened that a date was set for, as the record has it."""

from collections.abc import Callable, Mapping
from datetime import date

from bot.core.facts.groups import CoreGroup
from bot.core.wall_clock import day_of


def happened_on(facts: CoreGroup, key: str, start: date) -> date | None:
    """Return when what `key` asks for was done, counted from `start`; None if that is not known."""
    find = FOUND_BY.get(key)
    return find(facts, start) if find else None


def _met(facts: CoreGroup, start: date) -> date | None:
    return min((each.on for each in facts.held if each.on > start), default=None)


def _met_before(facts: CoreGroup, start: date) -> date | None:
    """Return the last core group before the review that it is counted back from.

    `start` is a day of the joint report's, before the review; until that is held, another core
    group may be the last.
    """
    review = min((e.on for e in facts.conferences if e.held and e.on >= start), default=None)
    before = (each.on for each in facts.held if review is not None and each.on < review)
    return max(before, default=None)


def _reviewed(facts: CoreGroup, start: date) -> date | None:
    held = (each for each in facts.conferences if each.held and each.on > start)
    return min((each.on for each in held), default=None)


def _minutes_sent(facts: CoreGroup, start: date) -> date | None:
    meetings = {each.id for each in facts.meetings if each.on == start}
    sent = (each.sent_to_lead_at for each in facts.minutes if each.meeting in meetings)
    return min((day_of(each) for each in sent if each is not None), default=None)


FOUND_BY: Mapping[str, Callable[[CoreGroup, date], date | None]] = {
    "first_meeting": _met,
    "after_review_first": _met,
    "next_meeting": _met,
    "review": _reviewed,
    "next_review": _reviewed,
    "minutes_to_social_worker": _minutes_sent,
    "final_core_group": _met_before,
}
"""What closes each date; of a key that is not here nothing is on record."""
