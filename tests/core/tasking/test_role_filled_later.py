"""Who takes a role that was empty when minutes went out gets them when they are released again."""

from dataclasses import replace
from datetime import date

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut, Role
from bot.core.facts.people import Route
from bot.core.facts.tasks import Task, TaskKind
from bot.core.procedure.loading import load_profile
from bot.core.receipts.copies import Standing
from bot.core.receipts.of_minutes import headline, of_minutes
from bot.core.record.minuting import correct
from bot.core.record.releasing import release
from bot.core.record.versions import in_force
from bot.core.tasking.settling import settle_tasks
from tests.cast import BEN, GRACE, HELEN, PRIYA, at, outside
from tests.record_story import RELEASED, with_minutes_released, with_signatures
from tests.story import with_member

TAKEN = at(5, 4, 10)
BEN_CHAIRS = replace(
    outside(BEN, "Ben Okafor", "ben@reviewing.example", Role.CONFERENCE_CHAIR, route=Route.TEAMS),
    opted_in=TAKEN,
)


def released_without_chair() -> CoreGroup:
    """Nobody is the conference chair when the minutes of 30 March are released."""
    gone = with_member(with_signatures(), HELEN, opted_out=OptOut(at(1, 4), "moved on"))
    return settle_tasks(release(gone, "M1", PRIYA, RELEASED), RELEASED)


def filled(group: CoreGroup) -> CoreGroup:
    return settle_tasks(replace(group, members=(*group.members, BEN_CHAIRS)), TAKEN)


def to_do(group: CoreGroup) -> list[Task]:
    kinds = {TaskKind.FILL_ROLE, TaskKind.RELEASE_TO_ROLE}
    return [each for each in group.tasks if each.is_open and each.kind in kinds]


def bens(group: CoreGroup) -> list[tuple[Standing, str]]:
    minutes = in_force(group, "M1")
    assert minutes is not None
    copies = of_minutes(group, minutes, ())
    assert headline(copies) != "Sent to all."
    return [(each.standing, each.task) for each in copies if each.who == BEN]


def test_the_lead_s_task_to_fill_the_role_becomes_one_to_release_them_again() -> None:
    """H8: an empty role is a gap until its holder has the copy, with a task for the lead."""
    before = released_without_chair()
    assert [each.kind for each in to_do(before)] == [TaskKind.FILL_ROLE]
    (task,) = to_do(filled(before))
    assert (task.kind, task.subject) == (TaskKind.RELEASE_TO_ROLE, "M1:conference_chair")
    assert (task.owner, task.due_on, task.given_at) == (PRIYA, date(2027, 4, 6), TAKEN)


def test_the_receipts_name_who_waits_for_the_copy() -> None:
    """B4: "sent to all" is never shown for a list with a gap."""
    group = filled(released_without_chair())
    (task,) = to_do(group)
    assert bens(group) == [(Standing.WAITS, task.id)]
    assert bens(replace(group, tasks=())) == [(Standing.WAITS, "")]


def test_released_again_nothing_is_left_to_do() -> None:
    group = filled(released_without_chair())
    group = settle_tasks(release(group, "M1", PRIYA, at(6, 4)), at(6, 4))
    assert to_do(group) == []
    assert bens(group) == [(Standing.WAITS, "")], "on its way like everybody's"


def test_it_stays_owed_while_the_minutes_are_corrected() -> None:
    """R10: the version in force is the one that he should have."""
    group = filled(released_without_chair())
    after = settle_tasks(correct(group, "M1", PRIYA, "The date was wrong.", at(6, 4)), at(6, 4))
    assert to_do(after) == to_do(group)


def test_who_follows_a_chair_who_had_the_minutes_is_owed_no_copy() -> None:
    """H8: the list is whoever holds the role at send time."""
    gone = with_member(with_minutes_released(), HELEN, opted_out=OptOut(TAKEN, "moved on"))
    assert to_do(filled(gone)) == []


def test_who_had_them_as_a_member_and_takes_the_role_has_them_already() -> None:
    group = released_without_chair()
    roles = frozenset({Role.CONFERENCE_CHAIR})
    assert to_do(settle_tasks(with_member(group, GRACE, roles=roles), TAKEN)) == []


def test_a_profile_that_sends_no_further_copies_owes_none() -> None:
    group = replace(filled(released_without_chair()), profile=load_profile("leicester"))
    assert to_do(settle_tasks(group, TAKEN)) == []
