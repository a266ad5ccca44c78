"""Meetings are booked by the rules, and what speaks against a date needs a reason."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.core.diary.booking import MeetingWish, book
from bot.core.diary.limits import NeedsReasons, Slot
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, Reasons
from bot.core.refusals import Refusal
from tests.cast import PRIYA, at
from tests.story import (
    with_first_meeting_booked,
    with_first_meeting_held,
    with_times_of_family,
)

NOW = at(18, 3, 11)
SCHOOL = "Larkfield Primary School, Larkfield Road"


def slot(day: date, starts: int = 10, ends: int = 11) -> Slot:
    return Slot(day, time(starts), time(ends, 30))


MARCH_30, APRIL_5, APRIL_6 = (slot(date(2027, *day)) for day in ((3, 30), (4, 5), (4, 6)))


def booked(wish: MeetingWish, group: CoreGroup | None = None) -> Meeting:
    after = book(group or with_times_of_family(), wish, by=PRIYA, now=NOW)
    return after.meetings[-1]


def test_priya_books_tue_30_march_at_10() -> None:
    meeting = booked(MeetingWish(MARCH_30, venue=SCHOOL))
    assert (meeting.id, meeting.on, meeting.starts) == ("M1", date(2027, 3, 30), time(10))
    assert meeting.starts_at == at(30, 3, 10)
    assert (meeting.venue, meeting.revision, meeting.changed_at) == (SCHOOL, 1, NOW)
    assert meeting.reasons == Reasons()
    assert not meeting.provisional


def test_mon_5_april_stands_with_a_reason_for_each_and_is_marked_late() -> None:
    with pytest.raises(NeedsReasons, match="1 working day after the latest date"):
        booked(MeetingWish(APRIL_5))
    reasons = Reasons(late="Easter", times="Leah agreed", holiday="not asked for")
    assert booked(MeetingWish(APRIL_5, reasons=reasons)).reasons == Reasons(
        late="Easter", times="Leah agreed"
    )


@pytest.mark.parametrize(
    ("when", "why"),
    [
        (slot(date(2027, 3, 17)), "is past"),
        (slot(date(2027, 3, 18), 10, 12), "is past"),
        (Slot(date(2027, 3, 30), time(10), time(10)), "end before it starts"),
        (slot(date(2029, 3, 30)), "two years ahead"),
    ],
)
def test_a_time_that_cannot_be_is_refused(when: Slot, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        booked(MeetingWish(when))


def test_the_group_does_not_meet_twice_on_one_day() -> None:
    group = with_first_meeting_booked()
    with pytest.raises(Refusal, match="meets on Tue 30 Mar 2027 already"):
        booked(MeetingWish(slot(date(2027, 3, 30), 14, 15)), group)


def test_dates_beyond_an_open_review_are_provisional_until_its_outcome() -> None:
    group = with_first_meeting_held()
    assert booked(MeetingWish(slot(date(2027, 6, 30))), group).provisional
    held = replace(group.conferences[1], held=True, outcome="continues")
    group = replace(group, conferences=(group.conferences[0], held))
    assert not booked(MeetingWish(slot(date(2027, 6, 30))), group).provisional


@pytest.mark.parametrize(
    ("day", "why"), [((2027, 3, 28), "does not come"), ((2027, 10, 31), "comes twice")]
)
def test_a_time_that_the_clocks_leave_out_or_bring_twice_is_refused(
    day: tuple[int, int, int], why: str
) -> None:
    with pytest.raises(Refusal, match=f"01:30 {why} on Sun"):
        booked(MeetingWish(Slot(date(*day), time(1, 30), time(3))))
    with pytest.raises(Refusal, match=f"01:30 {why} on Sun"):
        booked(MeetingWish(Slot(date(*day), time(0, 30), time(1, 30))))
