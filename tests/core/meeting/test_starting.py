"""A meeting starts once, with the roll called, and a chair and a note taker who are there."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import MemberKind
from bot.core.facts.minutes import Minutes, MinutesState
from bot.core.facts.roll_call import Presence
from bot.core.meeting.chairing import Posts
from bot.core.meeting.starting import Beginning, mend_roll, start
from bot.core.procedure.agendas import AgendaKind
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import ASHA, DAWN, DEAN, GRACE, LEAH, MARTIN, PRIYA, TOM, at
from tests.story import (
    meeting_of,
    with_answers_for_first,
    with_first_meeting_held,
    with_meeting,
    with_member,
)

IN_PERSON = Presence.IN_PERSON
ROLL = tuple((each, IN_PERSON) for each in (PRIYA, TOM, GRACE, MARTIN, DAWN, LEAH))
BEGINNING = Beginning(Posts(TOM, MARTIN), (*ROLL, (ASHA, Presence.BY_SUBSTITUTE)))
AT_TEN = at(30, 3, 10, 2)


def begin(
    group: CoreGroup, beginning: Beginning = BEGINNING, *, by: str = TOM, now: datetime = AT_TEN
) -> CoreGroup:
    return start(group, meeting_of(group, "M1"), beginning, by=by, now=now)


def test_tom_starts_the_first_meeting() -> None:
    meeting = meeting_of(begin(with_answers_for_first()), "M1")
    assert (meeting.state, meeting.started_at, meeting.started_by) == (
        MeetingState.STARTED,
        AT_TEN,
        TOM,
    )
    assert (meeting.chair, meeting.note_taker) == (TOM, MARTIN)
    assert meeting.agenda is AgendaKind.FIRST
    line = meeting.presence(DEAN)
    assert line is not None
    assert line.presence is Presence.ABSENT


def test_of_two_chairs_in_the_same_second_the_second_is_told_that_it_has_begun() -> None:
    group = begin(with_answers_for_first())
    with pytest.raises(AlreadyDone, match=r"started at 10:02 by Tom Adeyemi"):
        begin(group, by=PRIYA)
    unknown = with_meeting(group, "M1", started_by="")
    with pytest.raises(AlreadyDone, match=r"started at 10:02\."):
        begin(unknown, by=PRIYA)


def test_the_chair_may_take_another_agenda() -> None:
    beginning = replace(BEGINNING, agenda=AgendaKind.BEFORE_REVIEW)
    meeting = meeting_of(begin(with_answers_for_first(), beginning), "M1")
    assert meeting.agenda is AgendaKind.BEFORE_REVIEW


@pytest.mark.parametrize(
    ("state", "why"), [(MeetingState.CANCELLED, "was cancelled"), (MeetingState.ENDED, "is over")]
)
def test_what_is_cancelled_or_over_does_not_start(state: MeetingState, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        begin(with_meeting(with_answers_for_first(), "M1", state=state))


def test_a_meeting_starts_on_its_day_or_after_but_not_before() -> None:
    with pytest.raises(Refusal, match="that day has not come"):
        begin(with_answers_for_first(), now=at(29, 3, 23))
    assert meeting_of(begin(with_answers_for_first(), now=at(31, 3)), "M1").started_at


def test_dawn_who_was_to_take_notes_and_is_not_here_cannot() -> None:
    there = tuple((who, IN_PERSON) for who in (PRIYA, TOM))
    with pytest.raises(Refusal, match="Dawn Kerrigan is not here") as refused:
        begin(with_answers_for_first(), Beginning(Posts(TOM, DAWN), there))
    assert refused.value.field == "note_taker"
    with pytest.raises(Refusal) as refused:
        begin(with_answers_for_first(), Beginning(Posts(TOM, PRIYA), there[:1]))
    assert refused.value.field == "chair"


def test_a_manager_who_is_no_member_chairs_without_a_line_on_the_roll_call() -> None:
    group = with_member(with_answers_for_first(), TOM, kind=MemberKind.OUTSIDE)
    roll = tuple(each for each in ROLL if each[0] != TOM)
    assert meeting_of(begin(group, Beginning(Posts(TOM, MARTIN), roll)), "M1").chair == TOM


def test_without_the_lead_the_group_still_meets_and_the_reason_is_recorded() -> None:
    without = Beginning(Posts(TOM, MARTIN), ROLL[1:])
    with pytest.raises(Refusal, match="lead is not here") as refused:
        begin(with_answers_for_first(), without)
    assert refused.value.field == "without_lead"
    group = begin(with_answers_for_first(), replace(without, without_lead="Called to court."))
    assert meeting_of(group, "M1").reasons.without_lead == "Called to court."


def test_a_reason_is_kept_only_where_the_lead_is_missing() -> None:
    group = begin(with_answers_for_first(), replace(BEGINNING, without_lead="not needed"))
    assert meeting_of(group, "M1").reasons.without_lead == ""
    no_lead = with_member(with_answers_for_first(), PRIYA, roles=frozenset())
    with pytest.raises(Refusal, match="lead is not here"):
        begin(no_lead)


def test_the_roll_is_called_anew_until_the_minutes_are_final() -> None:
    group = begin(with_answers_for_first())
    group = mend_roll(group, meeting_of(group, "M1"), (*ROLL, (DEAN, IN_PERSON)))
    line = meeting_of(group, "M1").presence(DEAN)
    assert line is not None
    assert line.presence is IN_PERSON
    final = Minutes("N1", "M1", 1, MinutesState.FINAL, MARTIN, at(2, 4), released_at=at(2, 4))
    with pytest.raises(Refusal, match="are final"):
        mend_roll(replace(group, minutes=(final,)), meeting_of(group, "M1"), ROLL)


def test_before_the_start_there_is_no_roll_to_mend() -> None:
    group = with_first_meeting_held()
    with pytest.raises(Refusal, match="has not begun"):
        mend_roll(group, meeting_of(group, "M2"), ROLL)
