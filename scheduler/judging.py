"""What a failed attempt leads to: another one, or giving this route up."""

from datetime import datetime, timedelta

from bot.core.facts.deliveries import FailureKind
from bot.core.notices.backoff import DOUBTS_AT_MOST, next_attempt
from bot.core.notices.failing import NO_TRANSPORT
from bot.core.notices.notice import Notice
from bot.core.notices.outcomes import Again, GivenUp
from bot.core.ports import TransportError

TOO_LATE = "too_late"
LOST = "courier_lost"


def judge(notice: Notice, error: TransportError, at: datetime) -> Again | GivenUp:
    """Return what follows when the attempt that began with `notice` ended with `error` at `at`.

    Refused for good: given up. In doubt: sent again, `DOUBTS_AT_MOST` times in all. Else later,
    but no later than it lapses, so that a lapse is told in time.
    """
    doubts = notice.doubts + error.in_doubt
    if error.permanent:
        return GivenUp(notice, FailureKind.REFUSED, at, error.code)
    again = next_attempt(notice.attempts + 1, at)
    if doubts >= DOUBTS_AT_MOST or again is None:
        kind = FailureKind.UNKNOWN if doubts else FailureKind.REFUSED
        return GivenUp(notice, kind, at, error.code)
    run_at = max(again, at + timedelta(seconds=error.retry_after or 0))
    if notice.lapses_at is not None:
        run_at = min(run_at, notice.lapses_at)
    return Again(notice, at, run_at, error.code, in_doubt=error.in_doubt)


def hopeless(notice: Notice, now: datetime, *, has_transport: bool) -> GivenUp | None:
    """Return why a claimed notice is not even tried, if there is a reason."""
    if notice.doubts >= DOUBTS_AT_MOST:
        return GivenUp(notice, FailureKind.UNKNOWN, now, LOST, tried=False)
    if notice.lapses_at is not None and notice.lapses_at <= now:
        kind = FailureKind.UNKNOWN if notice.doubts else FailureKind.LAPSED
        return GivenUp(notice, kind, now, TOO_LATE, tried=False)
    if not has_transport:
        return GivenUp(notice, FailureKind.REFUSED, now, NO_TRANSPORT, tried=False)
    return None


def is_late(notice: Notice, now: datetime) -> bool:
    """Tell whether it leaves after it was to be useful, and should say so."""
    return notice.useful_until is not None and now > notice.useful_until
