"""Times of day: when notices may leave, and when a dated one does.

What a profile says is wall clock, so a change of the clocks moves no date and no opening hour.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache
from hashlib import sha256

from bot.core.procedure.profiles import Profile
from bot.core.procedure.working_days import DAY
from bot.core.wall_clock import instant_of, local

REMEMBERED = 16_384
"""How many times of leaving are kept: a group asks for the same few once for each member."""


def is_open(profile: Profile, now: datetime) -> bool:
    """Tell whether ordinary notices may leave now."""
    window, here = profile.window("window"), local(now)
    in_hours = window.opens <= here.time() < window.closes
    return in_hours and profile.calendar.is_working_day(here.date())


def next_opening(profile: Profile, now: datetime) -> datetime:
    """Return when the window opens next; strictly later than `now`, also while it is open."""
    opens, here = profile.window("window").opens, local(now)
    first = here.date() if here.time() < opens else here.date() + DAY
    return instant_of(profile.calendar.on_or_after(first), opens)


def after_working_hours(profile: Profile, since: datetime, hours: int) -> datetime:
    """Return when so many working hours have passed since an instant, in UTC.

    Hours count while the window is open (counting rule 12): 17:30 and one hour is 08:30 on the next
    working day, and what began while it is shut counts from when it opens.
    """
    closes, left = profile.window("window").closes, timedelta(hours=hours)
    begins = since if is_open(profile, since) else next_opening(profile, since)
    while (shuts := instant_of(local(begins).date(), closes)) - begins < left:
        left -= shuts - begins
        begins = next_opening(profile, begins)
    return begins + left


@lru_cache(maxsize=REMEMBERED)
def spread(profile: Profile, ref: str) -> timedelta:
    """Return how much later than the hour a group's notices leave: the same for one reference."""
    most = (profile.number("notice_spread") or 0) * 60
    drawn = int.from_bytes(sha256(ref.encode()).digest()[:4])
    return timedelta(seconds=drawn % (most + 1))


def leaves_on(profile: Profile, ref: str, day: date, *, warns: bool) -> datetime:
    """Return when a dated notice leaves: that day at the profile's time, plus the spread.

    On a day that is no working day a warning leaves on the last one before, all else on the next.
    """
    return _leaves_on(profile, ref, day, warns)


@lru_cache(maxsize=REMEMBERED)
def _leaves_on(profile: Profile, ref: str, day: date, warns: bool) -> datetime:  # noqa: FBT001 - a key
    calendar = profile.calendar
    day = calendar.on_or_before(day) if warns else calendar.on_or_after(day)
    return instant_of(day, profile.time("notice_time")) + spread(profile, ref)


def leaves_at(
    profile: Profile, ref: str, caused: datetime, useful_until: datetime | None = None
) -> datetime:
    """Return when a notice leaves that follows from what somebody did at `caused`.

    At once inside the window and, at any hour, if it is urgent: useless by the time that it would
    leave otherwise, which is when the window next opens, plus the spread.
    """
    return _leaves_at(profile, ref, caused, useful_until)


@lru_cache(maxsize=REMEMBERED)
def _leaves_at(
    profile: Profile, ref: str, caused: datetime, useful_until: datetime | None
) -> datetime:
    if is_open(profile, caused):
        return caused
    opens = next_opening(profile, caused) + spread(profile, ref)
    return caused if useful_until is not None and useful_until <= opens else opens
