"""When a notice leaves: dated, caused or urgent (profiles.md, "Times of day")."""

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from bot.core.groups import CoreGroup
from bot.core.meetings import LONDON
from bot.core.procedure.profiles import Profile
from bot.core.procedure.spans import Direction, Span

DAY = timedelta(days=1)


def before(profile: Profile, key: str, day: date) -> date | None:
    """Return the day that a profile's span before `day` gives, or None where it has no such rule.

    Of two readings the earlier binds (counting rule 8).
    """
    span = profile.span(key)
    return _counted(profile, span, day, Direction.BACKWARD) if span else None


def all_before(profile: Profile, key: str, day: date) -> tuple[date, ...]:
    """Return a day for each of several spans before `day`, as of reminders."""
    return tuple(_counted(profile, span, day, Direction.BACKWARD) for span in profile.spans(key))


def after(profile: Profile, key: str, day: date) -> date | None:
    """Return the day that a profile's span after `day` gives, or None."""
    span = profile.span(key)
    return _counted(profile, span, day, Direction.FORWARD) if span else None


def _counted(profile: Profile, span: Span, day: date, direction: Direction) -> date:
    return min(profile.calendar.count(day, each, direction).date for each in span.readings)


def on_day(facts: CoreGroup, day: date, *, is_warning: bool) -> datetime:
    """Return when a dated notice leaves, in UTC.

    On a day that is no working day a warning leaves on the last working day before, anything
    else on the next.
    """
    calendar = facts.profile.calendar
    leaves = calendar.on_or_before(day) if is_warning else calendar.on_or_after(day)
    return _spread(facts, leaves, facts.profile.time("notice_time"))


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
    return _spread(facts, facts.profile.calendar.on_or_after(day), opens)


def _spread(facts: CoreGroup, day: date, at: time) -> datetime:
    """Spread what many groups send at one time over some minutes, the same for one group always."""
    minutes = (facts.profile.number("notice_spread") or 0) + 1
    offset = int.from_bytes(sha256(facts.ref.encode()).digest()[:4]) % (minutes * 60 - 59)
    return (datetime.combine(day, at, LONDON) + timedelta(seconds=offset)).astimezone(UTC)
