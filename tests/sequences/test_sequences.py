"""Whatever is said and however the post behaves, what goes out is what the facts want."""

from collections.abc import Callable

import pytest
from hypothesis.stateful import run_state_machine_as_test

from tests.sequences.between import BetweenMeetings
from tests.sequences.life import Opened
from tests.sequences.machine import Sequences
from tests.sequences.running import BRIEF, LONG, LONG_ON_POSTGRES, lives


@pytest.mark.parametrize("kind", [Sequences, BetweenMeetings])
def test_what_leaves_is_what_the_facts_want(
    kind: type[Sequences], on_sqlite: Callable[[], Opened]
) -> None:
    run_state_machine_as_test(lives(kind, on_sqlite), settings=BRIEF)


@pytest.mark.endurance
@pytest.mark.parametrize("kind", [Sequences, BetweenMeetings])
def test_what_leaves_is_what_the_facts_want_in_many_lives(
    kind: type[Sequences], on_sqlite: Callable[[], Opened]
) -> None:
    run_state_machine_as_test(lives(kind, on_sqlite), settings=LONG)


@pytest.mark.endurance
def test_what_leaves_is_what_the_facts_want_on_postgres(
    on_postgres: Callable[[], Opened],
) -> None:
    run_state_machine_as_test(lives(BetweenMeetings, on_postgres), settings=LONG_ON_POSTGRES)
