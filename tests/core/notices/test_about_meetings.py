"""What meetings call for: invitations, reminders, the question, what is called off."""

from dataclasses import replace
from datetime import date, time

from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import OptOut
from bot.core.facts.people import Route
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.procedure.overrides import Override, with_overrides
from tests.cast import ASHA, DAWN, GRACE, HELEN, JOAN, LEAH, MARTIN, PRIYA, PROFESSIONALS, TOM, at
from tests.core.notices.reading import days, of, recipients
from tests.story import (
    with_answers_for_first,
    with_first_meeting_booked,
    with_first_meeting_held,
    with_meeting,
    with_member,
)


def test_each_professional_is_invited_by_mail_whatever_the_route() -> None:
    group = with_first_meeting_booked()
    assert recipients(group, Kind.INVITATION) == sorted(PROFESSIONALS)
    assert {each.route for each in of(group, Kind.INVITATION)} == {Route.SECURE_EMAIL}


def test_all_but_grace_have_buttons_where_they_work_as_well() -> None:
    has_buttons = recipients(with_first_meeting_booked(), Kind.MEETING_SET)
    assert has_buttons == sorted({*PROFESSIONALS, CHANNEL} - {GRACE})


def test_without_a_channel_nothing_is_posted_there() -> None:
    group = with_first_meeting_booked()
    group = replace(group, channel=replace(group.channel, platform=None))
    assert CHANNEL not in recipients(group, Kind.MEETING_SET)


def test_a_substitute_is_invited_to_that_meeting_alone() -> None:
    group = with_answers_for_first()
    assert [each.identity.subject for each in of(group, Kind.INVITATION, JOAN)] == ["M1"]


def test_reminders_leave_seven_days_and_one_working_day_before() -> None:
    """3.6: Good Friday and Easter Monday are skipped (D4)."""
    group = with_answers_for_first()
    assert days(group, Kind.REMINDER, GRACE) == ["Tue 23 Mar 09:02", "Thu 25 Mar 09:02"]


def test_who_sent_apologies_or_does_not_take_part_is_not_reminded() -> None:
    reminded = recipients(with_answers_for_first(), Kind.REMINDER)
    assert reminded == sorted([PRIYA, TOM, GRACE, MARTIN, DAWN, JOAN])


def test_who_has_not_answered_is_asked_once_and_not_reminded_the_same_day() -> None:
    group = with_first_meeting_booked()
    assert days(group, Kind.CAN_YOU_COME, DAWN) == ["Tue 23 Mar 09:02"]
    assert days(group, Kind.REMINDER, DAWN) == ["Thu 25 Mar 09:02"]


def test_who_answers_after_the_day_of_a_reminder_gets_none_on_the_heels_of_it() -> None:
    group = with_first_meeting_booked()
    yes = Answer("R1", "M1", DAWN, Coming.YES, at(23, 3, 12), DAWN)
    assert days(replace(group, answers=(yes,)), Kind.REMINDER, DAWN) == ["Thu 25 Mar 09:02"]
    early = replace(yes, at=at(22, 3, 12))
    assert len(of(replace(group, answers=(early,)), Kind.REMINDER, DAWN)) == 2


def test_lead_and_chair_are_asked_what_became_of_a_meeting_that_nobody_ended() -> None:
    group = with_meeting(with_answers_for_first(), "M1", chair=TOM)
    assert recipients(group, Kind.NOT_HELD) == sorted([PRIYA, TOM])
    assert set(days(group, Kind.NOT_HELD)) == {"Wed 31 Mar 09:02"}
    for state in (MeetingState.ENDED, MeetingState.CANCELLED):
        assert of(with_meeting(group, "M1", state=state), Kind.NOT_HELD) == []


def test_a_reminder_whose_time_had_passed_when_it_was_booked_is_not_wanted() -> None:
    group = with_meeting(with_answers_for_first(), "M1", changed_at=at(24, 3, 12))
    assert days(group, Kind.REMINDER, GRACE) == ["Thu 25 Mar 09:02"]


def test_the_chair_gets_the_list_on_the_working_day_before() -> None:
    group = with_meeting(with_answers_for_first(), "M1", chair=TOM)
    assert [each.identity.recipient for each in of(group, Kind.CHAIR_LIST)] == [TOM]
    assert days(group, Kind.CHAIR_LIST) == ["Thu 25 Mar 09:02"]
    begun = with_meeting(group, "M1", state=MeetingState.STARTED)
    assert of(begun, Kind.CHAIR_LIST) == []


def test_before_a_chair_is_named_the_one_proposed_gets_it_where_they_may_see_it() -> None:
    """L9: the team manager for the first meeting; access.md: from being named on, a chair sees."""
    first = with_answers_for_first()
    assert recipients(first, Kind.CHAIR_LIST) == [TOM]
    on_rota = Override("chair_first", "rota", "S7")
    decided = replace(first, profile=with_overrides(first.profile, (on_rota,)))
    assert recipients(decided, Kind.CHAIR_LIST) == [PRIYA]
    assert recipients(with_meeting(decided, "M1", chair=GRACE), Kind.CHAIR_LIST) == [GRACE]
    assert recipients(with_meeting(first, "M1", chair=HELEN), Kind.CHAIR_LIST) == [TOM]


