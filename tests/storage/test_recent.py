"""Facts read lately come from memory, and only while they are the ones that hold."""

from collections.abc import Callable

from sqlalchemy import event

from storage.recent import Recent
from storage.store import Store
from tests.keys import KEY
from tests.storage.given import REF, a_group, changed, flagged


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


def test_memory_keeps_the_few_that_were_used_last_and_forgets_by_key() -> None:
    recent: Recent[str] = Recent(size=2)
    for key in ("k1", "k2", "k3"):
        recent.keep(key, f"facts of {key}")
    assert recent.get("k1") is None
    assert recent.get("k2") == "facts of k2"
    recent.forget("k2")
    assert recent.get("k2") is None
    assert recent.get("k3") == "facts of k3"
