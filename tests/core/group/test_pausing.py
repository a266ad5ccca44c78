"""A pause of a person or of the group: who can begin one, what it does to links, who lifts it."""

from dataclasses import replace

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.pauses import own_pause, pause_of, pauses_of
from bot.core.group.pausing import lift, pause
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import DEAN, GRACE, LEAH, PRIYA, TOM, at
from tests.story import with_contact_sheet, with_member

THEN, LATER = at(18, 5), at(20, 5)
WHOLE = ""


def generations(group: CoreGroup) -> set[str]:
    return {each.id for each in group.members if each.link_generation > 1}


def test_a_pause_of_one_person_kills_their_links_and_nobody_elses() -> None:
    group = pause(with_contact_sheet(), LEAH, PRIYA, THEN)
    assert generations(group) == {LEAH}
    (begun,) = group.pauses
    assert (begun.id, begun.by, begun.member, begun.at) == ("Z1", PRIYA, LEAH, THEN)
    assert (pause_of(group.pauses, LEAH), pause_of(group.pauses, DEAN)) == (begun, None)


def test_a_pause_of_the_group_kills_all_links_and_holds_for_everybody() -> None:
    group = pause(with_contact_sheet(), WHOLE, PRIYA, THEN)
    assert generations(group) == {each.id for each in group.members}
    assert pause_of(group.pauses, GRACE) == own_pause(group.pauses, WHOLE) == group.pauses[0]


def test_the_same_cannot_be_paused_twice_and_both_can_be_paused_side_by_side() -> None:
    group = pause(with_contact_sheet(), LEAH, PRIYA, THEN)
    with pytest.raises(AlreadyDone):
        pause(group, LEAH, TOM, LATER)
    both = pause(group, WHOLE, TOM, LATER)
    assert [each.id for each in pauses_of(both.pauses, LEAH)] == ["Z1", "Z2"]
    still = lift(both, WHOLE, TOM, LATER)
    assert pause_of(still.pauses, LEAH) == group.pauses[0]
    assert pause_of(still.pauses, DEAN) is None


def test_a_lift_is_recorded_with_who_and_when_and_leaves_dead_links_dead() -> None:
    group = lift(pause(with_contact_sheet(), LEAH, PRIYA, THEN), LEAH, TOM, LATER)
    (over,) = group.pauses
    assert (over.stands, over.lifted_by, over.lifted_at) == (False, TOM, LATER)
    assert generations(group) == {LEAH}
    again = pause(group, LEAH, PRIYA, at(21, 5))
    assert [each.id for each in again.pauses] == ["Z1", "Z2"]


def test_what_is_not_paused_cannot_be_lifted() -> None:
    with pytest.raises(Refusal, match="No such pause"):
        lift(pause(with_contact_sheet(), LEAH, PRIYA, THEN), DEAN, PRIYA, LATER)


@pytest.mark.parametrize("whose", [PRIYA, WHOLE, LEAH])
def test_who_is_paused_themselves_lifts_none_while_the_other_can(whose: str) -> None:
    """Somebody else may have the use of what is theirs."""
    group = pause(with_contact_sheet(), PRIYA, TOM, THEN)
    group = group if whose == PRIYA else pause(group, whose, TOM, THEN)
    with pytest.raises(Refusal, match="paused yourself"):
        lift(group, whose, PRIYA, LATER)
    assert own_pause(lift(group, whose, TOM, LATER).pauses, whose) is None


def test_where_there_is_no_other_a_lead_can_lift_their_own_pause() -> None:
    group = pause(with_contact_sheet(), PRIYA, PRIYA, THEN)
    alone = with_member(group, TOM, roles=frozenset())
    assert own_pause(lift(alone, PRIYA, PRIYA, LATER).pauses, PRIYA) is None
    both = pause(group, TOM, TOM, THEN)
    assert own_pause(lift(both, PRIYA, PRIYA, LATER).pauses, PRIYA) is None


def test_a_pause_held_between_its_two_moments_and_never_while_it_stands() -> None:
    begun = pause(with_contact_sheet(), LEAH, PRIYA, THEN).pauses[0]
    over = replace(begun, lifted_at=LATER)
    assert [over.held(each) for each in (at(17, 5), THEN, at(19, 5), LATER, at(21, 5))] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert not begun.held(at(19, 5))
