"""What a group tells of itself: who is there, which dates stand, what is still to be done."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.attendance import Coming
from bot.core.facts.conferences import Conference, ConferenceKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import OptOut
from tests.cast import DAWN, DEAN, GRACE, HELEN, IQBAL, LEAH, PRIYA, at
from tests.record_story import with_actions
from tests.story import a_meeting, with_answers_for_first, with_contact_sheet, with_member

DAYS = st.dates(date(2027, 3, 18), date(2028, 3, 18))
BARE = with_contact_sheet()


@st.composite
def meetings(draw: st.DrawFn) -> tuple[Meeting, ...]:
    drawn = draw(st.lists(st.tuples(DAYS, st.sampled_from(MeetingState)), max_size=8))
    return tuple(
        a_meeting(f"M{number}", day, state=state) for number, (day, state) in enumerate(drawn, 1)
    )


@given(meetings())
def test_the_dates_that_stand_are_in_order_and_none_of_them_is_cancelled(
    drawn: tuple[Meeting, ...],
) -> None:
    group = replace(BARE, meetings=drawn)
    days = [each.on for each in group.standing]
    assert days == sorted(days)
    assert {each.id for each in drawn} - {each.id for each in group.standing} == {
        each.id for each in drawn if each.state is MeetingState.CANCELLED
    }
    assert set(group.held) | set(group.upcoming) == set(group.standing)


@given(meetings(), DAYS)
def test_the_last_meeting_held_before_a_day_has_none_held_between(
    drawn: tuple[Meeting, ...], day: date
) -> None:
    group = replace(BARE, meetings=drawn)
    before = [each.on for each in drawn if each.was_held and each.on < day]
    found = group.held_before(day)
    assert (found.on if found else None) == max(before, default=None)


def test_everybody_are_more_than_the_members_and_nobody_who_has_left() -> None:
    group = with_member(BARE, DAWN, opted_out=OptOut(at(22, 3), "work is done"))
    members = {each.id for each in group.core_members}
    assert {each.id for each in group.everybody} - members == {HELEN, IQBAL}
    assert DAWN not in members | {each.id for each in group.everybody}
    assert {each.id for each in group.family} == {LEAH, DEAN}
    assert group.member(DAWN) is not None


def test_what_somebody_answered_is_none_before_they_did() -> None:
    group = with_answers_for_first()
    assert group.coming("M1", DEAN) is Coming.DECLINED
    assert group.coming("M9", DEAN) is None


def test_the_open_actions_of_a_member_are_theirs_and_still_to_be_done() -> None:
    group = with_actions()
    assert [each.id for each in group.actions_of(PRIYA)] == ["A2"]
    assert group.actions_of(GRACE) == ()
    assert {each.id for each in group.open_actions} == {"A1", "A2", "A3"}


def review(id_: str, on: date, *, held: bool) -> Conference:
    return Conference(id_, ConferenceKind.REVIEW, on, at(17, 3), held=held)


def test_of_the_reviews_the_next_is_the_first_ahead_and_the_last_the_latest_held() -> None:
    days = (date(2027, 6, 16), date(2027, 12, 1), date(2028, 6, 1), date(2028, 12, 1))
    held = (True, True, False, False)
    reviews = tuple(
        review(f"C{n}", day, held=is_) for n, (day, is_) in enumerate(zip(days, held, strict=True))
    )
    group: CoreGroup = replace(BARE, conferences=reviews[::-1])
    assert group.last_review == reviews[1]
    assert group.next_review == reviews[2]
