"""How long something that was raised stays open (B6)."""

from dataclasses import replace

import pytest

from bot.core.facts.events import Event, EventKind
from bot.core.facts.seen import Seen
from tests.cast import MARTIN, PRIYA, TOM, at

RAISED = Event("E1", EventKind.CONCERN, MARTIN, at(6, 5, 15, 10), "He was alone again.")


@pytest.mark.parametrize("kind", [EventKind.CONCERN, EventKind.NO_ACCESS])
def test_a_concern_and_a_child_not_seen_are_open_until_somebody_has_seen_them(
    kind: EventKind,
) -> None:
    raised = replace(RAISED, kind=kind)
    assert raised.is_open
    assert replace(raised, answer="Thank you.", answered_at=at(6, 5, 16), answered_by=TOM).is_open
    assert not replace(raised, acknowledged=(Seen(TOM, at(6, 5, 16)),)).is_open


@pytest.mark.parametrize("kind", [EventKind.CHANGE, EventKind.CANNOT])
def test_a_change_and_an_action_that_cannot_be_done_are_open_until_answered(
    kind: EventKind,
) -> None:
    raised = replace(RAISED, kind=kind, acknowledged=(Seen(PRIYA, at(6, 5, 16)),))
    assert raised.is_open
    assert not replace(raised, answered_at=at(7, 5), answered_by=PRIYA).is_open
