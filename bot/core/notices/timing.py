"""When a notice leaves: dated, caused or urgent (profiles.md, "Times of day")."""

from datetime import date, datetime
from functools import lru_cache

from bot.core.facts.groups import CoreGroup
from bot.core.procedure.hours import leaves_at, leaves_on
from bot.core.procedure.profiles import Profile
from bot.core.procedure.spans import Direction
from bot.core.procedure.timescales import counted, due
from bot.core.wall_clock import day_of

REMEMBERED = 16_384
"""How many counts are kept: many groups ask the same of one profile and day."""


@lru_cache(maxsize=REMEMBERED)
def day_by(profile: Profile, key: str, start: date) -> date | None:
    """Return the binding day of a profile's rule, on or back from `start`; None without a rule."""
    deadline = due(profile, key, start)
    return deadline.date if deadline else None


@lru_cache(maxsize=REMEMBERED)
def days_by(profile: Profile, key: str, start: date) -> tuple[date, ...]:
    """Return a day for each of several spans back from `start`, as of reminders."""
    spans = profile.spans(key)
    return tuple(counted(profile, start, span, Direction.BACKWARD).date for span in spans)


def on_day(facts: CoreGroup, day: date, *, is_warning: bool) -> datetime:
    """Return when a dated notice of the group leaves, in UTC; see `leaves_on`."""
    return leaves_on(facts.profile, facts.ref, day, warns=is_warning)


def at_once(facts: CoreGroup, cause: datetime, useful_until: datetime | None) -> datetime:
    """Return when a notice of the group leaves that somebody caused; see `leaves_at`."""
    return leaves_at(facts.profile, facts.ref, cause, useful_until)


def told_on(facts: CoreGroup, cause: datetime) -> date:
    """Return the day on which a notice leaves that somebody caused and that can wait."""
    return day_of(at_once(facts, cause, None))
