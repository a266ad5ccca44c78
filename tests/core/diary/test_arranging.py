"""What the lead arranges for family: the venue told, needs answered, who takes part how."""

from dataclasses import replace

import pytest

from bot.core.diary.arranging import (
    arrange,
    is_seated_apart,
    open_needs,
    release_place,
    seat,
    takes_part,
    unseated,
)
from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import MemberKind
from bot.core.facts.particulars import Flag
from bot.core.facts.taking_part import Arrangement, FamilyPlace, TakesPart
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import DEAN, GRACE, LEAH, at
from tests.story import meeting_of, member_of, with_first_meeting_booked, with_meeting, with_member

NOW = at(19, 3, 12)


def first(group: CoreGroup | None = None) -> Meeting:
    return meeting_of(group or with_first_meeting_booked(), "M1")


def test_the_venue_is_released_to_one_family_member_at_a_time() -> None:
    group = with_meeting(with_first_meeting_booked(), "M1", released_to=frozenset())
    meeting = release_place(group, first(group), member_of(group, LEAH), NOW)
    assert meeting.released_to == {LEAH}
    with pytest.raises(AlreadyDone):
        release_place(group, meeting, member_of(group, LEAH), NOW)
    assert meeting.revision == first(group).revision


def test_only_family_need_a_release_and_only_of_a_venue_there_is() -> None:
    group = with_first_meeting_booked()
    with pytest.raises(Refusal, match="family members only"):
        release_place(group, first(), member_of(group, GRACE), NOW)
    with pytest.raises(Refusal, match="no venue yet"):
        release_place(group, replace(first(), venue=""), member_of(group, DEAN), NOW)


def test_deans_need_of_an_interpreter_is_asked_until_it_is_answered() -> None:
    group = with_first_meeting_booked()
    ((member, need),) = open_needs(group, first())
    assert (member.id, need.what) == (DEAN, "a Portuguese interpreter")
    meeting = arrange(first(), member, need.id, arranged=False, by="the council's pool")
    again = arrange(meeting, member, need.id, arranged=True, by="")
    assert again.arrangements == (Arrangement(DEAN, need.id, arranged=True),)
    assert open_needs(group, again) == ()


def test_a_need_is_arranged_or_has_somebody_who_will() -> None:
    group = with_first_meeting_booked()
    with pytest.raises(Refusal, match="by whom") as refused:
        arrange(first(), member_of(group, DEAN), "interpreter", arranged=False, by=" ")
    assert refused.value.field == f"need_{DEAN}_interpreter"
    with pytest.raises(Refusal, match="no such need"):
        arrange(first(), member_of(group, LEAH), "interpreter", arranged=True, by="")


def test_under_the_flag_no_default_puts_both_parents_in_one_room() -> None:
    group = with_first_meeting_booked()
    assert [each.id for each in unseated(group, first())] == [LEAH, DEAN]
    meeting = seat(first(), member_of(group, LEAH), TakesPart.SAME_MEETING, NOW)
    meeting = seat(meeting, member_of(group, DEAN), TakesPart.PART_OF_IT, NOW)
    meeting = seat(meeting, member_of(group, DEAN), TakesPart.SEPARATE_TALK, NOW)
    assert takes_part(group, meeting, member_of(group, DEAN)) is TakesPart.SEPARATE_TALK
    assert unseated(group, meeting) == ()


def test_without_the_flag_parents_are_at_the_same_meeting_unless_said_otherwise() -> None:
    group = replace(with_first_meeting_booked(), flag=Flag.NO)
    assert takes_part(group, first(), member_of(group, DEAN)) is TakesPart.SAME_MEETING
    assert unseated(group, first()) == ()


def test_a_parent_alone_has_nobody_to_be_kept_from() -> None:
    group = with_member(with_first_meeting_booked(), DEAN, kind=MemberKind.RELATIVE)
    assert unseated(group, first()) == ()


def test_who_does_not_come_need_not_be_kept_from_anybody() -> None:
    group = with_first_meeting_booked()
    declined = Answer("R8", "M1", DEAN, Coming.DECLINED, NOW, LEAH)
    assert unseated(replace(group, answers=(declined,)), first()) == ()


def test_settling_it_again_counts_and_the_same_word_again_does_not() -> None:
    leah = member_of(with_first_meeting_booked(), LEAH)
    plain = seat(first(), leah, TakesPart.SAME_MEETING, NOW)
    assert not is_seated_apart(first().seat_of(LEAH))
    assert not is_seated_apart(plain.seat_of(LEAH))
    talk = seat(plain, leah, TakesPart.SEPARATE_TALK, NOW)
    assert seat(talk, leah, TakesPart.SEPARATE_TALK, at(20, 3)) == talk
    back = seat(talk, leah, TakesPart.SAME_MEETING, at(20, 3)).seat_of(LEAH)
    assert back == FamilyPlace(LEAH, TakesPart.SAME_MEETING, 3, at(20, 3))
    assert is_seated_apart(back)
