"""Whatever is said and however the post behaves, what goes out is what the facts want."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis.stateful import run_state_machine_as_test

from storage.store import Store
from tests.cleaning import Databases
from tests.sequences.between import BetweenMeetings
from tests.sequences.life import Opened
from tests.sequences.machine import Sequences
from tests.sequences.running import BRIEF, LONG, LONG_ON_POSTGRES, lives
from tests.stores import Engines


@pytest.fixture
def on_postgres(postgres_databases: Databases, engines: Engines) -> Callable[[], Opened]:
    """Opens databases of the run's server, each emptied for the next."""

    @contextmanager
    def new_store() -> Iterator[Store]:
        with postgres_databases.ready() as address, engines.store_at(address) as store:
            yield store

    return new_store


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
