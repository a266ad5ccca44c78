"""Lead and manager hear of a pause at once and of its end, carriers to keep what they have."""

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from bot.core.facts.people import Contact, Route
from bot.core.facts.tasks import Task, TaskKind
from bot.core.group.pausing import lift, pause
from bot.core.messages.wording import Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Kind, WantedNotice
from bot.core.notices.wanted import wanted
from bot.core.tasking.settling import settle_tasks
from tests.cast import DEAN, GRACE, IQBAL, LEAH, MARTIN, PRIYA, TOM, at
from tests.core.notices.reading import clock, stored
from tests.core.tasking.test_when_closed import closed
from tests.story import with_first_meeting_booked, with_first_meeting_held, with_member

BEFORE, PAUSED, LIFTED = at(31, 3, 12), at(1, 4), at(3, 4, 22)
WHOLE = ""


def paused(member: str = LEAH, by: str = PRIYA) -> CoreGroup:
    """Return the group after the first meeting, on Thu 1 Apr at 09:00, somebody paused."""
    begun = pause(settle_tasks(with_first_meeting_held(), BEFORE), member, by, PAUSED)
    return settle_tasks(begun, PAUSED)


def lifted(member: str = LEAH, by: str = PRIYA) -> CoreGroup:
    """Return it on Sat 3 Apr at 22:00, the pause lifted."""
    return settle_tasks(lift(paused(member), member, by, LIFTED), LIFTED)


def martin_carries_to(member: str) -> CoreGroup:
    """Return the group with somebody paused to whom Martin brings things by hand."""
    by_hand = Contact(route=Route.BY_HAND, route_by=MARTIN)
    group = with_member(with_first_meeting_held(), member, contact=by_hand)
    begun = pause(settle_tasks(group, BEFORE), member, PRIYA, PAUSED)
    return settle_tasks(begun, PAUSED)


def _is_taken(task: Task) -> bool:
    """Tell whether a task was taken back of which its owner had heard."""
    return not task.is_open and task.given_at < PAUSED


def told(group: CoreGroup, kind: Kind) -> list[tuple[str, str]]:
    return [(e.identity.recipient, clock(e.run_at)) for e in of_kind(group, kind)]


def of_kind(group: CoreGroup, kind: Kind) -> list[WantedNotice]:
    return [each for each in wanted(group) if each.identity.kind is kind]


@pytest.mark.parametrize(
    ("by", "hear"), [(PRIYA, [TOM]), (TOM, [PRIYA]), (LEAH, [PRIYA, TOM]), (GRACE, [PRIYA, TOM])]
)
def test_lead_and_manager_hear_at_once_but_for_whoever_did_it(by: str, hear: list[str]) -> None:
    assert told(paused(by=by), Kind.PAUSED) == [(each, "Thu 1 Apr 09:00") for each in hear]


def test_it_is_told_at_any_hour_and_also_of_the_whole_group() -> None:
    group = pause(with_first_meeting_held(), WHOLE, PRIYA, at(3, 4, 23, 30))
    (notice,) = wanted(group)
    assert (notice.identity.kind, notice.identity.recipient) == (Kind.PAUSED, TOM)
    assert (notice.run_at, notice.useful_until) == (at(3, 4, 23, 30), at(4, 4, 0, 30))
    assert notice.lapses_at is None


def test_to_a_lead_who_is_paused_themselves_nothing_leaves_not_even_that() -> None:
    assert told(paused(PRIYA, by=TOM), Kind.PAUSED) == []
    assert told(paused(PRIYA, by=PRIYA), Kind.PAUSED) == [(TOM, "Thu 1 Apr 09:00")]
    both = pause(paused(PRIYA, by=TOM), WHOLE, IQBAL, at(1, 4, 10))
    assert {each.identity.recipient for each in wanted(both)} == {TOM}


def test_the_other_hears_that_it_is_lifted_and_no_more_that_it_stands() -> None:
    group = lifted(by=TOM)
    assert told(group, Kind.PAUSE_LIFTED) == [(PRIYA, "Mon 5 Apr 08:02")]
    assert told(group, Kind.PAUSED) == []


def test_one_who_is_both_lead_and_manager_hears_once_and_of_a_closed_group_as_well() -> None:
    alone = with_member(paused(by=LEAH), TOM, roles=frozenset())
    alone = with_member(alone, PRIYA, roles=frozenset({Role.LEAD, Role.TEAM_MANAGER}))
    assert [who for who, _ in told(alone, Kind.PAUSED)] == [PRIYA]
    assert told(closed(paused(by=LEAH)), Kind.PAUSED)


def test_whoever_has_something_in_hand_for_them_is_told_to_keep_it_at_once() -> None:
    group = martin_carries_to(LEAH)
    taken = [each for each in group.tasks if each.owner == MARTIN and _is_taken(each)]
    assert {each.kind for each in taken} == {TaskKind.GIVE_INVITATION}
    assert told(group, Kind.TASK_WAITS) == [(MARTIN, "Thu 1 Apr 09:00")] * len(taken)
    said = word(group, stored(of_kind(group, Kind.TASK_WAITS)[0]))
    assert isinstance(said, Wording)
    assert said.subject == f"7KQ2: please wait with task {taken[0].id}"


def test_who_was_told_to_keep_it_is_told_once_that_it_is_to_be_done_after_all() -> None:
    waits = martin_carries_to(LEAH)
    group = settle_tasks(lift(waits, LEAH, PRIYA, LIFTED), LIFTED)
    assert told(group, Kind.TASK_WAITS) == []
    again = [each for each in of_kind(group, Kind.TASK_GIVEN) if each.identity.recipient == MARTIN]
    his = {each.id for each in waits.tasks if each.owner == MARTIN and _is_taken(each)}
    back = {each.identity.subject: each.identity.occasion for each in again}
    assert {back[each] for each in his} == {"Z1"}
    assert len(again) == len(back)


def test_lead_and_manager_are_told_of_the_pause_and_not_of_each_task() -> None:
    assert told(paused(), Kind.TASK_WAITS) == []
    assert {e.identity.occasion for e in of_kind(lifted(), Kind.TASK_GIVEN)} == {""}


def test_in_a_paused_group_nobody_is_told_to_wait() -> None:
    group = with_member(
        with_first_meeting_booked(), DEAN, contact=Contact(route=Route.BY_HAND, route_by=MARTIN)
    )
    begun = pause(settle_tasks(group, at(19, 3)), WHOLE, PRIYA, at(22, 3))
    assert told(settle_tasks(begun, at(22, 3)), Kind.TASK_WAITS) == []
    over = lift(settle_tasks(begun, at(22, 3)), WHOLE, PRIYA, at(23, 3))
    given = of_kind(settle_tasks(over, at(23, 3)), Kind.TASK_GIVEN)
    assert {each.identity.occasion for each in given} == {""}
