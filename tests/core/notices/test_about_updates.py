"""What absence calls for: the update is asked for, chased, told to lead and chair when it lacks."""

from dataclasses import replace
from datetime import date

from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import OptOut
from bot.core.facts.minutes import Minutes, MinutesState
from bot.core.facts.roll_call import Presence, RollCallLine
from bot.core.facts.updates import UpdateAsked, WrittenUpdate
from bot.core.messages.words import word
from bot.core.notices.notice import Kind
from bot.core.record.minuting import correct
from tests.cast import ASHA, DAWN, DEAN, GRACE, PRIYA, TOM, at
from tests.core.notices.reading import days, of, recipients, stored
from tests.story import with_answers_for_first, with_first_meeting_held, with_meeting, with_member


def grace_sends_apologies(*, substitute: str = "") -> CoreGroup:
    """7.1: Grace sends apologies on Mon 19 Apr for Tue 27 Apr, and nobody can come for her."""
    said = Answer("R20", "M2", GRACE, Coming.APOLOGIES, at(19, 4, 10), GRACE, substitute=substitute)
    group = with_first_meeting_held()
    return replace(group, answers=(*group.answers, said))


def grace_writes(group: CoreGroup) -> CoreGroup:
    sent = WrittenUpdate("U1", "M2", GRACE, at(26, 4, 9, 40))
    return replace(group, updates=(sent,))


def dawn_is_not_there(group: CoreGroup) -> CoreGroup:
    """7.4: Dawn is not there and sent no apologies; Priya chairs and ends the meeting."""
    return with_meeting(
        group,
        "M2",
        state=MeetingState.ENDED,
        ended_at=at(27, 4, 11, 30),
        roll_call=(
            RollCallLine(PRIYA, Presence.IN_PERSON),
            RollCallLine(DAWN, Presence.ABSENT),
            RollCallLine(DEAN, Presence.ABSENT),
        ),
    )


def told_of_second_meeting(group: CoreGroup) -> set[str]:
    missing = of(group, Kind.UPDATE_MISSING)
    return {each.identity.recipient for each in missing if each.identity.subject == f"M2:{DAWN}"}


def test_apologies_ask_for_the_update_at_once_and_tell_the_lead() -> None:
    group = grace_sends_apologies()
    assert days(group, Kind.UPDATE_REQUEST, GRACE) == ["Mon 19 Apr 10:00"]
    assert days(group, Kind.APOLOGIES_HEARD) == ["Mon 19 Apr 10:00"]


def test_a_missing_update_is_chased_before_it_is_due_and_before_the_meeting() -> None:
    """7.1: chased Thu 22 Apr and Mon 26 Apr, each between 09:00 and 09:20 (D6)."""
    chases = days(grace_sends_apologies(), Kind.UPDATE_CHASE, GRACE)
    assert chases == ["Thu 22 Apr 09:02", "Mon 26 Apr 09:02"]


def test_an_update_that_has_come_ends_the_chase_and_is_told_to_lead_and_chair_once() -> None:
    group = grace_writes(grace_sends_apologies())
    assert of(group, Kind.UPDATE_CHASE) == []
    assert [each.identity.recipient for each in of(group, Kind.UPDATE_RECEIVED)] == [PRIYA]


def test_a_chair_who_is_not_the_lead_hears_as_well() -> None:
    group = with_meeting(grace_writes(grace_sends_apologies()), "M2", chair=TOM)
    assert recipients(group, Kind.UPDATE_RECEIVED) == sorted([PRIYA, TOM])


def test_a_substitute_excuses_the_update_where_the_profile_says_so() -> None:
    """3.5: Leicester lets a substitute excuse the update."""
    assert of(with_answers_for_first(), Kind.UPDATE_REQUEST, ASHA) == []


def test_apologies_entered_by_the_lead_are_not_told_to_the_lead() -> None:
    group = grace_sends_apologies()
    by_priya = replace(group.answers[-1], recorded_by=PRIYA)
    group = replace(group, answers=(*group.answers[:-1], by_priya))
    assert of(group, Kind.APOLOGIES_HEARD) == []


def test_family_who_send_apologies_are_recorded_and_never_chased() -> None:
    group = grace_sends_apologies()
    dean = Answer("R21", "M2", DEAN, Coming.APOLOGIES, at(19, 4, 10), PRIYA)
    group = replace(group, answers=(*group.answers, dean))
    assert of(group, Kind.UPDATE_REQUEST, DEAN) == []


def test_a_member_absent_without_a_word_is_asked_and_lead_and_chair_are_told() -> None:
    group = dawn_is_not_there(with_meeting(grace_sends_apologies(), "M2", chair=TOM))
    assert days(group, Kind.UPDATE_REQUEST, DAWN) == ["Tue 27 Apr 11:30"]
    assert recipients(group, Kind.UPDATE_MISSING) == sorted([PRIYA, TOM])


