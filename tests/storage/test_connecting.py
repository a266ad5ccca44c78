"""How often an account asks is counted by its keyed hash; its newest question alone is kept."""

from datetime import timedelta

from sqlalchemy import func, select

from storage import schema
from storage.connecting import Question
from storage.store import Store
from tests.storage.given import LATER, NOW, REF, a_group

MINUTES = timedelta(minutes=20)


def test_questions_are_counted_for_an_hour_each_account_alone(store: Store) -> None:
    counted = [store.connecting.count("one", NOW + number * MINUTES) for number in range(5)]
    assert counted == [1, 2, 3, 1, 2]
    assert store.connecting.count("two", NOW) == 1


def test_the_newest_question_is_the_one_that_is_answered(store: Store) -> None:
    a_group(store)
    assert store.connecting.question_of("one") is None
    store.connecting.count("one", NOW)
    assert store.connecting.question_of("one") is None
    store.connecting.leads_to("one", Question(REF, "B1"))
    assert store.connecting.question_of("one") == Question(REF, "B1")
    store.connecting.count("one", NOW)
    assert store.connecting.question_of("one") is None


def test_it_goes_with_its_group_and_after_a_day(store: Store) -> None:
    a_group(store)
    for each in ("one", "two"):
        store.connecting.count(each, NOW)
    store.connecting.leads_to("one", Question(REF, "B1"))
    store.upkeep.erase(REF, by="operator", now=LATER)
    assert rows(store) == 1
    store.upkeep.prune(NOW + timedelta(hours=23))
    assert rows(store) == 1
    store.upkeep.prune(NOW + timedelta(hours=24))
    assert rows(store) == 0


def rows(store: Store) -> int:
    with store.database.reading() as connection:
        return connection.execute(select(func.count()).select_from(schema.connecting)).scalar_one()
