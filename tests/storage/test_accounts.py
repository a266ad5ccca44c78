"""An account on a platform is one person's, found by keyed hash, and goes with what proved it."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.core.facts.accounts import Account
from bot.core.facts.people import Person, Route
from storage import schema
from storage.backup import back_up
from storage.database import read_url
from storage.errors import TamperedError
from storage.master import MasterKey
from storage.restore import restore
from storage.store import Store
from tests.cast import GRACE
from tests.fixtures import NewDatabase
from tests.storage.given import LATER, NOW, REF, a_group

PERSON = Person("x1", "grace.holloway@health.example", "Grace Holloway", may_create=True)
OTHER = Person("x2", "asha.roy@police.example", "Asha Roy", may_create=True)
ACCOUNT = Account(Route.SLACK, "T024BE7LD", "U7777GRACE")


@pytest.fixture(autouse=True)
def two_people(store: Store) -> None:
    store.people.save(PERSON)
    store.people.save(OTHER)


def test_an_account_that_nobody_connected_is_nobodys(store: Store) -> None:
    assert store.accounts.person_of(ACCOUNT) is None
    assert store.accounts.of(PERSON.id, Route.SLACK) is None


def test_a_connected_account_is_found_from_either_end(store: Store) -> None:
    store.accounts.bind(ACCOUNT, PERSON.id, NOW)
    assert store.accounts.person_of(ACCOUNT) == PERSON
    assert store.accounts.of(PERSON.id, Route.SLACK) == ACCOUNT
    assert store.accounts.of(PERSON.id, Route.TEAMS) is None


@pytest.mark.parametrize(
    "other",
    [
        replace(ACCOUNT, workspace="T999"),
        replace(ACCOUNT, user="U8888"),
        replace(ACCOUNT, platform=Route.TEAMS),
        Account(Route.SLACK, "T024BE7L", "DU7777GRACE"),
    ],
)
def test_the_same_user_elsewhere_is_another_account(store: Store, other: Account) -> None:
    store.accounts.bind(ACCOUNT, PERSON.id, NOW)
    assert store.accounts.person_of(other) is None


def test_an_account_is_of_one_person_and_a_person_has_one_on_a_platform(store: Store) -> None:
    new, on_teams = replace(ACCOUNT, user="U8888"), replace(ACCOUNT, platform=Route.TEAMS)
    store.accounts.bind(ACCOUNT, PERSON.id, NOW)
    store.accounts.bind(on_teams, PERSON.id, NOW)
    store.accounts.bind(new, PERSON.id, LATER)
    assert store.accounts.person_of(ACCOUNT) is None
    assert store.accounts.person_of(on_teams) == PERSON
    store.accounts.bind(new, OTHER.id, LATER)
    assert store.accounts.of(PERSON.id, Route.SLACK) is None
    assert store.accounts.person_of(new) == OTHER


def test_nobody_unknown_has_an_account(store: Store) -> None:
    with pytest.raises(IntegrityError):
        store.accounts.bind(ACCOUNT, "x9", NOW)


def test_a_disconnected_account_is_nobodys(store: Store) -> None:
    store.accounts.bind(ACCOUNT, PERSON.id, NOW)
    assert store.accounts.unbind(PERSON.id, Route.TEAMS) is False
    assert store.accounts.unbind(PERSON.id, Route.SLACK) is True
    assert store.accounts.unbind(PERSON.id, Route.SLACK) is False
    assert store.accounts.person_of(ACCOUNT) is None


def test_an_account_stays_with_a_new_name_and_goes_with_the_address_or_the_person(
    store: Store,
) -> None:
    store.accounts.bind(ACCOUNT, PERSON.id, NOW)
    store.people.save(renamed := replace(PERSON, name="Grace Hall", version=2))
    assert store.accounts.person_of(ACCOUNT) == renamed
    store.people.save(moved := replace(renamed, email="grace@trust.example", version=3))
    assert store.accounts.person_of(ACCOUNT) is None
    store.accounts.bind(ACCOUNT, moved.id, LATER)
    store.people.remove(moved.id)
    assert rows(store) == []


def rows(store: Store) -> list[str]:
    with store.database.reading() as connection:
        return list(connection.execute(select(schema.accounts.c.person)).scalars())


def test_an_account_goes_once_no_group_has_its_person_who_may_make_none(store: Store) -> None:
    group = a_group(store)
    grace = group.member(GRACE)
    assert grace is not None
    store.people.save(Person(grace.person, "grace@health.example", grace.name))
    for number, person in enumerate((grace.person, PERSON.id)):
        store.accounts.bind(replace(ACCOUNT, user=f"U{number}"), person, NOW)
    store.upkeep.prune(LATER)
    assert sorted(rows(store)) == sorted((grace.person, PERSON.id))
    store.upkeep.erase(REF, by="operator", now=LATER)
    store.upkeep.prune(LATER)
    assert rows(store) == [PERSON.id]


def test_the_operators_word_counts_until_a_group_has_them(store: Store) -> None:
    """IG20: whoever runs the service lets nobody see a group."""
    group = a_group(store)
    grace = group.member(GRACE)
    assert grace is not None
    store.people.save(Person(grace.person, "grace@health.example", grace.name))
    store.accounts.bind(ACCOUNT, PERSON.id, NOW, is_proved=False)
    assert store.accounts.person_of(ACCOUNT) == PERSON
    assert store.accounts.of(PERSON.id, Route.SLACK) == ACCOUNT
    store.accounts.bind(ACCOUNT, grace.person, NOW, is_proved=False)
    assert store.accounts.person_of(ACCOUNT) is None
    assert store.accounts.of(grace.person, Route.SLACK) is None


def test_an_account_put_in_the_place_of_anothers_is_noticed(store: Store) -> None:
    store.accounts.bind(ACCOUNT, PERSON.id, NOW)
    store.accounts.bind(replace(ACCOUNT, user="U8888"), OTHER.id, NOW)
    table = schema.accounts
    with store.database.writing() as connection:
        mine = select(table.c.sealed).where(table.c.person == PERSON.id).scalar_subquery()
        connection.execute(table.update().where(table.c.person == OTHER.id).values(sealed=mine))
    with pytest.raises(TamperedError):
        store.accounts.of(OTHER.id, Route.SLACK)


def test_accounts_are_in_the_backup(
    store: Store,
    database_url: str,
    new_database: NewDatabase,
    master_key: MasterKey,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    store.accounts.bind(ACCOUNT, PERSON.id, NOW)
    backup = tmp_path_factory.mktemp("kept") / "backup"
    back_up(read_url(database_url), master_key, backup)
    url = new_database("sqlite")
    restore(read_url(url), master_key, backup, now=LATER)
    copy = Store.open(url, master_key)
    assert copy.accounts.person_of(ACCOUNT) == PERSON
    copy.close()
