"""When a delivery that did not succeed is tried again, and when it is given up."""

from datetime import datetime, timedelta
from itertools import chain, repeat

WAITS = tuple(
    timedelta(seconds=each)
    for each in chain((30, 60, 120, 240, 480, 900, 1800), repeat(3600, times=24))
)
"""Half a minute, then longer each time up to an hour: about a day in all, 32 attempts."""

JITTER = 0.25
"""By what share of itself a wait may grow, so that what failed together does not return so."""

DOUBTS_AT_MOST = 3
"""How often a notice that may have arrived is sent again in all, before a human is told."""


def next_attempt(attempts: int, failed_at: datetime) -> datetime | None:
    """Return when to try again after the `attempts`-th attempt failed, or None: given up.

    The jitter comes from the microseconds of `failed_at`: the same failure has the same answer.
    """
    if attempts > len(WAITS):
        return None
    wait = WAITS[max(attempts, 1) - 1]
    return failed_at + wait * (1 + JITTER * failed_at.microsecond / 1_000_000)
