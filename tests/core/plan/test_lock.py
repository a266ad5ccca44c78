"""An action that cannot be done is locked until the answer; an earlier date is taken (L12)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.core.facts.actions import Action
from bot.core.facts.events import Event, EventKind
from bot.core.facts.groups import CoreGroup
from bot.core.plan.acting import accept, bring_forward, change, close, finish
from bot.core.plan.lock import open_cannot
from bot.core.plan.proposing import wish_of
from bot.core.refusals import Refusal
from tests.cast import DAWN, PRIYA, at
from tests.record_story import with_actions

NOW = at(12, 4, 10)
CANNOT = Event("E417", EventKind.CANNOT, DAWN, NOW, "No joiner can come.", action="A3")
Act = Callable[[CoreGroup], CoreGroup]


def locked() -> CoreGroup:
    return replace(with_actions(), events=(CANNOT,))


def reworded(group: CoreGroup) -> CoreGroup:
    return change(group, "A3", replace(wish_of(a3(group)), how="otherwise"), PRIYA, NOW)


def a3(group: CoreGroup) -> Action:
    return next(each for each in group.actions if each.id == "A3")


ALTERS: dict[str, Act] = {
    "accepted": lambda group: accept(group, "A3", DAWN, NOW),
    "changed": reworded,
    "closed": lambda group: close(group, "A3", "It cannot be done.", "M1", NOW),
}


@pytest.mark.parametrize("how", ALTERS)
def test_nobody_alters_it_before_the_answer_and_anybody_may_after(how: str) -> None:
    with pytest.raises(Refusal, match="waits for the lead's answer"):
        ALTERS[how](locked())
    answered = replace(CANNOT, answer="It stays.", answered_at=NOW, answered_by=PRIYA)
    ALTERS[how](replace(locked(), events=(answered,)))
    other = replace(CANNOT, action="A1")
    ALTERS[how](replace(locked(), events=(other, replace(CANNOT, kind=EventKind.CHANGE))))


def test_an_earlier_date_is_taken_from_the_owner_and_from_the_lead() -> None:
    earlier = bring_forward(locked(), "A3", date(2027, 4, 15), NOW)
    wish = replace(wish_of(a3(locked())), due_on=date(2027, 4, 15))
    for group in (earlier, change(locked(), "A3", wish, PRIYA, NOW)):
        assert a3(group).due_on == date(2027, 4, 15)
        assert open_cannot(group, "A3") == CANNOT
    for more in (replace(wish, what="two locks"), replace(wish, due_on=date(2027, 4, 30))):
        with pytest.raises(Refusal, match="waits for the lead's answer"):
            change(locked(), "A3", more, PRIYA, NOW)


def test_once_it_is_done_no_answer_is_awaited() -> None:
    done = finish(locked(), "A3", date(2027, 4, 9), DAWN, NOW)
    assert not done.actions_of(DAWN)
    (event,) = done.events
    assert (event.is_open, event.answer, event.answered_by) == (False, "", DAWN)
    assert finish(with_actions(), "A3", date(2027, 4, 9), DAWN, NOW).events == ()