def test_provisional_dates_invite_nobody_yet() -> None:
    subjects = {each.identity.subject for each in of(with_first_meeting_held(), Kind.INVITATION)}
    assert subjects == {"M2", "M3"}


def test_a_date_moved_beyond_the_review_is_off_until_that_has_decided() -> None:
    group = with_first_meeting_booked()
    beyond = {"on": date(2027, 7, 6), "revision": 2, "changed_at": at(24, 3, 11)}
    (off,) = of(with_meeting(group, "M1", provisional=True, **beyond), Kind.INVITATION, GRACE)
    assert off.needs_left
    (firm,) = of(with_meeting(group, "M1", **beyond), Kind.INVITATION, GRACE)
    assert not firm.needs_left
    assert firm.identity != off.identity


def test_a_moved_meeting_is_a_change_that_is_late_three_hours_before() -> None:
    group = with_first_meeting_booked()
    moved = with_meeting(
        group, "M1", on=date(2027, 4, 1), revision=2, changed_at=at(24, 3, 11), starts=time(14)
    )
    (change,) = of(moved, Kind.INVITATION, GRACE)
    assert (change.identity.revision, change.useful_until) == ("2.1", at(1, 4, 11))


def test_a_cancelled_meeting_is_called_off_only_to_whom_an_invitation_left() -> None:
    group = with_first_meeting_booked()
    off = with_meeting(
        group, "M1", state=MeetingState.CANCELLED, revision=2, changed_at=at(24, 3, 11)
    )
    assert all(each.needs_left for each in of(off, Kind.INVITATION))
    assert of(off, Kind.REMINDER) == []


def test_whoever_is_opted_out_is_called_off_alone_and_hears_nothing_more() -> None:
    group = with_first_meeting_held()
    left = with_member(group, DAWN, opted_out=OptOut(at(20, 4, 12), "work is done"))
    kinds = {each.identity.kind for kind in Kind for each in of(left, kind, DAWN)}
    assert kinds == {Kind.INVITATION, Kind.MEETING_SET}
    assert all(each.needs_left for each in of(left, Kind.INVITATION, DAWN))
    assert not any(each.needs_left for each in of(left, Kind.INVITATION, GRACE))


def test_who_left_after_a_meeting_began_is_not_called_off_from_it() -> None:
    group = with_first_meeting_booked()
    left = with_member(group, DAWN, opted_out=OptOut(at(30, 3, 12), "moved away"))
    assert of(left, Kind.INVITATION, DAWN) == []


def test_opting_in_again_invites_again() -> None:
    again = with_member(with_first_meeting_booked(), DAWN, spell=2, opted_in=at(22, 3, 10))
    (invitation,) = of(again, Kind.INVITATION, DAWN)
    assert invitation.identity.revision == "1.2"
    assert invitation.run_at == at(22, 3, 10)


def test_family_hear_nothing_in_this_way() -> None:
    group = with_member(with_first_meeting_held(), LEAH, possible_times=None)
    assert [each for kind in Kind for each in of(group, kind, LEAH)] == []


def test_an_unconfirmed_address_gets_nothing_but_please_confirm_who_you_are() -> None:
    group = with_first_meeting_booked()
    asha = group.member(ASHA)
    assert asha is not None
    unconfirmed = with_member(group, ASHA, contact=replace(asha.contact, confirmation=None))
    kinds = {each.identity.kind for kind in Kind for each in of(unconfirmed, kind, ASHA)}
    assert kinds == {Kind.CONFIRM_WHO}


def test_a_member_on_post_gets_the_entry_by_mail_and_the_rest_by_hand() -> None:
    group = with_first_meeting_booked()
    grace = group.member(GRACE)
    assert grace is not None
    by_post = with_member(group, GRACE, contact=replace(grace.contact, route=Route.POST))
    assert len(of(by_post, Kind.INVITATION, GRACE)) == 1
    assert of(by_post, Kind.CAN_YOU_COME, GRACE) == []


def test_a_member_who_says_yes_again_is_expected_again() -> None:
    group = with_answers_for_first()
    back = Answer("R9", "M1", ASHA, Coming.YES, at(22, 3, 11), ASHA)
    answers = (*(each for each in group.answers if each.member != ASHA), back)
    assert ASHA in recipients(replace(group, answers=answers), Kind.REMINDER)


def test_nobody_is_asked_or_reminded_on_the_day_on_which_they_are_invited() -> None:
    """Booked on a Sunday, it is told on Monday: the day on which people would be asked."""
    sunday = at(21, 3, 15)
    told = {"changed_at": sunday, "timed_at": sunday}
    group = with_meeting(with_first_meeting_booked(), "M1", on=date(2027, 3, 29), **told)
    assert days(group, Kind.INVITATION, GRACE) == ["Mon 22 Mar 08:02"]
    assert days(group, Kind.CAN_YOU_COME) == []
    assert days(group, Kind.REMINDER, GRACE) == ["Wed 24 Mar 09:02"]
    late = with_meeting(group, "M1", changed_at=at(24, 3, 7))
    assert days(late, Kind.REMINDER, GRACE) == ["Wed 24 Mar 09:02"]
    late = with_meeting(late, "M1", timed_at=at(24, 3, 7))
    assert days(late, Kind.REMINDER) == []
    assert len(of(late, Kind.CHAIR_LIST)) == 1
