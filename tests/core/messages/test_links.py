"""A link never outlives what it is for."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.meetings import MeetingState
from bot.core.messages.links import LIVES, dies_at
from bot.core.messages.wording import Purpose
from bot.core.wall_clock import local
from tests.cast import at
from tests.story import with_first_meeting_booked, with_meeting

BOOKED = with_first_meeting_booked()
BEFORE = at(22, 3)
END = at(30, 3, 11, 30)


def test_a_link_that_answers_for_a_meeting_dies_with_it() -> None:
    assert dies_at(BOOKED, Purpose.ANSWER, "M1", BEFORE) == END
    assert dies_at(BOOKED, Purpose.UPDATE, "M1", BEFORE) == END
    assert dies_at(BOOKED, Purpose.SWAP, "M1:notes", BEFORE) == END


def test_request_and_chase_have_links_that_die_together() -> None:
    requested, chased = BEFORE, at(29, 3)
    assert dies_at(BOOKED, Purpose.UPDATE, "M1", requested) == dies_at(
        BOOKED, Purpose.UPDATE, "M1", chased
    )


def test_who_missed_the_meeting_is_asked_by_a_link_that_lives_on() -> None:
    held = with_meeting(BOOKED, "M1", state=MeetingState.ENDED)
    assert dies_at(held, Purpose.UPDATE, "M1", at(30, 3, 11)) > END + timedelta(days=41)
    assert dies_at(BOOKED, Purpose.UPDATE, "M1", at(30, 3, 12)) > END + timedelta(days=41)


@given(st.sampled_from(sorted(Purpose)), st.integers(0, 10**7))
def test_every_other_link_lives_six_weeks_to_the_end_of_a_day(purpose: Purpose, s: int) -> None:
    now = BEFORE + timedelta(seconds=s)
    until = dies_at(BOOKED, purpose, "T1", now)
    assert LIVES < until - now <= LIVES + timedelta(hours=25)
    assert local(until).hour == 0
