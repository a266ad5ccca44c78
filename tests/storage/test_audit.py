"""The audit log: whatever is changed, taken out or cut off is found, and where."""

from datetime import timedelta

import pytest
from sqlalchemy import ColumnElement, Delete, Insert, Update, delete, insert, select, update

from storage.chains import INSTALLATION, Line
from storage.schema import anchors, audit, chains, groups
from storage.store import Store
from storage.verifying import Broken
from tests.cast import GRACE, PRIYA
from tests.storage.given import LATER, NOW, REF, a_group, changed, flagged

Change = Update | Delete | Insert


def a_history(store: Store) -> None:
    """Leave five lines in the group's chain and one in the installation's, all anchored."""
    a_group(store)
    changed(store, flagged)
    with store.begin(REF, by=PRIYA, now=LATER) as work:
        work.audit("seen", "M1")
        work.audit("seen", "N1")
    store.audit.append(REF, by=GRACE, now=LATER, event="opened", subject="N1")
    store.audit.installation(by="operator", now=LATER, event="person added", subject="x1")
    store.upkeep.anchor(LATER + timedelta(hours=8))


def after(store: Store, *changes: Change) -> Broken | None:
    """Change the database behind the store's back and walk the log."""
    with store.database.writing() as connection:
        for each in changes:
            connection.execute(each)
    return store.upkeep.verify().broken


def line(seq: int, chain: str = REF) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (audit.c.chain == chain, audit.c.seq == seq)


def test_lines_say_who_did_what_and_when_in_order(store: Store) -> None:
    a_history(store)
    assert store.audit.lines(REF) == (
        Line(NOW, PRIYA, "group created"),
        Line(LATER, PRIYA, "changed"),
        Line(LATER, PRIYA, "seen", "M1"),
        Line(LATER, PRIYA, "seen", "N1"),
        Line(LATER, GRACE, "opened", "N1"),
    )


def test_an_untouched_log_is_whole(store: Store) -> None:
    a_history(store)
    verdict = store.upkeep.verify()
    assert (verdict.chains, verdict.entries, verdict.anchors) == (2, 7, 1)
    assert verdict.broken is None


@pytest.mark.parametrize(
    "column", [{"by": GRACE}, {"event": "read"}, {"subject": "M9"}, {"at": NOW}, {"mac": bytes(32)}]
)
def test_a_changed_line_is_named(store: Store, column: dict[str, object]) -> None:
    a_history(store)
    found = after(store, update(audit).where(*line(3)).values(**column))
    assert found is not None
    assert (found.chain, found.seq) == (REF, 3)


def test_a_missing_line_is_named(store: Store) -> None:
    a_history(store)
    assert str(after(store, delete(audit).where(*line(2)))) == (
        f"Chain of {REF}, entry 2: the entry is missing."
    )


def test_lines_cut_off_the_end_are_missed(store: Store) -> None:
    a_history(store)
    found = after(store, delete(audit).where(*line(5)))
    assert found is not None
    assert (found.chain, found.seq) == (REF, 5)


def test_an_added_line_is_found(store: Store) -> None:
    a_history(store)
    row = {"chain": REF, "seq": 6, "at": NOW, "by": "", "event": "x", "subject": "", "mac": b"x"}
    found = after(store, insert(audit).values(row))
    assert found is not None
    assert (found.chain, found.seq) == (REF, 6)


def test_a_chain_whose_group_was_taken_away_is_found(store: Store) -> None:
    a_history(store)
    found = after(store, delete(groups))
    assert found is not None
    assert "not recorded" in found.why


def test_a_chain_that_was_emptied_is_found(store: Store) -> None:
    a_history(store)
    found = after(store, delete(anchors), delete(audit).where(audit.c.chain == REF))
    assert found is not None
    assert (found.chain, found.seq) == (REF, 1)


def test_the_chain_of_the_installation_is_held_the_same_way(store: Store) -> None:
    a_history(store)
    found = after(store, update(audit).where(*line(1, INSTALLATION)).values(by="x2"))
    assert str(found).startswith("Chain of the installation, entry 1")


def test_an_older_end_put_back_in_place_does_not_agree_with_the_anchor(store: Store) -> None:
    a_group(store)
    with store.database.reading() as connection:
        old = connection.execute(select(groups.c.audit_seq, groups.c.audit_head)).one()
    changed(store, flagged)
    store.upkeep.anchor(LATER)
    back = update(groups).values(audit_seq=old.audit_seq, audit_head=old.audit_head)
    found = after(store, back, delete(audit).where(*line(2)))
    assert found == Broken(REF, 2, "the entry is not the anchored one.")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (delete(anchors), "are missing"),
        (update(anchors).values(seq=1), "were changed"),
        (update(anchors).values(mac=bytes(32)), "were changed"),
    ],
)
def test_an_anchor_is_signed_by_its_entry(store: Store, change: Change, why: str) -> None:
    a_history(store)
    found = after(store, change)
    assert found is not None
    assert (found.chain, found.seq) == (INSTALLATION, 2)
    assert why in found.why


def test_only_chains_that_have_grown_are_anchored_again(store: Store) -> None:
    a_history(store)
    assert store.upkeep.anchor(LATER + timedelta(days=1)) == 0
    changed(store, lambda facts: facts)
    assert store.upkeep.anchor(LATER + timedelta(days=1)) == 0
    store.audit.append(REF, by=GRACE, now=LATER, event="opened")
    assert store.upkeep.anchor(LATER + timedelta(days=2)) == 1
    assert store.upkeep.verify().broken is None


def test_the_head_of_the_installation_cannot_be_moved(store: Store) -> None:
    a_history(store)
    assert after(store, update(chains).values(seq=1)) is not None
    assert after(store, update(chains).values(seq=2)) is None
    assert after(store, update(chains).values(head=bytes(64))) is not None
