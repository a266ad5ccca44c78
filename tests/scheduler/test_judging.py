"""A failed attempt is tried again, or given up: which of them depends on what is known."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.deliveries import FailureKind
from bot.core.facts.people import Route
from bot.core.notices.backoff import DOUBTS_AT_MOST, WAITS
from bot.core.notices.notice import Identity, Kind, Notice, NoticeState
from bot.core.notices.outcomes import Again, GivenUp
from bot.core.ports import TransportError
from scheduler.judging import hopeless, is_late, judge
from tests.cast import GRACE, at

NOW = at(2, 4, 9, 5)
HOUR = timedelta(hours=1)


def a_notice(**fields: object) -> Notice:
    plain = Notice(
        id=1,
        ref="7KQ2",
        identity=Identity(Kind.REMINDER, GRACE, "M1"),
        run_at=NOW,
        route=Route.SECURE_EMAIL,
        lane="mail",
        state=NoticeState.CLAIMED,
    )
    return replace(plain, **fields)  # type: ignore[arg-type] # the fields of a notice by name


def an_error(**terms: object) -> TransportError:
    return TransportError("code", **{"permanent": False, **terms})  # type: ignore[arg-type] # by name


def test_refused_for_good_is_given_up() -> None:
    ended = judge(a_notice(), an_error(permanent=True), NOW)
    assert ended == GivenUp(a_notice(), FailureKind.REFUSED, NOW, "code")


def test_after_a_day_of_trying_the_route_is_given_up() -> None:
    tired = a_notice(attempts=len(WAITS))
    ended = judge(tired, an_error(), NOW)
    assert isinstance(ended, GivenUp)
    assert ended.kind is FailureKind.REFUSED


def test_what_may_have_arrived_once_is_unknown_when_given_up() -> None:
    ended = judge(a_notice(attempts=len(WAITS), doubts=1), an_error(), NOW)
    assert isinstance(ended, GivenUp)
    assert ended.kind is FailureKind.UNKNOWN


def test_a_rest_that_was_asked_for_is_kept() -> None:
    ended = judge(a_notice(), an_error(retry_after=7200.0), NOW)
    assert isinstance(ended, Again)
    assert ended.run_at == NOW + 2 * HOUR


def test_nothing_is_put_off_past_its_lapse() -> None:
    ended = judge(a_notice(attempts=20, lapses_at=NOW + HOUR / 2), an_error(), NOW)
    assert isinstance(ended, Again)
    assert ended.run_at == NOW + HOUR / 2


@given(
    attempts=st.integers(0, 40),
    doubts=st.integers(0, DOUBTS_AT_MOST - 1),
    in_doubt=st.booleans(),
    permanent=st.booleans(),
)
def test_every_end_is_another_attempt_or_a_fact(
    *, attempts: int, doubts: int, in_doubt: bool, permanent: bool
) -> None:
    notice = a_notice(attempts=attempts, doubts=doubts)
    ended = judge(notice, an_error(in_doubt=in_doubt, permanent=permanent), NOW)
    if isinstance(ended, Again):
        assert not permanent
        assert doubts + in_doubt < DOUBTS_AT_MOST
        assert ended.run_at > NOW
    else:
        assert permanent or doubts + in_doubt == DOUBTS_AT_MOST or attempts >= len(WAITS)


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"doubts": DOUBTS_AT_MOST}, FailureKind.UNKNOWN),
        ({"lapses_at": NOW}, FailureKind.LAPSED),
        ({"lapses_at": NOW, "doubts": 1}, FailureKind.UNKNOWN),
    ],
)
def test_what_is_hopeless_is_not_tried(fields: dict[str, object], kind: FailureKind) -> None:
    found = hopeless(a_notice(**fields), NOW, has_transport=True)
    assert found is not None
    assert (found.kind, found.tried) == (kind, False)


def test_a_route_that_nothing_carries_has_failed_at_once() -> None:
    found = hopeless(a_notice(), NOW, has_transport=False)
    assert found is not None
    assert (found.kind, found.code) == (FailureKind.REFUSED, "no_transport")
    assert hopeless(a_notice(lapses_at=NOW + HOUR), NOW, has_transport=True) is None


def test_late_is_past_the_time_it_was_useful_until() -> None:
    assert not is_late(a_notice(), NOW)
    assert not is_late(a_notice(useful_until=NOW), NOW)
    assert is_late(a_notice(useful_until=NOW - HOUR), NOW)
