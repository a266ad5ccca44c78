"""A notice that did not arrive leaves one fact, which names the route and no person."""

from dataclasses import replace

import pytest

from bot.core.facts.deliveries import FailureKind
from bot.core.facts.people import Route
from bot.core.notices.failing import failed
from bot.core.notices.notice import CHANNEL, Identity, Kind, Notice, NoticeState
from bot.core.notices.outcomes import GivenUp
from tests.cast import GRACE, at
from tests.story import with_first_meeting_booked, with_member

NOW = at(2, 4, 9, 5)


def a_notice(recipient: str = GRACE, subject: str = "N1") -> Notice:
    return Notice(
        id=1,
        ref="7KQ2",
        identity=Identity(Kind.MINUTES_TO_READ, recipient, subject),
        run_at=NOW,
        route=Route.SECURE_EMAIL,
        lane="mail",
        state=NoticeState.CLAIMED,
    )


def test_a_refused_address_is_kept_with_the_contact_it_was_tried_at() -> None:
    group = with_member(with_first_meeting_booked(), GRACE, contact_revision=4)
    (failure,) = failed(group, a_notice(), FailureKind.REFUSED, "smtp_550", at=NOW).failures
    assert failure.id == "F1"
    assert failure.notice == str(a_notice().identity)
    assert (failure.recipient, failure.route) == (GRACE, Route.SECURE_EMAIL)
    assert (failure.contact_revision, failure.code, failure.at) == (4, "smtp_550", NOW)


def test_the_same_notice_fails_once() -> None:
    once = failed(with_first_meeting_booked(), a_notice(), FailureKind.REFUSED, "smtp_550", at=NOW)
    assert failed(once, a_notice(), FailureKind.UNKNOWN, "timeout", at=NOW) is once


def test_a_second_notice_gets_the_next_number() -> None:
    once = failed(with_first_meeting_booked(), a_notice(), FailureKind.REFUSED, "smtp_550", at=NOW)
    twice = failed(once, a_notice(subject="N2"), FailureKind.LAPSED, "lapsed", at=NOW)
    assert [each.id for each in twice.failures] == ["F1", "F2"]


def test_the_channel_has_no_contact_whose_revision_could_rise() -> None:
    group = with_first_meeting_booked()
    posted = replace(a_notice(CHANNEL), route=Route.SLACK)
    (failure,) = failed(group, posted, FailureKind.REFUSED, "channel_gone", at=NOW).failures
    assert failure.contact_revision == 0


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (FailureKind.REFUSED, NoticeState.FAILED),
        (FailureKind.LAPSED, NoticeState.LAPSED),
        (FailureKind.UNKNOWN, NoticeState.UNKNOWN),
    ],
)
def test_a_notice_given_up_says_how_it_ended(kind: FailureKind, state: NoticeState) -> None:
    assert GivenUp(a_notice(), kind, NOW, "smtp_550").state is state
