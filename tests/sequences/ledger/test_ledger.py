"""No mark is found where access.md says no: whoever says whatever, and however it leaves."""

import os
from collections.abc import Callable

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sequences.ledger.machine import Leaks
from tests.sequences.life import Opened
from tests.sequences.running import BRIEF, LONG, lives

STEPS = int(os.environ.get("LEAK_STEPS", "100000"))
"""Requests, each with all that is answered: a million by hand, see the README."""
PARTS = 2
A_LIFE = 1000
"""Steps of a long life, at least."""


def live(stores: Callable[[], Opened], how: settings, **said: int) -> int:
    """Let lives go by, and return how many steps they had."""
    found: type[Leaks] = lives(Leaks, stores)
    found.all_steps = 0
    for name, value in said.items():
        setattr(found, name, value)
    run_state_machine_as_test(found, settings=how)
    return found.all_steps


def test_nothing_reaches_whom_it_is_not_for(on_sqlite: Callable[[], Opened]) -> None:
    few = settings(BRIEF, max_examples=2, stateful_step_count=6)
    assert live(on_sqlite, few, say=1) > 100


@pytest.mark.endurance
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_reaches_whom_it_is_not_for_in_many_steps(
    part: int, on_sqlite: Callable[[], Opened]
) -> None:
    enough = STEPS // PARTS
    many = settings(LONG, max_examples=enough // A_LIFE + 1, stateful_step_count=40)
    assert live(on_sqlite, many, part=part, shortest=A_LIFE) >= enough
