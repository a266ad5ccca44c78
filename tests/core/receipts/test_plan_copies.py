"""Copies of the plan: known by receipt or by a person's word, and offered to the others (R25)."""

from dataclasses import replace

import pytest

from bot.core.facts.deliveries import Failure, FailureKind, Pull
from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import MinutesState
from bot.core.facts.people import Route
from bot.core.facts.roll_call import Tick
from bot.core.facts.tasks import TaskState
from bot.core.meeting.agenda import agenda_of
from bot.core.meeting.record_keys import HAS_COPY
from bot.core.messages.wording import Purpose, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Identity, Kind
from bot.core.receipts.plan_copies import offer_copies, without_copy
from bot.core.record.plan_receipts import receipt_of
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.tasking.settling import settle_tasks
from tests.cast import DAWN, GRACE, HELEN, MARTIN, PRIYA, PROFESSIONALS, TOM, at
from tests.core.notices.reading import of, recipients, stored
from tests.record_story import with_minutes_released
from tests.story import meeting_of, member_of, with_first_meeting_booked, with_meeting

NOW = at(22, 3, 10)
BOOKED = with_first_meeting_booked()


def pulled(group: CoreGroup, who: str, subject: str = "plan", *, by_mail: bool = True) -> CoreGroup:
    pull = Pull("S1", who, subject, NOW, by_mail=by_mail, domain="health.example")
    return settle_tasks(replace(group, pulls=(*group.pulls, pull)), NOW)


def failed(group: CoreGroup) -> CoreGroup:
    notice = str(Identity(Kind.DOCUMENT, GRACE, "plan", "1", "S1"))
    refused = Failure(
        "F1", FailureKind.REFUSED, notice, Kind.DOCUMENT, GRACE, Route.SECURE_EMAIL, 1, NOW
    )
    return replace(group, failures=(refused,))


def without(group: CoreGroup) -> list[str]:
    return [each.id for each in without_copy(group)]


def test_before_anybody_has_a_copy_it_is_known_of_nobody() -> None:
    """4.3: no receipt yet for anybody."""
    assert without(BOOKED) == list(PROFESSIONALS)


def test_what_went_by_mail_is_a_receipt_unless_it_failed() -> None:
    group = pulled(BOOKED, GRACE)
    assert receipt_of(group, member_of(group, GRACE)) == NOW.date()
    assert GRACE not in without(group)
    assert GRACE in without(failed(group))


def test_a_hand_over_is_a_receipt_once_it_is_done() -> None:
    group = pulled(BOOKED, MARTIN, by_mail=False)
    assert MARTIN in without(group)
    done = tuple(replace(e, state=TaskState.DONE, done_on=at(23, 3).date()) for e in group.tasks)
    group = replace(group, tasks=done)
    assert receipt_of(group, member_of(group, MARTIN)) == at(23, 3).date()


def test_final_minutes_bring_the_plan_and_a_draft_does_not() -> None:
    final = with_minutes_released()
    assert GRACE not in without(pulled(final, GRACE, "N1"))
    minutes = replace(final.minutes[0], released_at=None, state=MinutesState.WITH_LEAD)
    assert GRACE in without(pulled(replace(final, minutes=(minutes,)), GRACE, "N1"))


def test_who_says_that_they_have_one_is_not_without() -> None:
    said = with_meeting(BOOKED, "M1", ticks=(Tick(HAS_COPY, DAWN),))
    assert DAWN not in without(said)


def test_the_agenda_asks_only_those_without_a_receipt() -> None:
    group = pulled(BOOKED, GRACE)
    lines = next(e.lines for e in agenda_of(group, meeting_of(group, "M1")) if "COPY" in e.text)
    assert lines[0] == "By receipt: Grace Holloway"
    assert lines[1].startswith("Not yet ticked for: ")
    assert "Grace" not in lines[1]


def test_a_copy_is_offered_to_each_alone_and_the_message_carries_nothing() -> None:
    group = offer_copies(BOOKED, without_copy(BOOKED), by=PRIYA, now=NOW)
    assert recipients(group, Kind.PLAN_COPY) == sorted({*PROFESSIONALS} - {PRIYA})
    found = word(group, stored(of(group, Kind.PLAN_COPY, GRACE)[0]))
    assert isinstance(found, Wording)
    assert (found.link_for, found.link_subject) == (Purpose.DOCUMENT, "plan")
    assert "Nothing of it is in this message." in repr(found.card)


def test_a_copy_is_offered_once_a_day() -> None:
    grace = member_of(BOOKED, GRACE)
    group = offer_copies(BOOKED, (grace,), by=PRIYA, now=NOW)
    with pytest.raises(AlreadyDone, match="today"):
        offer_copies(group, (grace,), by=TOM, now=at(22, 3, 15))
    again = offer_copies(group, (grace,), by=TOM, now=at(23, 3))
    assert len(of(again, Kind.PLAN_COPY, GRACE)) == 2


def test_where_nobody_is_without_one_nothing_is_offered() -> None:
    with pytest.raises(Refusal, match="Everybody has a copy"):
        offer_copies(BOOKED, (member_of(BOOKED, PRIYA),), by=PRIYA, now=NOW)
    assert HELEN not in without(BOOKED)
