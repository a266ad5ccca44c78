"""Facts read lately come from memory, and only while they are the ones that hold."""

from collections.abc import Callable

from sqlalchemy import event

from storage.recent import Recent
from storage.store import Store
from tests.keys import KEY
from tests.storage.given import REF, a_group, changed, flagged
from tests.story import with_contact_sheet


def statements(store: Store, read: Callable[[], object]) -> int:
    """Count the statements that a call sends to the database."""
    sent: list[str] = []
    event.listen(store.database.engine, "before_cursor_execute", lambda *args: sent.append(args[2]))
    read()
    return len([each for each in sent if each.startswith("SELECT")])


def test_a_version_is_opened_once(store: Store) -> None:
    a_group(store)
    first = store.read(REF)
    assert statements(store, lambda: store.read(REF)) == 1
    assert store.read(REF) is first


def test_what_another_has_changed_is_read_anew(store: Store, database_url: str) -> None:
    a_group(store)
    store.read(REF)
    other = Store.open(database_url, KEY)
    after = changed(other, flagged)
    other.close()
    assert store.read(REF) == after


def test_memory_keeps_the_few_that_were_read_last_and_forgets_by_key() -> None:
    recent = Recent(size=2)
    group = with_contact_sheet()
    for version in (("k1", 1), ("k2", 1), ("k3", 1)):
        recent.keep(version, group)
    assert recent.get(("k1", 1)) is None
    assert recent.get(("k2", 1)) is group
    recent.forget("k2")
    assert recent.get(("k2", 1)) is None
    assert recent.get(("k3", 1)) is group
