"""The record says who asked for the child's views, and when, or why nobody did (H17)."""

from dataclasses import replace
from datetime import date

from bot.core.facts.tasks import Task, TaskKind, TaskState
from tests.cast import CHILD_A, DAWN, MARTIN, PRIYA, at
from tests.core.documents.reading import under
from tests.core.documents.test_minutes import card_for
from tests.record_story import with_minutes_released, with_roll_called

ON = date(2027, 3, 26)


def voice(*tasks: Task) -> str:
    group = with_roll_called(with_minutes_released())
    return under(card_for(DAWN, replace(group, tasks=tasks)), "VOICE")


def test_who_asked_and_when_stands_with_what_was_said() -> None:
    task = Task("T1", TaskKind.BRING_VIEWS, MARTIN, f"M1:{CHILD_A}", ON, at(23, 3))
    done = replace(task, state=TaskState.DONE, done_on=ON)
    said = "Child A: Not yet covered. Asked by Martin Pryce on Fri 26 Mar 2027."
    assert said in voice(done)
    assert "Asked by" not in voice(task)


def test_where_nobody_was_named_it_says_why() -> None:
    task = Task("T1", TaskKind.NAME_WHO_BRINGS_VIEWS, PRIYA, "M1", ON, at(23, 3))
    done = replace(task, state=TaskState.DONE, done_on=ON, how="Child A is six weeks old.")
    said = "Child A: Not yet covered. Nobody was named to ask: Child A is six weeks old."
    assert said in voice(done)
    assert "Nobody was named" not in voice(task)
