"""Without the key, database, log and backup tell nothing; what was changed or moved is noticed."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from bot.core.cards import Card, Text
from bot.core.facts.accounts import Account
from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Person, Route
from bot.core.group.holding import hold
from storage import schema
from storage.backup import back_up
from storage.database import read_url
from storage.errors import TamperedError
from storage.master import MasterKey
from storage.pins import take_apart
from storage.store import Store
from tests.cast import PRIYA
from tests.storage.given import LATER, REF, a_group, flagged

GRACE = Person("x77", "grace.holloway@health.example", "Grace Holloway", "Orchard Clinic")
ACCOUNT = Account(Route.SLACK, "T024BE7LD", "U7777GRACE")
SAID = "Leah Carrow said that mornings are calmer."


def texts(value: object) -> Iterator[str]:
    """Yield every text in a value."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from texts(getattr(value, each.name))
    elif isinstance(value, tuple | frozenset):
        for each in value:
            yield from texts(each)


def private(group: CoreGroup) -> set[bytes]:
    """Return what a group holds of people: all its texts but ids and the procedure's own words."""
    public = take_apart(group.profile).shared + REF
    found = {*texts(replace(group, overrides=(), ref="", channel=type(group.channel)()))}
    # Four letters stand by chance in what is sealed, now and then.
    found -= {text for text in found if len(text) < 6 or text in public}
    return {text.encode() for text in found if not text.startswith("person-")}


def written(store: Store) -> set[bytes]:
    """Fill a store with all that may be in one, and return what nobody may read."""
    a_group(store)
    store.people.save(GRACE)
    store.accounts.bind(ACCOUNT, GRACE.id, LATER)
    with store.begin(REF, by=PRIYA, now=LATER, key="platform-user-77") as work:
        work.facts = hold(flagged(work.facts), "An inquest is open.", PRIYA, LATER)
        work.answer(Card("Done", (Text(SAID),)))
    of_person = {text.encode() for text in texts(GRACE) if len(text) > 4}
    ids = {ACCOUNT.workspace.encode(), ACCOUNT.user.encode(), b"platform-user-77"}
    return private(work.facts) | of_person | ids | {SAID.encode()}


def readable(content: bytes, said: set[bytes]) -> set[bytes]:
    assert b"Leah Carrow" in said
    return {each for each in said if each in content}


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_nothing_that_people_wrote_can_be_read_in_the_file_or_its_log(
    store: Store, tmp_path: Path
) -> None:
    said = written(store)
    files = {path.name: path.read_bytes() for path in tmp_path.glob("coregroup.db*")}
    assert files["coregroup.db-wal"]
    assert readable(b"".join(files.values()), said) == set()


def test_nothing_that_people_wrote_can_be_read_in_a_backup(
    store: Store, database_url: str, master_key: MasterKey, tmp_path: Path
) -> None:
    said = written(store)
    back_up(read_url(database_url), master_key, tmp_path / "backup")
    assert readable((tmp_path / "backup").read_bytes(), said) == set()


def overwrite(store: Store, member: str, sealed: bytes) -> None:
    row = (schema.members.c.ref == REF) & (schema.members.c.id == member)
    with store.database.writing() as connection:
        connection.execute(update(schema.members).where(row).values(sealed=sealed))


def sealed_members(store: Store) -> dict[str, bytes]:
    wanted = select(schema.members.c.id, schema.members.c.sealed)
    with store.database.reading() as connection:
        return {row.id: row.sealed for row in connection.execute(wanted)}


def test_a_changed_row_is_noticed_when_it_is_read(store: Store) -> None:
    a_group(store)
    sealed = sealed_members(store)["p1"]
    overwrite(store, "p1", sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(TamperedError, match="members"):
        store.read(REF)


def test_one_members_row_put_in_the_place_of_anothers_is_noticed(store: Store) -> None:
    a_group(store)
    overwrite(store, "p1", sealed_members(store)["p2"])
    with pytest.raises(TamperedError):
        store.read(REF)


def test_a_row_of_another_group_is_noticed(store: Store) -> None:
    group = a_group(store)
    a_group(store, replace(group, ref="9WXT"))
    wanted = select(schema.members.c.sealed).where(schema.members.c.ref == "9WXT")
    with store.database.reading() as connection:
        theirs = connection.execute(wanted.where(schema.members.c.id == "p1")).scalar_one()
    overwrite(store, "p1", theirs)
    with pytest.raises(TamperedError):
        store.read(REF)


def test_a_profile_that_was_edited_in_the_database_is_noticed(
    store: Store, database_url: str, master_key: MasterKey
) -> None:
    a_group(store)
    looser = func.replace(schema.profiles.c.content, "working days", "months")
    with store.database.writing() as connection:
        connection.execute(update(schema.profiles).values(content=looser))
    again = Store.open(database_url, master_key)
    with pytest.raises(TamperedError, match="profiles"):
        again.read(REF)
    again.close()


def test_plain_columns_are_copies_and_change_nothing(store: Store) -> None:
    group = a_group(store)
    with store.database.writing() as connection:
        connection.execute(update(schema.members).values(kind="parent"))
    assert store.read(REF) == group


def test_an_error_of_the_database_shows_no_value(store: Store) -> None:
    a_group(store)
    row = {"email_hash": "h", "may_create": True, "version": 1, "sealed": b"Leah"}
    twice = [{"id": "Leah Carrow", **row}, {"id": "Leah Carrow", **row}]
    with pytest.raises(IntegrityError) as failed, store.database.writing() as connection:
        connection.execute(schema.people.insert(), twice)
    assert "Leah" not in str(failed.value).partition("DETAIL")[0]
    assert "hidden" in str(failed.value)
