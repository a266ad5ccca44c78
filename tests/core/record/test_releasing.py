"""The lead releases; the list is who is entitled at that moment, and it names its gaps."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.covers import Cover
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import MemberKind, OptOut, Role
from bot.core.facts.minutes import MinutesState
from bot.core.facts.people import Route
from bot.core.procedure.loading import load_profile
from bot.core.procedure.overrides import Override, with_overrides
from bot.core.record.minuting import correct, send_to_lead, write
from bot.core.record.releasing import also_to, empty_roles, file_copy, release
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import (
    ASHA,
    BEN,
    DAWN,
    DEAN,
    GRACE,
    HELEN,
    IQBAL,
    JOAN,
    LEAH,
    MARTIN,
    PRIYA,
    TOM,
    at,
    outside,
)
from tests.record_story import (
    RELEASED,
    SENT,
    record_of,
    with_draft,
    with_lead_having_it,
    with_minutes_released,
    with_signatures,
)
from tests.story import with_member

LATER = at(5, 4)


def without(group: CoreGroup, who: str) -> CoreGroup:
    return with_member(group, who, opted_out=OptOut(at(1, 4), "moved on"))


def released_again(group: CoreGroup) -> CoreGroup:
    """Return the group with the next version released, where no signatures are asked for."""
    group = replace(group, profile=load_profile("leicester"))
    group = correct(group, "M1", PRIYA, "The date was wrong.", LATER)
    return release(send_to_lead(group, "M1", LATER), "M1", PRIYA, LATER)


def test_it_goes_to_the_professionals_and_the_roles_of_the_profile_and_to_nobody_else() -> None:
    minutes = record_of(with_minutes_released())
    assert minutes.recipients == (PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN, HELEN)
    assert not set(minutes.recipients) & {JOAN, IQBAL, LEAH, DEAN}
    assert (minutes.state, minutes.released_by) == (MinutesState.FINAL, PRIYA)
    assert (minutes.released_at, minutes.as_cover) == (RELEASED, Cover.NONE)


def test_the_team_manager_releases_as_cover() -> None:
    group = release(with_signatures(), "M1", TOM, RELEASED, as_cover=Cover.COVER)
    assert (record_of(group).released_by, record_of(group).as_cover) == (TOM, Cover.COVER)


def test_a_foster_carer_is_a_member_and_gets_the_record() -> None:
    group = with_member(with_signatures(), DAWN, kind=MemberKind.FOSTER_CARER)
    assert DAWN in record_of(release(group, "M1", PRIYA, RELEASED)).recipients


def test_whoever_has_left_before_is_not_on_the_list() -> None:
    group = release(without(with_signatures(), DAWN), "M1", PRIYA, RELEASED)
    assert DAWN not in record_of(group).recipients


def test_an_empty_role_stops_nobody_elses_copy_and_is_a_gap() -> None:
    group = release(without(with_signatures(), HELEN), "M1", PRIYA, RELEASED)
    assert record_of(group).recipients == (PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN)
    assert empty_roles(group) == (Role.CONFERENCE_CHAIR,)


def test_released_again_it_goes_to_who_has_taken_the_empty_role_and_to_nobody_twice() -> None:
    group = release(without(with_signatures(), HELEN), "M1", PRIYA, RELEASED)
    chair = outside(
        BEN, "Ben Okafor", "ben@reviewing.example", Role.CONFERENCE_CHAIR, route=Route.SECURE_EMAIL
    )
    filled = replace(group, members=(*group.members, chair))
    again = release(filled, "M1", PRIYA, LATER)
    assert record_of(again).recipients[-1] == BEN
    assert record_of(again).released_at == RELEASED
    with pytest.raises(AlreadyDone):
        release(again, "M1", PRIYA, LATER)


def test_it_is_not_released_before_the_lead_has_it_or_before_it_is_signed() -> None:
    with pytest.raises(Refusal, match="not sent these minutes"):
        release(with_draft(), "M1", PRIYA, RELEASED)
    with pytest.raises(Refusal, match="chair; team manager or senior social worker"):
        release(with_lead_having_it(), "M1", PRIYA, RELEASED)


def test_a_place_of_a_role_that_signs_nothing_stays_open() -> None:
    place = Override("minutes_signatures", "lead")
    group = with_lead_having_it()
    group = replace(group, profile=with_overrides(group.profile, (place,)))
    with pytest.raises(Refusal, match="a role that signs nothing here"):
        release(group, "M1", PRIYA, RELEASED)


def test_where_nobody_signs_the_record_must_still_say_what_was_agreed() -> None:
    group = write(with_draft(), "M1", MARTIN, {"intervention_agreed": ""}, SENT)
    group = replace(send_to_lead(group, "M1", SENT), profile=load_profile("leicester"))
    with pytest.raises(Refusal, match="Intervention agreed"):
        release(group, "M1", PRIYA, RELEASED)


def test_a_profile_without_further_copies_sends_to_members_alone() -> None:
    group = replace(with_lead_having_it(), profile=load_profile("leicester"))
    assert (also_to(group), empty_roles(group)) == ((), ())
    minutes = record_of(release(group, "M1", PRIYA, RELEASED))
    assert minutes.recipients == (PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN)


def test_a_correction_goes_to_those_who_had_the_old_one_and_are_still_there() -> None:
    newcomer = replace(
        outside(BEN, "Ben Okafor", "ben@health.example", route=Route.SECURE_EMAIL),
        kind=MemberKind.PROFESSIONAL,
    )
    group = without(with_minutes_released(), DAWN)
    group = released_again(replace(group, members=(*group.members, newcomer)))
    assert record_of(group).version == 2
    assert record_of(group).recipients == (PRIYA, TOM, GRACE, MARTIN, ASHA)


def test_each_professional_ticks_once_that_the_copy_is_in_their_own_file() -> None:
    group = with_minutes_released()
    group = file_copy(group, record_of(group), GRACE, LATER)
    assert [(each.member, each.at) for each in record_of(group).filed] == [(GRACE, LATER)]
    with pytest.raises(AlreadyDone):
        file_copy(group, record_of(group), GRACE, LATER)
    with pytest.raises(Refusal, match="draft is not filed"):
        file_copy(with_draft(), record_of(with_draft()), GRACE, LATER)


LEAVERS = st.sets(st.sampled_from([PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN, HELEN]))


@given(LEAVERS, LEAVERS)
def test_nobody_is_sent_a_version_twice_or_after_leaving_and_nobody_entitled_is_forgotten(
    before: set[str], between: set[str]
) -> None:
    group = with_lead_having_it()
    group = replace(group, profile=load_profile("leicester"))
    for who in before:
        group = without(group, who)
    group = release(group, "M1", PRIYA, RELEASED)
    first = record_of(group).recipients
    assert set(first) == {PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN} - before
    for who in between:
        group = without(group, who)
    second = record_of(released_again(group)).recipients
    assert set(second) == set(first) - between
    assert len(second) == len(set(second))
