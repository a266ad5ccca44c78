"""A line that is cut during the commit: nobody claims to know, and a repeat counts once."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Connection, event

from bot.core.cards import Card, Text
from bot.core.facts.particulars import Flag
from bot.core.requests import Actor
from handlers.refused import NOT_SURE, as_told_to, refused
from storage.errors import InDoubtError
from storage.master import MasterKey
from storage.store import Store
from tests.cast import PRIYA
from tests.storage.given import LATER, REF, a_group, flagged

KEY = "pressed once"
DONE = Card("Flag", (Text("It is set."),))


@pytest.fixture
def store(database_url: str, master_key: MasterKey) -> Iterator[Store]:
    """An open store with an engine of its own to cut off."""
    opened = Store.open(database_url, master_key)
    yield opened
    opened.close()


def cut_off(connection: Connection) -> None:
    """Take the server's side away, as a machine that goes down would."""
    number = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    with connection.engine.connect() as other:
        other.exec_driver_sql(f"SELECT pg_terminate_backend({number}, 5000)")


def cut_before(connection: Connection) -> None:
    cut_off(connection)


def cut_after(connection: Connection) -> None:
    connection.connection.commit()
    cut_off(connection)


def pressed(store: Store) -> Card:
    with store.begin(REF, by=PRIYA, now=LATER, key=KEY) as work:
        if work.answered is not None:
            return work.answered
        work.facts = flagged(work.facts)
        return work.answer(DONE)


@pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)
@pytest.mark.parametrize("cut", [cut_before, cut_after])
def test_it_says_that_it_does_not_know_and_the_same_press_again_counts_once(
    store: Store, cut: Callable[[Connection], None]
) -> None:
    before = a_group(store)
    event.listen(store.database.engine, "commit", cut)
    with pytest.raises(InDoubtError):
        pressed(store)
    event.remove(store.database.engine, "commit", cut)
    stands = store.read(REF).flag is Flag.YES
    assert stands is (cut is cut_after)
    assert pressed(store) == DONE
    assert store.read(REF).version == before.version + 1


def test_who_asked_is_not_told_that_nothing_was_changed() -> None:
    told = as_told_to(Actor(person="u1"), InDoubtError())
    card = refused(told)
    assert (card.title, told.why) == ("Perhaps done", NOT_SURE[0])
    operator = as_told_to(Actor(person="u1", by_operator=True), InDoubtError())
    assert "Nothing was written" not in f"{operator.why} {operator.way_on}"
