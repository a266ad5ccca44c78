"""A family member's own part of a group: what their commands hold, and nothing beside it."""

from dataclasses import replace

import pytest

from bot.core.access.own_part import as_held_for, own_invitations
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import ChildsPart, Member, MemberKind
from bot.core.facts.taking_part import FamilyPlace, TakesPart
from tests.cast import DEAN, GRACE, JOAN, LEAH, at
from tests.record_story import with_actions, with_grace_absent, with_minutes_released, with_voices
from tests.story import member_of, with_first_meeting_held, with_meeting, with_member


def days(facts: CoreGroup, member: Member) -> list[str]:
    return [each.id for each in own_invitations(facts, member)]


def test_family_are_asked_to_meetings_whose_dates_stand_since_they_joined() -> None:
    facts = with_first_meeting_held()
    assert days(facts, member_of(facts, LEAH)) == ["M1", "M2", "M3"]
    later = with_member(facts, LEAH, opted_in=at(1, 4))
    assert days(later, member_of(later, LEAH)) == ["M2", "M3"]


def test_who_has_a_talk_of_their_own_is_told_nothing_of_the_meeting() -> None:
    """S21."""
    for part, told in ((TakesPart.SEPARATE_TALK, False), (TakesPart.PART_OF_IT, True)):
        facts = with_meeting(with_first_meeting_held(), "M2", places=(FamilyPlace(DEAN, part),))
        assert ("M2" in days(facts, member_of(facts, DEAN))) is told
        assert "M2" in days(facts, member_of(facts, LEAH))


@pytest.mark.parametrize(
    ("part", "asked"),
    [
        (ChildsPart.ATTENDS, True),
        (ChildsPart.ATTENDS_PART, True),
        (ChildsPart.VIEWS_BROUGHT, False),
        (ChildsPart.NOT_ATTENDING, False),
        (None, False),
    ],
)
def test_a_child_is_asked_as_was_decided_for_it(part: ChildsPart | None, *, asked: bool) -> None:
    """H3."""
    facts = with_first_meeting_held()
    child = replace(member_of(facts, LEAH), kind=MemberKind.CHILD, childs_part=part)
    assert bool(days(facts, child)) is asked


def test_a_substitute_is_asked_to_one_meeting() -> None:
    """L10."""
    facts = with_first_meeting_held()
    assert days(facts, member_of(facts, JOAN)) == ["M1"]


def test_what_family_hold_names_nobody_else_and_holds_nothing_of_minutes_and_plan() -> None:
    facts = with_voices(with_grace_absent(with_actions(with_minutes_released())))
    own = as_held_for(facts, member_of(facts, LEAH))
    assert [each.id for each in own.members] == [LEAH]
    assert [each.id for each in own.actions] == ["A1"]
    assert {each.member for each in own.answers} == {LEAH}
    assert (own.minutes, own.updates, own.plan.voices, own.flag_reason) == ((), (), (), "")
    assert [each.id for each in own.children] == [each.id for each in facts.children]
    assert as_held_for(facts, member_of(facts, GRACE)) is facts
