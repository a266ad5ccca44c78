"""Members propose times and say whether they can; the social care team books."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.core.access.own_part import as_held_for
from bot.core.diary.proposed_times import (
    ask_who_can,
    asked_about,
    propose,
    proposed,
    say_who_can,
    to_be_asked,
)
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import MemberKind, OptOut, ProposedTime, Role, SaidOfTime
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import ASHA, DAWN, GRACE, IQBAL, LEAH, MARTIN, PRIYA, TOM, at
from tests.story import (
    member_of,
    with_contact_sheet,
    with_first_meeting_booked,
    with_meeting,
    with_member,
)

NOW = at(18, 3)
TEN = time(10)
ON, TWO = date(2027, 3, 31), time(14)
BOOKED = with_first_meeting_booked()


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


def asked(who: str = PRIYA, group: CoreGroup | None = None) -> CoreGroup:
    """Everybody is asked whether they can meet on Wed 31 Mar at 14:00."""
    group = group or with_contact_sheet()
    return ask_who_can(group, member_of(group, who), ON, TWO, NOW)


def says(group: CoreGroup, who: str, *, can: bool) -> CoreGroup:
    return say_who_can(group, ON, TWO, SaidOfTime(who, can, at(19, 3), who), group)


def missing(group: CoreGroup, owner: str = PRIYA) -> list[str]:
    time_ = member_of(group, owner).proposes
    assert time_ is not None
    return [each.id for each in to_be_asked(group, time_)]


def test_every_professional_but_the_one_who_asks_is_asked_and_nothing_is_booked() -> None:
    group = asked()
    assert missing(group) == [TOM, GRACE, MARTIN, ASHA, DAWN]
    assert group.meetings == ()


def test_each_says_yes_or_no_and_may_change_it() -> None:
    group = says(says(asked(), GRACE, can=True), ASHA, can=False)
    assert missing(group) == [TOM, MARTIN, DAWN]
    ((_, time_),) = asked_about(says(group, GRACE, can=False), NOW)
    assert sorted((each.member, each.can) for each in time_.said) == [(GRACE, False), (ASHA, False)]


def test_what_the_lead_records_of_a_parent_counts_like_any_answer() -> None:
    no, group = SaidOfTime(LEAH, can=False, at=NOW, recorded_by=PRIYA), asked()
    ((_, time_),) = asked_about(say_who_can(group, ON, TWO, no, group), NOW)
    assert time_.said[0].recorded_by == PRIYA


def test_a_time_that_somebody_proposed_stays_theirs_and_they_are_not_asked() -> None:
    group = with_contact_sheet()
    group = asked(group=propose(group, member_of(group, GRACE), ON, TWO, NOW))
    ((owner, time_),) = asked_about(group, NOW)
    assert (owner.id, time_.asked_by) == (GRACE, PRIYA)
    assert missing(group, GRACE) == [TOM, MARTIN, ASHA, DAWN]


def test_an_organiser_who_is_no_member_may_ask_too() -> None:
    outside = with_member(
        with_contact_sheet(), IQBAL, kind=MemberKind.OUTSIDE, roles=frozenset({Role.ORGANISER})
    )
    assert missing(asked(IQBAL, outside), IQBAL) == [PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN]


def test_nobody_is_asked_twice_or_of_a_day_that_is_booked_or_past() -> None:
    with pytest.raises(AlreadyDone, match="asked about this time already"):
        asked(TOM, asked())
    booked = with_first_meeting_booked()
    with pytest.raises(AlreadyDone, match="meets on Tue 30 Mar"):
        ask_who_can(booked, member_of(booked, PRIYA), date(2027, 3, 30), TEN, NOW)
    with pytest.raises(Refusal, match="is past"):
        ask_who_can(booked, member_of(booked, PRIYA), NOW.date(), time(8), NOW)


def test_a_no_to_a_time_that_stands_no_more_is_refused_and_never_counts_for_another() -> None:
    group = asked()
    other = propose(group, member_of(group, PRIYA), date(2027, 4, 1), TWO, NOW)
    for gone in (other, with_meeting(replace(group, meetings=BOOKED.meetings), "M1", on=ON)):
        with pytest.raises(Refusal, match="any more"):
            says(gone, GRACE, can=False)
    over = SaidOfTime(GRACE, can=True, at=at(31, 3, 15), recorded_by=GRACE)
    with pytest.raises(Refusal, match="any more"):
        say_who_can(group, ON, TWO, over, group)


def test_a_parent_says_it_of_the_time_that_they_proposed_and_hears_of_no_other() -> None:
    group = with_contact_sheet()
    leahs = asked(group=propose(group, member_of(group, LEAH), ON, TWO, NOW))
    yes = SaidOfTime(LEAH, can=True, at=NOW, recorded_by=LEAH)
    known = as_held_for(leahs, member_of(leahs, LEAH))
    after = say_who_can(leahs, ON, TWO, yes, known)
    ((owner, time_),) = asked_about(after, NOW)
    assert (owner.id, time_.said, len(after.members)) == (LEAH, (yes,), len(leahs.members))
    others = asked()
    known = as_held_for(others, member_of(others, LEAH))
    with pytest.raises(Refusal, match="any more"):
        say_who_can(others, ON, TWO, yes, known)
