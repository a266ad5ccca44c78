"""No mark is found where access.md says no: whoever says whatever, and however it leaves.

Planted into the code once and found within 10,000 steps: a part "not for NAME" on their card, in
their minutes, on the agenda or in a copy; drafts of minutes, updates and copies before their time;
a copy to be printed although it is kept back, replaced or waits for the second person.
"""

import os
from collections.abc import Callable

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sequences.ledger.machine import Leaks, LeaksOfARecord
from tests.sequences.life import Opened
from tests.sequences.running import LONG, lives

STEPS = int(os.environ.get("LEAK_STEPS", "100000"))
"""Requests, each with all that is answered: a million by hand, see the README."""
PARTS = (Leaks, LeaksOfARecord)
A_LIFE = 1000
"""Steps of a long life, at least."""


def live(kind: type[Leaks], stores: Callable[[], Opened], how: settings, shortest: int) -> int:
    """Let lives go by, and return how many steps they had."""
    found = lives(kind, stores)
    found.all_steps, found.shortest = 0, shortest
    run_state_machine_as_test(found, settings=how)
    return found.all_steps


@pytest.mark.endurance
@pytest.mark.parametrize("kind", PARTS)
def test_nothing_reaches_whom_it_is_not_for_in_many_steps(
    kind: type[Leaks], on_sqlite: Callable[[], Opened]
) -> None:
    enough = STEPS // len(PARTS)
    many = settings(LONG, max_examples=enough // A_LIFE + 1, stateful_step_count=40)
    assert live(kind, on_sqlite, many, A_LIFE) >= enough


@pytest.mark.endurance
def test_nothing_reaches_whom_it_is_not_for_on_postgres(on_postgres: Callable[[], Opened]) -> None:
    """One life: what is asked of the database is the same, and what it answers is searched too."""
    one = settings(LONG, max_examples=1, stateful_step_count=12)
    assert live(LeaksOfARecord, on_postgres, one, 0) > 100
