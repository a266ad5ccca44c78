"""Answers to invitations: yes, apologies in time or late, and a family member's decline."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.attendance.answering import AnswerSaid, answer, end_substitute, notice_until
from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import OptOut
from bot.core.facts.people import Confirmation
from bot.core.refusals import Refusal
from tests.cast import ASHA, DAWN, DEAN, GRACE, HELEN, JOAN, LEAH, MARTIN, PRIYA, at
from tests.profiles import without
from tests.story import (
    meeting_of,
    member_of,
    with_answers_for_first,
    with_first_meeting_booked,
    with_first_meeting_held,
    with_meeting,
    with_member,
)


def say(
    group: CoreGroup, member: str, coming: Coming, now: datetime, meeting: str = "M1"
) -> CoreGroup:
    return enter(group, member, AnswerSaid(coming, member), now, meeting)


def enter(
    group: CoreGroup, member: str, said: AnswerSaid, now: datetime, meeting: str = "M1"
) -> CoreGroup:
    return answer(group, meeting_of(group, meeting), member_of(group, member), said, now)


def answered(group: CoreGroup, member: str) -> Answer:
    found = group.answer("M1", member)
    assert found is not None
    return found


def test_leah_tells_priya_that_she_will_come_and_priya_records_it() -> None:
    group = enter(with_first_meeting_booked(), LEAH, AnswerSaid(Coming.YES, PRIYA), at(19, 3))
    assert answered(group, LEAH).coming is Coming.YES
    assert answered(group, LEAH).recorded_by == PRIYA


def test_dean_declines_and_the_meeting_stands() -> None:
    before = with_first_meeting_booked()
    group = enter(before, DEAN, AnswerSaid(Coming.DECLINED, PRIYA), at(19, 3))
    assert answered(group, DEAN).coming is Coming.DECLINED
    assert group.meetings == before.meetings


def test_only_family_can_decline() -> None:
    with pytest.raises(Refusal, match="Only family"):
        say(with_first_meeting_booked(), GRACE, Coming.DECLINED, at(19, 3))


@pytest.mark.parametrize(("day", "late"), [(22, False), (23, False), (24, True), (30, True)])
def test_apologies_for_30_march_are_late_only_after_tue_23_march(day: int, *, late: bool) -> None:
    group = with_first_meeting_booked()
    until = notice_until(group, meeting_of(group, "M1"), member_of(group, ASHA))
    assert until is not None
    assert until.date == date(2027, 3, 23)
    assert answered(say(group, ASHA, Coming.APOLOGIES, at(day, 3, 8)), ASHA).late is late


@pytest.mark.parametrize(
    ("told", "until"),
    [
        (at(22, 3, 12), date(2027, 3, 23)),
        (at(23, 3, 12), date(2027, 3, 24)),
        (at(24, 3, 12), date(2027, 3, 25)),
        (at(25, 3, 12), date(2027, 3, 30)),  # Good Friday and Easter Monday are no working days.
        (at(25, 3, 21), date(2027, 3, 31)),  # Told when the next window opens, on the day itself.
    ],
)
def test_whoever_is_told_inside_the_notice_has_the_next_working_day(
    told: datetime, until: date
) -> None:
    """L10 asks for adequate notice: nobody can give it of what they have not heard of."""
    booked = with_meeting(with_first_meeting_booked(), "M1", changed_at=told)
    found = notice_until(booked, meeting_of(booked, "M1"), member_of(booked, ASHA))
    assert found is not None
    assert found.date == until
    assert answered(say(booked, ASHA, Coming.APOLOGIES, told), ASHA).late is False


def test_whoever_waits_longer_than_that_is_late() -> None:
    booked = with_meeting(with_first_meeting_booked(), "M1", changed_at=at(24, 3, 12))
    group = say(booked, ASHA, Coming.APOLOGIES, at(29, 3, 8))
    assert answered(group, ASHA).late is True


def test_whoever_joins_or_is_confirmed_inside_the_notice_is_not_late_either() -> None:
    """R4, IG17: they hear of the meeting no sooner."""
    booked = with_first_meeting_booked()
    asha = member_of(booked, ASHA)
    joined = with_member(booked, ASHA, opted_in=at(25, 3))
    assert answered(say(joined, ASHA, Coming.APOLOGIES, at(30, 3, 8)), ASHA).late is False
    known = Confirmation(asha.contact.email, PRIYA, at(25, 3))
    confirmed = with_member(booked, ASHA, contact=replace(asha.contact, confirmation=known))
    assert answered(say(confirmed, ASHA, Coming.APOLOGIES, at(30, 3, 8)), ASHA).late is False


def test_why_says_that_the_usual_notice_could_not_be_given() -> None:
    """B3."""
    booked = with_meeting(with_first_meeting_booked(), "M1", changed_at=at(24, 3, 12))
    found = notice_until(booked, meeting_of(booked, "M1"), member_of(booked, ASHA))
    assert found is not None
    assert found.why[0] == "Thu 25 Mar 2027: 1 working day after Wed 24 Mar 2027"
    assert "too late for the usual notice" in " ".join(found.why)


def test_for_somebody_without_an_address_the_meeting_itself_counts() -> None:
    booked = with_first_meeting_booked()
    found = notice_until(booked, meeting_of(booked, "M1"), member_of(booked, LEAH))
    assert found is not None
    assert found.date == date(2027, 3, 23)


def test_without_a_rule_no_apologies_are_late() -> None:
    group = without(with_first_meeting_booked(), "apologies_late")
    late = say(group, ASHA, Coming.APOLOGIES, at(30, 3, 8))
    assert not answered(late, ASHA).late


def test_apologies_sent_in_time_stay_in_time_when_a_reason_follows() -> None:
    group = say(with_first_meeting_booked(), ASHA, Coming.APOLOGIES, at(22, 3))
    group = enter(group, ASHA, AnswerSaid(Coming.APOLOGIES, ASHA, reason="court"), at(29, 3))
    assert not answered(group, ASHA).late
    assert answered(group, ASHA).reason == "court"
    assert answered(group, ASHA).at == at(22, 3)


def test_a_later_answer_takes_the_place_of_the_earlier_and_keeps_its_ticks() -> None:
    group = with_first_meeting_booked()
    ticked = AnswerSaid(Coming.YES, GRACE, ticks=frozenset({"discussed"}))
    group = enter(group, GRACE, ticked, at(19, 3))
    group = say(group, GRACE, Coming.APOLOGIES, at(20, 3))
    assert len(group.answers) == 1
    assert answered(group, GRACE).coming is Coming.APOLOGIES
    assert answered(group, GRACE).ticks == {"discussed"}
    assert answered(group, GRACE).at == at(20, 3)


def test_asha_comes_after_all_and_joan_loses_her_place() -> None:
    group = say(with_answers_for_first(), ASHA, Coming.YES, at(24, 3))
    assert not member_of(group, JOAN).is_active
    assert answered(group, ASHA).substitute == ""


def test_ending_a_substitute_twice_changes_nothing_more() -> None:
    once = end_substitute(with_answers_for_first(), JOAN, at(24, 3), "why")
    assert end_substitute(once, JOAN, at(25, 3), "why") == once
    assert end_substitute(once, "", at(25, 3), "why") == once


def test_joan_answers_for_her_own_meeting_and_no_other() -> None:
    group = say(with_answers_for_first(), JOAN, Coming.YES, at(24, 3))
    assert answered(group, JOAN).coming is Coming.YES
    with pytest.raises(Refusal, match="no invitation"):
        say(with_first_meeting_held(), JOAN, Coming.YES, at(24, 4), "M2")


def test_who_is_outside_the_group_or_has_left_has_nothing_to_answer() -> None:
    group = with_first_meeting_booked()
    with pytest.raises(Refusal, match="no invitation"):
        say(group, HELEN, Coming.YES, at(19, 3))
    left = with_member(group, DAWN, opted_out=OptOut(at(19, 3), "moved"))
    with pytest.raises(Refusal, match="no invitation"):
        say(left, DAWN, Coming.YES, at(20, 3))


def test_a_cancelled_meeting_and_one_that_is_over_take_no_answer() -> None:
    booked = with_first_meeting_booked()
    cancelled = with_meeting(booked, "M1", state=MeetingState.CANCELLED)
    with pytest.raises(Refusal, match="cancelled"):
        say(cancelled, GRACE, Coming.YES, at(19, 3))
    with pytest.raises(Refusal, match="is over"):
        say(with_first_meeting_held(), GRACE, Coming.YES, at(30, 3, 11, 26))
    with pytest.raises(Refusal, match="is over"):
        say(booked, GRACE, Coming.YES, at(30, 3, 11, 30))


@given(st.lists(st.tuples(st.sampled_from([GRACE, MARTIN]), st.sampled_from(["yes", "apologies"]))))
def test_whatever_is_answered_there_is_one_answer_for_each_and_the_last_holds(
    said: list[tuple[str, str]],
) -> None:
    group = with_first_meeting_booked()
    for member, coming in said:
        group = say(group, member, Coming(coming), at(19, 3))
    assert {each.member: each.coming for each in group.answers} == dict(said)
    assert len({each.id for each in group.answers}) == len(group.answers) == len(dict(said))
