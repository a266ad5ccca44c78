"""Each member has one attendance cell for each meeting, by the table of access.md."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.attendance.attending import (
    attendance_cell,
    record_final_at,
    was_expected,
)
from bot.core.facts.attendance import Answer, Attendance, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import OptOut
from bot.core.facts.minutes import Minutes, MinutesState
from bot.core.facts.roll_call import Presence, RollCallLine
from bot.core.facts.updates import WrittenUpdate
from tests.cast import ASHA, DAWN, DEAN, GRACE, JOAN, PRIYA, at
from tests.story import meeting_of, member_of, with_first_meeting_held, with_meeting, with_member

M2 = "M2"


def held(group: CoreGroup, *lines: RollCallLine) -> CoreGroup:
    """End the meeting of 27 April with these lines on its roll call."""
    return with_meeting(group, M2, state=MeetingState.ENDED, roll_call=lines)


def absent(member: str) -> RollCallLine:
    return RollCallLine(member, Presence.ABSENT)


def cell(group: CoreGroup, member: str, meeting: str = M2) -> Attendance | None:
    return attendance_cell(group, meeting_of(group, meeting), member_of(group, member))


def with_apologies(group: CoreGroup, member: str, coming: Coming) -> CoreGroup:
    answer = Answer("R20", M2, member, coming, at(19, 4), member)
    return replace(group, answers=(*group.answers, answer))


def with_update(group: CoreGroup, member: str, sent: int = 26) -> CoreGroup:
    update = WrittenUpdate("U1", M2, member, at(sent, 4))
    return replace(group, updates=(*group.updates, update))


def test_on_the_roll_call_a_member_is_present_in_person_or_by_substitute() -> None:
    group = held(
        with_first_meeting_held(),
        RollCallLine(PRIYA, Presence.IN_PERSON),
        RollCallLine(ASHA, Presence.BY_SUBSTITUTE, JOAN),
    )
    assert cell(group, PRIYA) is Attendance.IN_PERSON
    assert cell(group, ASHA) is Attendance.BY_SUBSTITUTE


def test_apologies_count_with_or_without_the_update() -> None:
    group = held(with_apologies(with_first_meeting_held(), GRACE, Coming.APOLOGIES), absent(GRACE))
    assert cell(group, GRACE) is Attendance.APOLOGIES_WITHOUT
    assert cell(with_update(group, GRACE), GRACE) is Attendance.APOLOGIES_WITH_UPDATE


def test_dawn_who_is_not_there_and_sent_no_word_is_neither() -> None:
    assert cell(held(with_first_meeting_held(), absent(DAWN)), DAWN) is Attendance.NEITHER


def test_an_update_without_apologies_is_word_from_member_of() -> None:
    group = with_update(held(with_first_meeting_held(), absent(DAWN)), DAWN)
    assert cell(group, DAWN) is Attendance.APOLOGIES_WITH_UPDATE


def test_an_update_after_the_record_was_final_no_longer_counts() -> None:
    group = with_update(held(with_first_meeting_held(), absent(GRACE)), GRACE, sent=30)
    final = Minutes(
        "N1", M2, 1, MinutesState.FINAL, ASHA, at(29, 4), released_at=at(29, 4), released_by=PRIYA
    )
    group = replace(group, minutes=(final,))
    assert record_final_at(group, meeting_of(group, M2)) == at(29, 4)
    assert cell(group, GRACE) is Attendance.NEITHER


def test_dean_who_does_not_want_to_take_part_counts_as_declined() -> None:
    group = held(with_apologies(with_first_meeting_held(), DEAN, Coming.DECLINED), absent(DEAN))
    assert cell(group, DEAN) is Attendance.DECLINED


def test_who_answered_yes_and_stayed_away_is_neither() -> None:
    group = held(with_apologies(with_first_meeting_held(), GRACE, Coming.YES))
    assert cell(group, GRACE) is Attendance.NEITHER


@pytest.mark.parametrize("state", [MeetingState.BOOKED, MeetingState.STARTED])
def test_before_the_end_only_who_has_been_called_has_a_cell(state: MeetingState) -> None:
    group = with_meeting(with_first_meeting_held(), M2, state=state, roll_call=(absent(GRACE),))
    assert cell(group, DAWN) is None
    assert cell(group, GRACE) is Attendance.NEITHER


def test_a_substitute_has_no_cell_of_their_own() -> None:
    assert cell(held(with_first_meeting_held()), JOAN) is None


def test_nobody_has_a_cell_at_a_cancelled_meeting() -> None:
    group = with_meeting(with_first_meeting_held(), M2, state=MeetingState.CANCELLED)
    assert cell(group, GRACE) is None


def test_who_left_before_or_came_after_a_meeting_was_not_expected() -> None:
    group = with_first_meeting_held()
    meeting = meeting_of(group, M2)
    left = with_member(group, DAWN, opted_out=OptOut(at(20, 4), "housing's work is done"))
    came = with_member(group, DAWN, opted_in=at(28, 4))
    assert not was_expected(meeting, member_of(left, DAWN))
    assert not was_expected(meeting, member_of(came, DAWN))
    there = with_member(group, DAWN, opted_out=OptOut(at(30, 4), "housing's work is done"))
    assert was_expected(meeting, member_of(there, DAWN))


@given(
    presence=st.sampled_from([None, *Presence]),
    coming=st.sampled_from([None, *Coming]),
    wrote=st.booleans(),
)
def test_every_expected_member_has_exactly_one_cell_once_the_meeting_is_held(
    *, presence: Presence | None, coming: Coming | None, wrote: bool
) -> None:
    lines = (RollCallLine(GRACE, presence),) if presence else ()
    group = held(with_first_meeting_held(), *lines)
    group = with_apologies(group, GRACE, coming) if coming else group
    group = with_update(group, GRACE) if wrote else group
    found = cell(group, GRACE)
    assert found in set(Attendance)
    is_there = presence in {Presence.IN_PERSON, Presence.BY_SUBSTITUTE}
    assert (found in {Attendance.IN_PERSON, Attendance.BY_SUBSTITUTE}) == is_there
