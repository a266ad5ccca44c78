"""What the record calls for: due, overdue, two signatures, one message for each reader."""

from dataclasses import replace

import pytest

from bot.core.facts.deliveries import Pull
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import OptOut
from bot.core.facts.minutes import Minutes, MinutesState, Signature, SignsAs
from bot.core.messages.words import word
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.procedure.overrides import with_overrides
from bot.core.record.minuting import correct, send_to_lead
from tests.cast import ASHA, DAWN, GRACE, HELEN, IQBAL, MARTIN, PRIYA, TOM, at
from tests.core.notices.reading import days, of, recipients, stored
from tests.profiles import with_value
from tests.record_story import with_minutes_released
from tests.story import EASTMERE, with_first_meeting_held, with_meeting, with_member

SENT = at(1, 4, 15)
READERS = (PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN, HELEN)


def with_draft(*signed: Signature) -> CoreGroup:
    """5.2: Martin has sent his draft of 30 March to Priya on Thu 1 Apr."""
    draft = Minutes(
        "N1",
        "M1",
        1,
        MinutesState.WITH_LEAD,
        MARTIN,
        SENT,
        sent_to_lead_at=SENT,
        signatures=signed,
    )
    return replace(with_first_meeting_held(), minutes=(draft,))


def with_final() -> CoreGroup:
    """5.3: Priya has released them on Fri 2 Apr."""
    group = with_draft()
    final = replace(
        group.minutes[0],
        state=MinutesState.FINAL,
        released_at=at(2, 4, 12),
        released_by=PRIYA,
        recipients=READERS,
    )
    return replace(group, minutes=(final,))


def test_the_note_taker_is_asked_at_the_end_and_reminded_before_the_date() -> None:
    """Due Sun 4 Apr, last working day Fri 2 Apr (D5): the reminder is one working day before."""
    asked = days(with_first_meeting_held(), Kind.MINUTES_DUE, MARTIN)
    assert asked == ["Tue 30 Mar 11:25", "Thu 1 Apr 09:02"]


def test_when_the_note_taker_has_left_lead_and_chair_hear_that_minutes_are_overdue() -> None:
    group = with_first_meeting_held()
    left = with_member(group, MARTIN, opted_out=OptOut(at(31, 3, 12), "new post", "Priya"))
    assert recipients(left, Kind.MINUTES_DUE) == []
    assert recipients(left, Kind.MINUTES_OVERDUE) == sorted([PRIYA, TOM])


def test_overdue_minutes_are_told_to_note_taker_lead_and_chair() -> None:
    group = with_first_meeting_held()
    assert recipients(group, Kind.MINUTES_OVERDUE) == sorted([MARTIN, PRIYA, TOM])
    assert set(days(group, Kind.MINUTES_OVERDUE)) == {"Mon 5 Apr 09:02"}


def test_a_meeting_that_ended_after_the_reminder_asks_once() -> None:
    late = with_meeting(with_first_meeting_held(), "M1", ended_at=at(1, 4, 12))
    assert days(late, Kind.MINUTES_DUE, MARTIN) == ["Thu 1 Apr 12:00"]


def test_a_profile_without_a_limit_asks_and_sets_no_date() -> None:
    group = replace(with_first_meeting_held(), profile=with_overrides(EASTMERE, ()))
    assert days(group, Kind.MINUTES_DUE) == ["Tue 30 Mar 11:25"]
    assert of(group, Kind.MINUTES_OVERDUE) == []


def test_a_meeting_without_note_taker_or_end_asks_nobody() -> None:
    group = with_first_meeting_held()
    assert of(with_meeting(group, "M1", note_taker=""), Kind.MINUTES_DUE) == []
    assert of(with_meeting(group, "M1", ended_at=None), Kind.MINUTES_DUE) == []
    assert of(with_meeting(group, "M1", state=MeetingState.STARTED), Kind.MINUTES_DUE) == []


def test_a_draft_goes_to_the_lead_and_asks_two_different_people_to_sign() -> None:
    """H7: Tom chaired, so a senior social worker gives the second."""
    group = with_draft()
    assert recipients(group, Kind.MINUTES_WITH_LEAD) == [PRIYA]
    assert recipients(group, Kind.MINUTES_TO_SIGN) == sorted([TOM, IQBAL])
    assert of(group, Kind.MINUTES_OVERDUE) == []


