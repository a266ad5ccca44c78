"""A meeting is moved or cancelled: who is asked anew, what stays, and that each is told."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.diary.booking import MeetingWish
from bot.core.diary.moving import cancel, move
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState, Reasons
from bot.core.facts.taking_part import Arrangement
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import DEAN, JOAN, LEAH, PRIYA, at
from tests.core.diary.test_booking import APRIL_6, MARCH_30, SCHOOL, slot
from tests.story import (
    meeting_of,
    member_of,
    with_answers_for_first,
    with_first_meeting_booked,
    with_first_meeting_held,
    with_meeting,
)


def moved(wish: MeetingWish, group: CoreGroup | None = None, id_: str = "M1") -> Meeting:
    group = group or with_first_meeting_booked()
    return meeting_of(move(group, meeting_of(group, id_), wish, by=PRIYA, now=at(19, 3)), id_)


def test_moving_raises_the_revision_and_asks_everybody_anew_but_who_declined() -> None:
    interpreter = Arrangement(DEAN, "interpreter", arranged=True)
    group = with_meeting(with_answers_for_first(), "M1", arrangements=(interpreter,))
    wish = MeetingWish(APRIL_6, SCHOOL, reasons=Reasons(late="Easter"))
    group = move(group, meeting_of(group, "M1"), wish, by=PRIYA, now=at(24, 3))
    meeting = meeting_of(group, "M1")
    assert (meeting.revision, meeting.place_revision, meeting.changed_at) == (2, 1, at(24, 3))
    assert [each.member for each in group.answers] == [DEAN]
    assert not member_of(group, JOAN).is_active
    assert meeting.arrangements == ()
    assert meeting.released_to == {LEAH}


def test_a_meeting_is_moved_within_its_own_day_and_to_no_other_that_is_taken() -> None:
    with pytest.raises(Refusal, match="already"):
        moved(MeetingWish(slot(date(2027, 5, 25))), with_first_meeting_held(), "M2")
    assert moved(MeetingWish(slot(date(2027, 3, 30), 9), SCHOOL)).starts == time(9)


def test_a_new_place_alone_keeps_the_answers_and_must_be_released_anew() -> None:
    group = with_answers_for_first()
    group = move(
        group,
        meeting_of(group, "M1"),
        MeetingWish(MARCH_30, "Civic Offices"),
        by=PRIYA,
        now=at(24, 3),
    )
    meeting = meeting_of(group, "M1")
    assert (meeting.revision, meeting.place_revision) == (2, 2)
    assert meeting.released_to == frozenset()
    assert len(group.answers) == len(with_answers_for_first().answers)


def test_moving_to_where_it_is_changes_nothing() -> None:
    with pytest.raises(AlreadyDone):
        moved(MeetingWish(MARCH_30, SCHOOL))


def test_a_meeting_moved_back_in_time_is_no_longer_marked_late() -> None:
    late = moved(MeetingWish(APRIL_6, SCHOOL, reasons=Reasons(late="Easter", alone="kept")))
    group = replace(with_first_meeting_booked(), meetings=(late,))
    assert late.reasons == Reasons(late="Easter")
    assert moved(MeetingWish(MARCH_30, SCHOOL), group).reasons == Reasons()


def test_cancelling_needs_a_reason_and_is_told() -> None:
    group = with_answers_for_first()
    with pytest.raises(Refusal, match="needs a reason"):
        cancel(group, meeting_of(group, "M1"), " ", by=PRIYA, now=at(24, 3))
    group = cancel(group, meeting_of(group, "M1"), "Snow.", by=PRIYA, now=at(24, 3))
    meeting = meeting_of(group, "M1")
    assert (meeting.state, meeting.cancelled_reason) == (MeetingState.CANCELLED, "Snow.")
    assert (meeting.revision, meeting.changed_at) == (2, at(24, 3))
    assert not member_of(group, JOAN).is_active


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (MeetingState.CANCELLED, "was cancelled"),
        (MeetingState.STARTED, "has begun"),
        (MeetingState.ENDED, "is over"),
    ],
)
def test_only_a_booked_meeting_is_moved_or_cancelled(state: MeetingState, why: str) -> None:
    group = with_meeting(with_first_meeting_booked(), "M1", state=state)
    with pytest.raises(Refusal, match=why):
        moved(MeetingWish(APRIL_6), group)
    with pytest.raises(Refusal, match=why):
        cancel(group, meeting_of(group, "M1"), "Snow.", by=PRIYA, now=at(24, 3))


EVERY_REASON = Reasons("late", "holiday", "times")


@given(st.lists(st.dates(date(2027, 3, 20), date(2027, 6, 10)), min_size=1, max_size=5))
def test_every_move_that_is_made_is_one_revision_more(days: list[date]) -> None:
    group, revision = with_first_meeting_booked(), 1
    for day in days:
        wish = MeetingWish(slot(day), SCHOOL, reasons=EVERY_REASON)
        try:
            group = move(group, meeting_of(group, "M1"), wish, by=PRIYA, now=at(19, 3))
        except AlreadyDone:
            continue
        revision += 1
        meeting = meeting_of(group, "M1")
        assert (meeting.on, meeting.revision) == (day, revision)
        assert bool(meeting.reasons.holiday) != group.profile.calendar.is_working_day(day)
        assert bool(meeting.reasons.late) == (day > date(2027, 4, 2))
