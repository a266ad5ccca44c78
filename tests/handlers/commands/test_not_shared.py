"""The team manager's decision not to share, said of either task, and what the lead sees (H4)."""

import pytest

from bot.core.facts.tasks import TaskKind
from tests.cast import PRIYA, TOM, at
from tests.handlers.house import House, labels, words
from tests.record_story import with_minutes_released

FOR_DEAN = "minutes 30 march for Dean"
DECIDED = "by the team manager's decision: It is not safe"


@pytest.mark.parametrize("kind", [TaskKind.SHARE_MINUTES, TaskKind.DECIDE_COPY])
def test_one_decision_closes_both_tasks_and_the_lead_is_offered_no_release(
    house: House, kind: TaskKind
) -> None:
    house.clock.jump(at(1, 4))
    house.keep(with_minutes_released())
    house.say(PRIYA, f"{FOR_DEAN} withhold because He reads her post")
    about = {"M1:p8": (TaskKind.SHARE_MINUTES, TaskKind.DECIDE_COPY)}
    task = next(e.id for e in house.group().tasks if e.kind is kind and e.subject in about)
    assert "It is not shared" in labels(house.say(TOM, f"done {task}"))
    house.say(TOM, f"done {task} not shared because It is not safe")
    still = [
        e.kind for e in house.group().tasks if e.is_open and e.kind in about.get(e.subject, ())
    ]
    card = house.say(PRIYA, FOR_DEAN)
    assert (still, labels(card)) == ([], set())
    assert DECIDED in words(card)
    assert "Only the team manager can release it" in words(card)
    assert house.say(PRIYA, f"{FOR_DEAN} withhold because x").is_refusal
    assert "Release it" in labels(house.say(TOM, FOR_DEAN))
