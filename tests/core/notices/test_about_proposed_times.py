"""A time that is proposed reaches who books, and who is to say whether they can (L8)."""

from datetime import date, time

from bot.core.diary.proposed_times import ask_who_can, propose, say_who_can
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import Role, SaidOfTime
from bot.core.messages.wording import Purpose, Silence, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Kind
from bot.core.wall_clock import instant_of
from tests.cast import ASHA, DAWN, GRACE, LEAH, MARTIN, PRIYA, TOM, at
from tests.core.notices.reading import days, of, recipients, stored
from tests.story import member_of, with_first_meeting_booked, with_meeting, with_member

ON, TWO = date(2027, 3, 31), time(14)


def proposed_by(who: str, group: CoreGroup | None = None) -> CoreGroup:
    """Somebody would rather meet on Wed 31 Mar at 14:00."""
    group = group or with_first_meeting_booked()
    return propose(group, member_of(group, who), ON, TWO, at(18, 3, 12))


def put_to_all(group: CoreGroup | None = None) -> CoreGroup:
    """Priya asks everybody whether they can come then."""
    group = group or with_first_meeting_booked()
    return ask_who_can(group, member_of(group, PRIYA), ON, TWO, at(18, 3, 13))


def says(group: CoreGroup, who: str, *, can: bool) -> CoreGroup:
    return say_who_can(group, ON, TWO, SaidOfTime(who, can, at(19, 3), who), group)


def all_have_said() -> CoreGroup:
    group = put_to_all()
    for who in (TOM, GRACE, MARTIN, ASHA, DAWN):
        group = says(group, who, can=who is not ASHA)
    return group


def test_the_lead_is_told_at_once_and_until_that_time() -> None:
    (told,) = of(proposed_by(GRACE), Kind.TIME_PROPOSED, PRIYA)
    assert told.lapses_at == instant_of(ON, TWO)


def test_the_manager_is_told_of_what_waits_for_a_working_day_unless_it_is_over_by_then() -> None:
    """H2; never of their own, nor of the lead's own, who books."""
    assert days(proposed_by(GRACE), Kind.TIME_PROPOSED, TOM) == ["Fri 19 Mar 09:02"]
    group, on = with_first_meeting_booked(), date(2027, 3, 19)
    soon = propose(group, member_of(group, GRACE), on, time(8), at(18, 3, 12))
    assert recipients(soon, Kind.TIME_PROPOSED) == [PRIYA]
    for who in (TOM, PRIYA):
        assert TOM not in recipients(proposed_by(who), Kind.TIME_PROPOSED)


def test_it_says_what_to_do_next_and_names_nobody() -> None:
    group = proposed_by(GRACE)
    planned = stored(of(group, Kind.TIME_PROPOSED)[0])
    found = word(group, planned)
    assert isinstance(found, Wording)
    assert found.subject == "7KQ2: somebody proposes Wed 31 Mar 2027, 14:00"
    assert "Only the social care team books." in repr(found.card)
    withdrawn = with_member(group, GRACE, proposes=None)
    assert isinstance(word(withdrawn, planned), Silence)


def test_an_organiser_is_told_and_a_manager_who_chairs_the_next_meeting() -> None:
    group = with_member(proposed_by(LEAH), GRACE, roles=frozenset({Role.ORGANISER}))
    assert recipients(group, Kind.TIME_PROPOSED) == [PRIYA, TOM, GRACE]
    chaired = with_meeting(group, "M1", chair=TOM)
    assert days(chaired, Kind.TIME_PROPOSED, TOM) == ["Thu 18 Mar 12:00"]


def test_a_chair_who_cannot_book_is_not_told() -> None:
    group = with_meeting(proposed_by(LEAH), "M1", chair=GRACE)
    assert GRACE not in recipients(group, Kind.TIME_PROPOSED)


def test_nobody_is_told_of_what_they_proposed_themselves() -> None:
    assert of(proposed_by(PRIYA), Kind.TIME_PROPOSED) == []


def test_once_a_meeting_is_booked_that_day_nobody_is_told() -> None:
    group = proposed_by(GRACE)
    booked = with_meeting(group, "M1", on=ON)
    assert of(booked, Kind.TIME_PROPOSED) == []


def test_without_a_meeting_booked_the_lead_is_told_all_the_same() -> None:
    group = with_meeting(with_first_meeting_booked(), "M1", state=MeetingState.CANCELLED)
    assert PRIYA in recipients(proposed_by(GRACE, group), Kind.TIME_PROPOSED)


def test_each_professional_is_asked_until_they_have_said_and_no_longer_than_that_time() -> None:
    group = put_to_all()
    assert recipients(group, Kind.CAN_YOU_THEN) == [TOM, GRACE, MARTIN, ASHA, DAWN]
    assert {each.lapses_at for each in of(group, Kind.CAN_YOU_THEN)} == {instant_of(ON, TWO)}
    assert recipients(says(group, ASHA, can=False), Kind.CAN_YOU_THEN) == [TOM, GRACE, MARTIN, DAWN]


def test_the_question_says_that_nothing_is_booked_and_takes_a_no_like_a_yes() -> None:
    group = put_to_all()
    found = word(group, stored(of(group, Kind.CAN_YOU_THEN, GRACE)[0]))
    assert isinstance(found, Wording)
    assert found.subject == "7KQ2: can you meet on Wed 31 Mar 2027, 14:00?"
    assert "Nothing is booked yet." in repr(found.card)
    for answer in ("yes", "no"):
        assert f"meet {answer} 2027-03-31 14:00" in repr(found.card)
    assert found.link_for is Purpose.TIME


def test_whoever_asked_is_told_once_nobody_is_left_to_say() -> None:
    assert recipients(says(put_to_all(), TOM, can=True), Kind.TIME_ANSWERED) == []
    assert recipients(all_have_said(), Kind.TIME_ANSWERED) == [PRIYA]
    assert of(all_have_said(), Kind.CAN_YOU_THEN) == []


def test_a_time_that_was_put_to_all_is_no_longer_told_as_proposed() -> None:
    group = put_to_all(proposed_by(GRACE))
    assert of(group, Kind.TIME_PROPOSED) == []
    assert GRACE not in recipients(group, Kind.CAN_YOU_THEN)


def test_once_it_is_booked_nobody_is_asked_about_it() -> None:
    assert of(with_meeting(put_to_all(), "M1", on=ON), Kind.CAN_YOU_THEN) == []
