"""Who enters what a review decided is told once its day is over, and the manager after (R24)."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.diary.reviews import Decided, enter_outcome
from bot.core.facts.conferences import Outcome
from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import Task, TaskKind
from bot.core.notices.notice import Kind
from bot.core.refusals import Refusal
from bot.core.tasking.doing import Receipt, finish
from bot.core.tasking.settling import settle_tasks
from tests.cast import CHILD_A, HELEN, PRIYA, TOM, at
from tests.core.diary.test_reviews import NOW, REVIEW, in_june
from tests.core.notices.reading import clock, days, of
from tests.story import with_contact_sheet


def to_enter(group: CoreGroup) -> list[Task]:
    found = settle_tasks(group, NOW).tasks
    return [each for each in found if each.kind is TaskKind.ENTER_REVIEW and each.is_open]


def entered(next_on: date | None) -> CoreGroup:
    decided = Decided(REVIEW, {CHILD_A: Outcome.CONTINUES}, next_on)
    return enter_outcome(settle_tasks(in_june(), NOW), decided, by=HELEN, now=NOW)


def test_the_lead_is_told_on_the_next_working_day_and_the_manager_when_it_is_overdue() -> None:
    """The review is on Wed 16 Jun."""
    group = settle_tasks(in_june(), NOW)
    (task,) = to_enter(group)
    assert (task.owner, task.subject, task.due_on) == (PRIYA, "C2", date(2027, 6, 18))
    told = [e for e in of(group, Kind.TASK_GIVEN, PRIYA) if e.identity.subject == task.id]
    assert [clock(each.run_at) for each in told] == ["Thu 17 Jun 09:02"]
    assert days(group, Kind.TASK_OVERDUE, TOM)[-1] == "Mon 21 Jun 09:02"


def test_it_is_over_with_the_entry_and_waits_for_the_next_review() -> None:
    assert [each.subject for each in to_enter(entered(date(2027, 12, 15)))] == ["C3"]
    assert to_enter(entered(None)) == []


def test_a_group_that_meets_not_yet_and_one_that_has_closed_have_no_such_task() -> None:
    assert to_enter(with_contact_sheet()) == []
    assert to_enter(replace(in_june(), conferences=in_june().conferences[:1])) == []


def test_only_the_entry_itself_closes_it() -> None:
    group = settle_tasks(in_june(), NOW)
    (task,) = to_enter(group)
    with pytest.raises(Refusal, match="closes by itself") as refused:
        finish(group, task.id, PRIYA, Receipt(date(2027, 6, 17)), at(18, 6))
    assert refused.value.way_on == "Say: dates review"
