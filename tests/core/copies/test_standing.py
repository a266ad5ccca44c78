"""When a family copy may leave: and what it waits for, is told of, and leaves on the receipts."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.copies.standing import holds, is_seen_to, may_leave, newest, waits_for_second
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut, Role
from bot.core.facts.minutes import Minutes
from bot.core.facts.particulars import Closing, Flag
from bot.core.facts.people import Route
from bot.core.facts.tasks import Task, TaskKind
from bot.core.notices.about_copies import about_copies
from bot.core.receipts.copies import Copy, Standing
from bot.core.receipts.of_minutes import of_minutes
from bot.core.tasking.doing import Receipt, closed_by, finish
from tests.cast import DEAN, GRACE, IQBAL, LEAH, PRIYA, TOM
from tests.copy_story import (
    FINAL,
    copy_in,
    settled,
    with_copy,
    with_copy_confirmed,
)
from tests.core.copies.test_deciding import LATER, kept_back
from tests.record_story import record_of
from tests.story import member_of, with_member

OPEN = replace(FINAL, flag=Flag.NO)


def tasks(facts: CoreGroup, kind: TaskKind, who: str = LEAH) -> list[Task]:
    found = settled(facts).tasks
    return [t for t in found if t.kind is kind and t.is_open and t.subject.endswith(f":{who}")]


def corrected(facts: CoreGroup) -> CoreGroup:
    second: Minutes = replace(record_of(facts), id="N2", version=2)
    return replace(facts, minutes=(*facts.minutes, second))


def of_leah(facts: CoreGroup) -> list[Copy]:
    found = of_minutes(facts, record_of(facts), ())
    return [each for each in found if each.who == LEAH]


def test_under_the_flag_it_leaves_only_once_confirmed() -> None:
    waits, done = with_copy(), with_copy_confirmed()
    assert waits_for_second(waits, copy_in(waits))
    assert not may_leave(waits, copy_in(waits))
    assert may_leave(done, copy_in(done))


def test_without_the_flag_it_leaves_once_released() -> None:
    facts = with_copy(OPEN)
    assert may_leave(facts, copy_in(facts))


def test_a_flag_that_is_cleared_since_still_wants_the_second_word() -> None:
    facts = replace(with_copy(), flag=Flag.NO)
    assert waits_for_second(facts, copy_in(facts))


def test_a_flag_that_is_set_since_ends_what_was_let_go_without() -> None:
    facts = replace(with_copy(OPEN), flag=Flag.YES)
    assert not holds(facts, copy_in(facts))


@pytest.mark.parametrize(
    "change",
    [
        corrected,
        lambda facts: with_member(facts, LEAH, children=frozenset()),
        lambda facts: with_member(facts, LEAH, opted_out=OptOut(LATER, "moved")),
        lambda facts: kept_back(PRIYA, facts),
        lambda facts: replace(facts, minutes=()),
    ],
)
def test_nothing_leaves_upon_what_has_changed(change: object) -> None:
    """R10, H19: a new version, fewer children, leaving, keeping back."""
    before = with_copy_confirmed()
    assert callable(change)
    facts = change(before)
    assert not may_leave(facts, facts.copies[0])
    assert not tasks(facts, TaskKind.DELIVER_COPY)


def test_the_task_to_share_stands_until_the_copy_may_leave() -> None:
    """H9: then the task to deliver takes its place, and no other's."""
    assert tasks(with_copy(), TaskKind.SHARE_MINUTES)
    assert not tasks(with_copy(), TaskKind.DELIVER_COPY)
    facts = with_copy_confirmed()
    assert not tasks(facts, TaskKind.SHARE_MINUTES)
    (task,) = tasks(facts, TaskKind.DELIVER_COPY)
    assert (task.subject, task.owner) == (f"K1:{LEAH}", PRIYA)
    assert tasks(facts, TaskKind.SHARE_MINUTES, DEAN)