def test_a_signature_given_is_not_asked_for_again() -> None:
    group = with_draft(Signature(TOM, SignsAs.CHAIR, at(1, 4, 16)))
    assert recipients(group, Kind.MINUTES_TO_SIGN) == [IQBAL]


def test_where_nobody_else_can_sign_nobody_is_asked_twice() -> None:
    group = with_member(with_draft(), IQBAL, roles=frozenset())
    assert recipients(group, Kind.MINUTES_TO_SIGN) == [TOM]


def test_a_signed_record_that_waits_is_brought_back_to_the_lead() -> None:
    group = with_draft()
    signed = replace(group.minutes[0], signed_at=at(2, 4, 12))
    group = replace(group, minutes=(signed,))
    assert days(group, Kind.MINUTES_TO_CIRCULATE, PRIYA) == ["Tue 6 Apr 09:02"]
    assert of(with_draft(), Kind.MINUTES_TO_CIRCULATE) == []


@pytest.mark.parametrize(
    ("by_when", "day"),
    [("1 working day", "Fri 2 Apr 09:02"), ("5 working days", "Tue 6 Apr 09:02")],
)
def test_where_a_profile_says_by_when_a_record_goes_round_that_day_binds_if_earlier(
    by_when: str, day: str
) -> None:
    group = with_value(with_draft(), "minutes_circulation", by_when)
    group = with_value(group, "circulation_reminder", "3 working days")
    signed = replace(group.minutes[0], signed_at=at(1, 4, 12))
    group = replace(group, minutes=(signed,))
    assert days(group, Kind.MINUTES_TO_CIRCULATE, PRIYA) == [day]


def test_where_no_signature_is_asked_for_a_draft_with_the_lead_waits_to_go_out() -> None:
    """L7: the lead has had it since Thu 1 Apr; most profiles ask for no signatures."""
    group = replace(with_draft(), profile=EASTMERE)
    assert days(group, Kind.MINUTES_TO_CIRCULATE, PRIYA) == ["Mon 5 Apr 09:02"]
    told = word(group, stored(of(group, Kind.MINUTES_WITH_LEAD)[0]))
    assert "When you have read them you can release them." in repr(told)
    signed = word(with_draft(), stored(of(with_draft(), Kind.MINUTES_WITH_LEAD)[0]))
    assert "When they have signed, you can release them." in repr(signed)


def test_final_minutes_are_told_to_seven_people_one_by_one_and_to_the_channel() -> None:
    group = with_final()
    assert recipients(group, Kind.MINUTES_TO_READ) == sorted([*READERS, CHANNEL])
    assert len(of(group, Kind.MINUTES_TO_READ)) == 8


def test_without_a_channel_only_people_hear() -> None:
    group = with_final()
    group = replace(group, channel=replace(group.channel, platform=None))
    assert CHANNEL not in recipients(group, Kind.MINUTES_TO_READ)


def test_what_somebody_asks_for_is_sent_at_once_at_any_hour() -> None:
    night = at(3, 4, 23)
    pulls = (
        Pull("Y1", GRACE, "N1", night, by_mail=True, domain="health.example"),
        Pull("Y2", HELEN, "N1", night, by_mail=False),
    )
    group = replace(with_final(), pulls=pulls)
    assert days(group, Kind.DOCUMENT) == ["Sat 3 Apr 23:00"]


def test_a_record_final_but_never_released_tells_nobody() -> None:
    group = with_final()
    odd = replace(group.minutes[0], released_at=None)
    assert of(replace(group, minutes=(odd,)), Kind.MINUTES_TO_READ) == []


def test_a_correction_asks_nobody_for_minutes_again_and_leaves_the_old_ones_to_be_read() -> None:
    group = with_minutes_released()
    read = of(group, Kind.MINUTES_TO_READ)
    begun = correct(group, "M1", PRIYA, "The date was wrong.", at(5, 4))
    assert of(begun, Kind.MINUTES_TO_READ) == read
    assert not of(begun, Kind.MINUTES_DUE)
    assert not of(begun, Kind.MINUTES_OVERDUE)
    sent = send_to_lead(begun, "M1", at(5, 4, 10))
    assert {each.identity.subject for each in of(sent, Kind.MINUTES_TO_SIGN)} == {"N2"}
    assert of(sent, Kind.MINUTES_TO_READ) == read
