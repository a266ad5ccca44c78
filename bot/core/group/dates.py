"""The dates of one group by its rules; one whose matter is closed keeps the rule it had."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.core.facts.groups import CoreGroup
from bot.core.group.happened import happened_on
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.events import Event
from bot.core.procedure.listing import Days, Listed, listed_dates
from bot.core.procedure.profiles import Profile
from bot.core.wall_clock import day_of

NEXT = "next_meeting"
AFTER_THE_END = frozenset({Event.CASE_CLOSURE, Event.GROUP_CLOSED})
KeyAndStart = tuple[str, date]


def days_of(facts: CoreGroup) -> Days:
    """Return the days from which the group's dates are counted; cancelled meetings are none."""
    initial = facts.initial_conference
    review = facts.next_review or facts.last_review
    return Days(
        conference=initial.on if initial else None,
        review=review.on if review else None,
        meetings=tuple(each.on for each in facts.standing),
        case_closure=facts.closing.case_closed_on if facts.closing else None,
        is_final_known=_is_final_known(facts),
    )


def _is_final_known(facts: CoreGroup) -> bool:
    """Tell whether the last meeting before the review may be the final one.

    The first core group is not: more will be booked before the review.
    """
    review = facts.next_review
    if review is None:
        return True
    return len([each for each in facts.standing if each.on < review.on]) > 1


def dates_of(facts: CoreGroup) -> tuple[Listed, ...]:
    """Return all dates of the group, those that the profile does not give included.

    Dates that were closed when a newer profile was adopted stand as they were then.
    """
    listed = counted(facts, facts.profile)
    stand = {**by_start(listed), **closed_before(facts)}
    lacking = {each.key: (each,) for each in listed if not isinstance(each, Deadline)}
    keys = dict.fromkeys(each.key for each in listed)
    return tuple(each for key in keys for each in _of_key(stand, key) or lacking.get(key, ()))


def _of_key(stand: Mapping[KeyAndStart, Deadline | None], key: str) -> Sequence[Listed]:
    found = [each for each in stand.values() if each is not None and each.key == key]
    return sorted(found, key=lambda each: each.start)


def by_start(listed: Iterable[Listed]) -> Mapping[KeyAndStart, Deadline]:
    """Return the dates by key and by the day that they are counted from."""
    return {(each.key, each.start): each for each in listed if isinstance(each, Deadline)}


def counted(facts: CoreGroup, profile: Profile) -> tuple[Listed, ...]:
    """Return all dates by the rules of `profile`, whatever was closed before.

    By when the group meets next is counted from the last meeting held, not from one booked.
    """
    days = days_of(facts)
    held = replace(days, meetings=tuple(each.on for each in facts.held))
    from_held = {each.key: each for each in listed_dates(profile, held)}
    listed = listed_dates(profile, days)
    return tuple(from_held[NEXT] if each.key == NEXT else each for each in listed)


def holds(facts: CoreGroup, deadline: Deadline) -> bool:
    """Tell whether a date holds: of a group that has closed, what was due before, and after it."""
    closing = facts.closing
    is_after = deadline.rule.event in AFTER_THE_END
    return closing is None or is_after or deadline.date <= day_of(closing.at)


def closed_before(facts: CoreGroup) -> Mapping[KeyAndStart, Deadline | None]:
    """Return what was closed at an adoption, by key and start; each is recorded once."""
    return {
        (each.key, each.start): each.deadline
        for adopted in facts.adoptions
        for each in adopted.closed
    }


def is_closed(facts: CoreGroup, key: str, start: date) -> bool:
    """Tell whether what a date was set for has happened, so that no newer rule can touch it.

    Some are closed by what comes after, whether or not the thing itself is on record.
    """
    closed = CLOSED_BY.get(key)
    return closed(facts, start) if closed else happened_on(facts, key, start) is not None


def _met_on(facts: CoreGroup, start: date) -> bool:
    return any(each.on == start for each in facts.held)


def _reviewed(facts: CoreGroup, start: date) -> bool:
    return facts.last_review is not None and facts.last_review.on >= start


CLOSED_BY: Mapping[str, Callable[[CoreGroup, date], bool]] = {
    "written_update_due": _met_on,
    "report_draft": _reviewed,
    "report_amendments": _reviewed,
    "report_final": _reviewed,
    "report_draft_latest": _reviewed,
    "final_core_group": _reviewed,
}
"""What closes a date whatever is on record; any other is closed by its happening alone."""