def test_whoever_may_not_read_it_does_not_carry_it() -> None:
    contact = replace(member_of(FINAL, LEAH).contact, route=Route.BY_HAND, route_by=GRACE)
    facts = with_copy_confirmed(with_copy(with_member(FINAL, LEAH, contact=contact)))
    assert [each.owner for each in tasks(facts, TaskKind.DELIVER_COPY)] == [PRIYA]


def test_what_was_let_go_is_delivered_though_the_group_has_closed() -> None:
    closed = replace(with_copy_confirmed(), closing=Closing(LATER, PRIYA, "a plan", "a service"))
    assert tasks(closed, TaskKind.DELIVER_COPY)


def test_a_copy_given_is_on_the_receipts_with_its_date_and_asks_for_nothing_more() -> None:
    facts = settled(with_copy_confirmed())
    (task,) = tasks(facts, TaskKind.DELIVER_COPY)
    assert [each.standing for each in of_leah(facts)] == [Standing.TO_HAND_OVER]
    given = settled(
        finish(facts, task.id, PRIYA, Receipt(date(2027, 4, 6), "by hand"), LATER), LATER
    )
    (line,) = of_leah(given)
    assert (line.standing, line.on, line.how) == (
        Standing.HANDED_OVER,
        date(2027, 4, 6),
        "by hand",
    )
    later = replace(given, flag=Flag.YES)
    assert is_seen_to(later, record_of(later), LEAH)


def test_kept_back_by_the_lead_it_stays_a_gap_and_by_the_manager_it_is_decided() -> None:
    by_lead, by_manager = (settled(kept_back(each)) for each in (PRIYA, TOM))
    assert tasks(by_lead, TaskKind.SHARE_MINUTES)
    assert [each.standing for each in of_leah(by_lead)] == [Standing.TO_HAND_OVER]
    assert not tasks(by_manager, TaskKind.SHARE_MINUTES)
    assert [each.standing for each in of_leah(by_manager)] == [Standing.NOT_SHARED]


def test_what_the_lead_keeps_back_is_the_managers_to_decide_until_they_have() -> None:
    """H4: not to share is the team manager's, who says so or releases it."""
    (task,) = tasks(kept_back(PRIYA), TaskKind.DECIDE_COPY)
    assert (task.owner, task.subject, task.revision) == (TOM, f"M1:{LEAH}", "K1")
    assert closed_by(task) == f"minutes M1 for {LEAH}"
    assert not tasks(kept_back(TOM, kept_back(PRIYA)), TaskKind.DECIDE_COPY)
    assert not tasks(with_copy(kept_back(PRIYA), by=TOM), TaskKind.DECIDE_COPY)
    assert not tasks(corrected(kept_back(PRIYA)), TaskKind.DECIDE_COPY)
    gone = with_member(kept_back(PRIYA), LEAH, opted_out=OptOut(LATER, "moved"))
    assert not tasks(gone, TaskKind.DECIDE_COPY)
    nobody = with_member(kept_back(PRIYA), TOM, roles=frozenset())
    assert not tasks(nobody, TaskKind.DECIDE_COPY)


def test_who_can_confirm_is_told_and_never_who_released() -> None:
    assert [each.recipients for each in about_copies(with_copy())] == [(TOM, IQBAL)]
    assert [each.recipients for each in about_copies(with_copy(by=TOM))] == [(IQBAL,)]
    assert not list(about_copies(with_copy_confirmed()))
    assert not list(about_copies(with_copy(OPEN)))


def test_where_nobody_can_confirm_nobody_is_told() -> None:
    alone = with_member(FINAL, IQBAL, roles=frozenset({Role.DEPUTY}))
    assert not list(about_copies(with_copy(alone, by=TOM)))


def test_before_anybody_made_one_there_is_none() -> None:
    assert newest(FINAL, record_of(FINAL), LEAH) is None
