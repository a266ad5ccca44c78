"""The record says what was not agreed, under the role of whoever brought it (H10, R18)."""

from dataclasses import replace

from bot.core.disagreeing.settling import close
from bot.core.documents.disagreements import NOT_SETTLED, disagreements
from bot.core.documents.family_copy import family_copy
from bot.core.facts.groups import CoreGroup
from tests.cast import DEAN, LEAH, PRIYA, TOM, at
from tests.core.disagreeing.disagree_story import TEXT, brought, shared, the_one, unresolved
from tests.record_story import record_of, with_minutes_released
from tests.story import meeting_of, member_of


def lines(group: CoreGroup) -> list[str]:
    return list(disagreements(group, meeting_of(group, "M1")))


def test_what_the_meeting_tried_stands_by_its_owner_s_role_and_nothing_else() -> None:
    assert lines(brought()) == lines(shared()) == []
    assert lines(unresolved()) == [f"Disagreement, school DSL: {TEXT} {NOT_SETTLED}"]
    settled = unresolved(settled="Weekly visits.")
    assert lines(settled) == [f"Disagreement, school DSL: {TEXT} Settled: Weekly visits."]
    assert "Lead Social Worker: " in lines(unresolved(PRIYA))[0]


def test_what_came_of_it_later_does_not_change_the_record() -> None:
    group = unresolved()
    closed = close(group, the_one(group), "Weekly.", by=TOM, now=at(31, 3))
    assert lines(closed) == lines(group)


def test_nothing_of_it_stands_in_a_family_copy() -> None:
    """Access: a disagreement is not for family, the released copy included (B9)."""
    released = replace(with_minutes_released(), disagreements=unresolved().disagreements)
    assert lines(released)
    copies = [
        family_copy(released, record_of(released), member_of(released, who), {}).parts
        for who in (LEAH, DEAN)
    ]
    assert TEXT not in repr(copies)


def test_of_somebody_no_longer_known_it_says_no_role() -> None:
    group = unresolved()
    nobody = replace(group, disagreements=(replace(the_one(group), by="p99"),))
    assert lines(nobody)[0].startswith("Disagreement, a member: ")
