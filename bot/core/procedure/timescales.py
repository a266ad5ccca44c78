"""The dates that follow from a conference, a meeting or the end, each by its rule.

Every function returns None where the profile has no such rule.
"""

from datetime import date
from functools import lru_cache

from bot.core.procedure.deadlines import Deadline, Rule, Term, reckon
from bot.core.procedure.events import Event
from bot.core.procedure.profiles import Profile
from bot.core.procedure.spans import Direction, Span


def term_of(profile: Profile, key: str, *, called: str = "") -> Term | None:
    """Return the rule under `key` with its source; `called` is its key in `dates`."""
    value, span = profile[key], profile.span(key)
    if span is None:
        return None
    event, direction = value.parameter.events[0], value.parameter.direction
    return Term(called or key, Rule(span, event, direction), value.source, value.other)


def due(profile: Profile, key: str, start: date, *, called: str = "") -> Deadline | None:
    """Return the date under the span `key`, counted from `start`."""
    return _due(profile, key, start, called)


# Settling a group asks for the same few dates once for each member.
@lru_cache(maxsize=2048)
def _due(profile: Profile, key: str, start: date, called: str) -> Deadline | None:
    term = term_of(profile, key, called=called)
    return None if term is None else reckon(profile.calendar, term, start)


def counted(profile: Profile, start: date, span: Span, direction: Direction) -> Deadline:
    """Count any span from any day by the profile's calendar, as on a desk calculator."""
    term = Term("count", Rule(span, Event.NAMED_DAY, direction))
    return reckon(profile.calendar, term, start)


def first_meeting(profile: Profile, conference: date) -> Deadline | None:
    """Return by when the group first meets, from the initial conference (L5, H11, S1)."""
    return due(profile, "first_meeting", conference)


def first_review(profile: Profile, conference: date) -> Deadline | None:
    """Return by when the first review is held, from the initial conference (H12)."""
    return due(profile, "review_after", conference, called="review")


def next_review(profile: Profile, review: date) -> Deadline | None:
    """Return by when the next review is held, from the last one."""
    return due(profile, "review_next", review, called="next_review")


def after_review_first(profile: Profile, review: date) -> Deadline | None:
    """Return by when the group meets again after a review (L19)."""
    return due(profile, "after_review_first", review)


def minutes_to_social_worker(profile: Profile, meeting: date) -> Deadline | None:
    """Return by when the note taker's draft is with the social worker (R7)."""
    return due(profile, "minutes_to_social_worker", meeting)


def written_update_due(profile: Profile, meeting: date) -> Deadline | None:
    """Return by when the written update by those who cannot come is in (ours; S23: before it)."""
    return due(profile, "written_update_due", meeting)


def change_to_conference_chair(profile: Profile, identified: date) -> Deadline | None:
    """Return by when a significant change is told to the conference chair (Scotland)."""
    return due(profile, "change_to_conference_chair", identified)


def re_referral_window(profile: Profile, case_closure: date) -> Deadline | None:
    """Return until when a new referral goes to the previous worker; information only (S25)."""
    return due(profile, "re_referral_window", case_closure)


def retention_ends(profile: Profile, closing: date) -> Deadline | None:
    """Return when the group is erased, from its closing (IG7)."""
    return due(profile, "retention", closing, called="retention")