def test_silence_a_second_time_in_a_row_is_told_to_the_team_manager() -> None:
    """S24."""
    group = dawn_is_not_there(grace_sends_apologies())
    assert recipients(group, Kind.UPDATE_MISSING) == [PRIYA]
    twice = with_meeting(group, "M1", roll_call=(RollCallLine(DAWN, Presence.ABSENT),))
    assert told_of_second_meeting(twice) == {PRIYA, TOM}


def test_apologies_the_second_time_are_no_silence() -> None:
    group = dawn_is_not_there(grace_sends_apologies())
    group = with_meeting(group, "M1", roll_call=(RollCallLine(DAWN, Presence.ABSENT),))
    said = Answer("R30", "M2", DAWN, Coming.APOLOGIES, at(26, 4, 9), DAWN)
    group = replace(group, answers=(*group.answers, said))
    assert told_of_second_meeting(group) == {PRIYA}


def test_once_the_record_is_final_nobody_is_asked_any_more() -> None:
    """R10: nor while it is corrected: no update is taken any more, and nobody is missed."""
    group = dawn_is_not_there(grace_sends_apologies())
    final = Minutes("N2", "M2", 1, MinutesState.FINAL, ASHA, at(29, 4), released_at=at(29, 4))
    group = replace(group, minutes=(final,))
    for each in (group, correct(group, "M2", PRIYA, "The date was wrong.", at(5, 5))):
        assert of(each, Kind.UPDATE_REQUEST) == of(each, Kind.UPDATE_MISSING) == []


def test_a_meeting_without_an_end_asks_nothing() -> None:
    group = with_meeting(dawn_is_not_there(grace_sends_apologies()), "M2", ended_at=None)
    assert of(group, Kind.UPDATE_REQUEST, DAWN) == []


def test_who_has_left_is_not_asked() -> None:
    left = OptOut(at(28, 4), "work is done")
    gone = with_member(dawn_is_not_there(grace_sends_apologies()), DAWN, opted_out=left)
    assert of(gone, Kind.UPDATE_REQUEST, DAWN) == []


def test_what_the_lead_asks_of_one_member_is_chased_like_an_update() -> None:
    """L13."""
    asked = UpdateAsked("Q1", "", GRACE, "a progress report", date(2027, 4, 16), at(6, 4), PRIYA)
    group = replace(with_first_meeting_held(), updates_asked=(asked,))
    assert days(group, Kind.UPDATE_REQUEST, GRACE) == ["Tue 6 Apr 09:00"]
    assert days(group, Kind.UPDATE_CHASE, GRACE) == ["Thu 15 Apr 09:02"]
    answered = WrittenUpdate("U2", "", GRACE, at(7, 4), asked="Q1")
    assert of(replace(group, updates=(answered,)), Kind.UPDATE_REQUEST) == []


def test_what_is_asked_for_tomorrow_is_not_chased_before_it_was_asked() -> None:
    asked = UpdateAsked("Q1", "", GRACE, "a report", date(2027, 4, 7), at(6, 4, 12), PRIYA)
    group = replace(with_first_meeting_held(), updates_asked=(asked,))
    assert of(group, Kind.UPDATE_CHASE, GRACE) == []


def test_what_was_asked_for_and_has_not_come_is_told_to_the_lead_and_whoever_asked_as_cover() -> (
    None
):
    """L13, as R14: due Fri 16 Apr, told the working day after."""
    asked = UpdateAsked("Q1", "M2", GRACE, "a report", date(2027, 4, 16), at(6, 4), PRIYA)
    group = replace(with_first_meeting_held(), updates_asked=(asked,))
    assert days(group, Kind.ASKED_OVERDUE) == ["Mon 19 Apr 09:02"]
    assert recipients(group, Kind.ASKED_OVERDUE) == [PRIYA]
    said = repr(word(group, stored(of(group, Kind.ASKED_OVERDUE)[0])))
    assert "A member was asked to write something by Fri 16 Apr 2027. It has not come." in said
    by_cover = replace(group, updates_asked=(replace(asked, asked_by=TOM),))
    assert recipients(by_cover, Kind.ASKED_OVERDUE) == sorted([PRIYA, TOM])
    no_lead = with_member(by_cover, PRIYA, roles=frozenset())
    assert recipients(no_lead, Kind.ASKED_OVERDUE) == [TOM]


def test_what_has_come_or_is_asked_of_who_has_left_is_not_overdue() -> None:
    asked = UpdateAsked("Q1", "M2", GRACE, "a report", date(2027, 4, 16), at(6, 4), PRIYA)
    group = replace(with_first_meeting_held(), updates_asked=(asked,))
    answered = WrittenUpdate("U2", "M2", GRACE, at(20, 4), asked="Q1")
    assert of(replace(group, updates=(answered,)), Kind.ASKED_OVERDUE) == []
    gone = with_member(group, GRACE, opted_out=OptOut(at(15, 4), "work is done"))
    assert of(gone, Kind.ASKED_OVERDUE) == []
