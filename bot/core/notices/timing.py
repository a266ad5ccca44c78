"""When a notice leaves: dated, caused or urgent (profiles.md, "Times of day")."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from hashlib import sha256

from bot.core.groups import CoreGroup
from bot.core.meetings import LONDON
from bot.core.procedure.profiles import Profile
from bot.core.procedure.spans import Direction
from bot.core.procedure.timescales import counted, due

DAY = timedelta(days=1)
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
    """Return when a dated notice leaves, in UTC.

    On a day that is no working day a warning leaves on the last working day before, anything
    else on the next.
    """
    calendar = facts.profile.calendar
    leaves = calendar.on_or_before(day) if is_warning else calendar.on_or_after(day)
    return _spread(facts.profile, facts.ref, leaves, facts.profile.time("notice_time"))


def at_once(facts: CoreGroup, cause: datetime, useful_until: datetime | None) -> datetime:
    """Return when a notice leaves that follows from what somebody did at `cause`.

    At once inside the window; else when it next opens, unless it would be useless by then.
    """
    window = facts.profile.window("window")
    local = cause.astimezone(LONDON)
    is_open = facts.profile.calendar.is_working_day(local.date())
    if is_open and window.opens <= local.time() < window.closes:
        return cause
    opens = _next_opening(facts, local, window.opens)
    return cause if useful_until is not None and useful_until <= opens else opens


def _next_opening(facts: CoreGroup, local: datetime, opens: time) -> datetime:
    is_before = local.time() < opens
    day = local.date() if is_before else local.date() + DAY
    return _spread(facts.profile, facts.ref, facts.profile.calendar.on_or_after(day), opens)


@lru_cache(maxsize=REMEMBERED)
def _spread(profile: Profile, ref: str, day: date, at: time) -> datetime:
    """Spread what many groups send at one time over some minutes, the same for one group always."""
    minutes = (profile.number("notice_spread") or 0) + 1
    offset = int.from_bytes(sha256(ref.encode()).digest()[:4]) % (minutes * 60 - 59)
    return (datetime.combine(day, at, LONDON) + timedelta(seconds=offset)).astimezone(UTC)
