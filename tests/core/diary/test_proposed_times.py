"""Members propose times; the social care team books."""

from datetime import date, time

import pytest

from bot.core.diary.proposed_times import propose, proposed
from bot.core.facts.members import OptOut, ProposedTime
from bot.core.refusals import Refusal
from tests.cast import GRACE, LEAH, at
from tests.story import member_of, with_contact_sheet, with_first_meeting_booked, with_member

NOW = at(18, 3)
TEN = time(10)


def test_grace_and_leah_propose_a_time_each_and_the_last_word_counts() -> None:
    group = with_contact_sheet()
    group = propose(group, member_of(group, GRACE), date(2027, 3, 31), TEN, NOW)
    group = propose(group, member_of(group, GRACE), date(2027, 3, 30), TEN, NOW)
    group = propose(group, member_of(group, LEAH), date(2027, 4, 1), time(9), NOW)
    assert [(member.id, each) for member, each in proposed(group, NOW.date())] == [
        (GRACE, ProposedTime(date(2027, 3, 30), TEN, NOW)),
        (LEAH, ProposedTime(date(2027, 4, 1), time(9), NOW)),
    ]


def test_a_time_that_is_past_cannot_be_proposed_and_is_not_shown_later() -> None:
    group = with_contact_sheet()
    with pytest.raises(Refusal, match="is past"):
        propose(group, member_of(group, GRACE), date(2027, 3, 18), time(9), NOW)
    group = propose(group, member_of(group, GRACE), date(2027, 3, 19), TEN, NOW)
    assert proposed(group, date(2027, 3, 20)) == ()


def test_what_is_booked_or_came_from_somebody_who_left_is_no_proposal() -> None:
    group = with_first_meeting_booked()
    group = propose(group, member_of(group, GRACE), date(2027, 3, 30), TEN, NOW)
    assert proposed(group, NOW.date()) == ()
    group = propose(group, member_of(group, GRACE), date(2027, 3, 31), TEN, NOW)
    left = with_member(group, GRACE, opted_out=OptOut(at(19, 3), "moved"))
    assert proposed(left, NOW.date()) == ()
