"""An erased group is gone from file, log and backups, and no restored backup brings it back."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core.facts.particulars import Channel, Closing
from bot.core.facts.people import Route
from bot.core.messages.wording import Purpose
from storage import schema
from storage.backup import back_up
from storage.database import read_url
from storage.errors import ReferenceTaken, StorageError, UnknownGroup
from storage.master import MasterKey
from storage.restore import restore
from storage.store import Store
from tests.cast import GRACE, PRIYA
from tests.fixtures import NewDatabase
from tests.storage.given import LATER, REF, a_group, changed
from tests.storage.test_opening import everything

OPERATOR = "operator"
HELD = (schema.keys, schema.members, schema.memberships, schema.channels, schema.tokens)


def two_groups(store: Store) -> None:
    group = a_group(store)
    a_group(store, replace(group, ref="9WXT"))
    store.tokens.link(REF, GRACE, Purpose.ANSWER, "M1", 1, None)


def traces(store: Store, ref: str = REF) -> set[bytes]:
    """Return what must not be found after erasing: the wrapped key, hashes, sealed values."""
    found: set[bytes] = set()
    with store.database.reading() as connection:
        for table in HELD:
            for row in connection.execute(select(table).where(table.c.ref == ref)):
                values = {each for each in row if isinstance(each, bytes | str) and len(each) > 12}
                found |= {each if isinstance(each, bytes) else each.encode() for each in values}
    return found


def found_in(url: str, theirs: set[bytes]) -> set[bytes]:
    """Return which of these bytes stand in a SQLite file, or in its log beside it."""
    path = Path(url.removeprefix("sqlite:///"))
    left = b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))
    return {each for each in theirs if each in left}


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_erasing_leaves_no_byte_of_key_hashes_or_rows_in_the_file(
    store: Store, tmp_path: Path
) -> None:
    a_group(store)
    changed(store, lambda facts: replace(facts, channel=Channel(Route.SLACK, "T024/C7KQ2")))
    store.tokens.link(REF, GRACE, Purpose.ANSWER, "M1", 1, None)
    before = traces(store)
    assert len(before) > 20
    store.upkeep.erase(REF, by=OPERATOR, now=LATER)
    assert found_in(f"sqlite:///{tmp_path}/coregroup.db", before) == set()


def test_erasing_takes_every_row_but_the_audit_lines_and_the_reference(
    store: Store, database_url: str
) -> None:
    two_groups(store)
    store.upkeep.erase(REF, by=OPERATOR, now=LATER)
    rows = everything(database_url)
    holding = {name for name, lines in rows.items() if any(f"'{REF}'" in line for line in lines)}
    assert holding == {"audit", "chains", "erasures"}
    with pytest.raises(UnknownGroup):
        store.read(REF)
    assert store.refs() == ("9WXT",)


def test_the_audit_log_outlives_the_group_and_says_so(store: Store) -> None:
    two_groups(store)
    store.upkeep.anchor(LATER)
    store.upkeep.erase(REF, by=OPERATOR, now=LATER)
    assert [line.event for line in store.audit.lines(REF)] == ["group created", "group erased"]
    assert store.audit.lines("*")[-1].subject == REF
    assert store.upkeep.verify().broken is None


def test_an_erased_reference_is_never_given_again(store: Store) -> None:
    group = a_group(store)
    store.upkeep.erase(REF, by=OPERATOR, now=LATER)
    with pytest.raises(ReferenceTaken), store.create(group, by=PRIYA, now=LATER):
        pass


def test_an_unknown_group_cannot_be_erased(store: Store, database_url: str) -> None:
    with pytest.raises(UnknownGroup):
        store.upkeep.erase("ZZZZ", by=OPERATOR, now=LATER)
    assert everything(database_url)["erasures"] == []


def erased_after_backup(
    url: str, key: MasterKey, folder: Path, erased: Path | None = None
) -> tuple[Path, set[bytes]]:
    """Back up two groups, then erase one; return the backup, and what it holds of the erased."""
    store = Store.open(url, key, erased=erased)
    two_groups(store)
    theirs = traces(store) - traces(store, "9WXT")  # The same people are in both.
    assert len(theirs) > 10
    back_up(read_url(url), key, folder / "backup")
    store.upkeep.erase(REF, by=OPERATOR, now=LATER)
    store.close()
    return folder / "backup", theirs


def test_a_backup_from_before_does_not_bring_an_erased_group_back(
    database_url: str, new_database: NewDatabase, master_key: MasterKey, tmp_path: Path
) -> None:
    erased = tmp_path / "erasures.txt"
    backup, theirs = erased_after_backup(database_url, master_key, tmp_path, erased)
    url = new_database("sqlite")
    assert restore(read_url(url), master_key, backup, now=LATER, erased=erased) == (REF,)
    assert found_in(url, theirs) == set()
    copy = Store.open(url, master_key)
    assert copy.refs() == ("9WXT",)
    assert copy.upkeep.verify().broken is None
    assert copy.audit.lines("*")[-1].event == "kept erased"
    copy.close()
    assert f"'{REF}'" not in "".join(everything(url)["keys"] + everything(url)["notices"])


def test_without_the_list_a_backup_from_before_brings_back_what_would_be_found(
    new_database: NewDatabase, master_key: MasterKey, tmp_path: Path
) -> None:
    """So that the test above looks for what a restored file does hold unless it is erased again."""
    url = new_database("sqlite", is_ready=True)
    backup, theirs = erased_after_backup(url, master_key, tmp_path, tmp_path / "erasures.txt")
    copy = new_database("sqlite")
    restore(read_url(copy), master_key, backup, now=LATER)
    assert found_in(copy, theirs) == theirs


def test_a_backup_from_after_knows_by_itself(
    database_url: str, new_database: NewDatabase, master_key: MasterKey, tmp_path: Path
) -> None:
    erased_after_backup(database_url, master_key, tmp_path)
    back_up(read_url(database_url), master_key, tmp_path / "second")
    url = new_database("sqlite")
    assert restore(read_url(url), master_key, tmp_path / "second", now=LATER) == (REF,)
    copy = Store.open(url, master_key)
    assert copy.upkeep.verify().broken is None
    copy.close()


@pytest.mark.parametrize("line", ["7KQ2", "7KQ2 2027-03-18T10:00:00+00:00 0000", "a b c"])
def test_a_list_that_somebody_changed_is_refused(
    new_database: NewDatabase, master_key: MasterKey, tmp_path: Path, line: str
) -> None:
    erased = tmp_path / "erasures.txt"
    backup, _ = erased_after_backup(
        new_database("sqlite", is_ready=True), master_key, tmp_path, erased
    )
    erased.write_text(erased.read_text() + line + "\n")
    url = new_database("sqlite")
    with pytest.raises(StorageError, match="list of erasures"):
        restore(read_url(url), master_key, backup, now=LATER, erased=erased)
    with pytest.raises(StorageError, match="no database"):
        Store.open(url, master_key)


def test_nothing_is_erased_where_the_list_cannot_be_written(
    database_url: str, master_key: MasterKey, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    store = Store.open(database_url, master_key, erased=tmp_path / "file" / "erasures.txt")
    group = a_group(store)
    with pytest.raises(StorageError, match="cannot be written"):
        store.upkeep.erase(REF, by=OPERATOR, now=LATER)
    assert store.read(REF) == group
    store.close()


def test_a_closed_group_is_erased_on_the_day_its_retention_ends(store: Store) -> None:
    two_groups(store)
    closing = Closing(LATER, PRIYA, "exit plan", "Family hub")
    assert store.upkeep.closed() == ()
    changed(store, lambda facts: replace(facts, closing=closing))
    assert store.upkeep.closed() == ((REF, LATER),)
    ends = LATER.replace(year=LATER.year + 6)
    assert store.upkeep.erase_expired(ends - timedelta(days=1)) == ()
    assert store.upkeep.erase_expired(ends) == (REF,)
    assert store.refs() == ("9WXT",)
    assert store.upkeep.erase_expired(ends) == ()
