"""Groups come back as they were stored, and a transaction writes all of a change or nothing."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.core.facts.particulars import Flag
from bot.core.procedure.loading import load_profile
from bot.core.refusals import Refusal
from bot.core.tasking.settling import settle_tasks
from storage import schema
from storage.errors import ReferenceTaken, UnknownGroup
from storage.store import Store
from tests.cast import PRIYA
from tests.storage.given import LATER, NOW, REF, a_group, changed, flagged
from tests.story import with_first_meeting_held


def sealed_meetings(store: Store) -> dict[str, bytes]:
    wanted = select(schema.meetings.c.id, schema.meetings.c.sealed)
    with store.database.reading() as connection:
        return {row.id: row.sealed for row in connection.execute(wanted)}


def test_a_group_comes_back_as_it_was_made(store: Store) -> None:
    group = with_first_meeting_held()
    a_group(store, group)
    assert store.read(REF) == replace(settle_tasks(group, NOW), version=1)


def test_a_change_is_kept_and_raises_the_version(store: Store) -> None:
    a_group(store)
    after = changed(store, flagged)
    again = store.read(REF)
    assert again == after
    assert (again.version, again.flag) == (2, Flag.YES)


def test_a_transaction_without_a_change_keeps_the_version(store: Store) -> None:
    a_group(store)
    assert changed(store, lambda facts: facts).version == 1


def test_only_rows_that_changed_are_written(store: Store) -> None:
    group = a_group(store)
    before = sealed_meetings(store)
    first = replace(group.meetings[0], venue="Orchard Clinic")
    changed(store, lambda facts: replace(facts, meetings=(first, *facts.meetings[1:])))
    after = sealed_meetings(store)
    assert {id_ for id_ in before if before[id_] != after[id_]} == {first.id}


def test_facts_keep_their_order_and_what_was_taken_out_is_gone(store: Store) -> None:
    group = a_group(store)
    turned = tuple(reversed(group.members[1:]))
    changed(store, lambda facts: replace(facts, members=turned))
    assert store.read(REF).members == turned


def test_two_facts_with_one_id_are_never_stored(store: Store) -> None:
    group = a_group(store)
    twice = (*group.members, group.members[0])
    with pytest.raises(ValueError, match="share an id"):
        changed(store, lambda facts: replace(facts, members=twice))
    assert store.read(REF) == group


def change_and_refuse(store: Store) -> None:
    with store.begin(REF, by=PRIYA, now=LATER) as work:
        work.facts = flagged(work.facts)
        raise Refusal("Not so.", field="flag")


def test_a_refusal_writes_nothing_but_one_line_of_audit(store: Store) -> None:
    group = a_group(store)
    with pytest.raises(Refusal):
        change_and_refuse(store)
    assert store.read(REF) == group
    last = store.audit.lines(REF)[-1]
    assert (last.by, last.event, last.subject) == (PRIYA, "refused", "flag")


def test_an_unknown_group_is_refused_and_heard_of(store: Store) -> None:
    with pytest.raises(UnknownGroup), store.begin("ZZZZ", by="x1", now=NOW):
        pass
    assert [(line.by, line.event) for line in store.audit.lines("*")] == [("x1", "refused")]


def test_a_reference_is_given_once(store: Store) -> None:
    group = a_group(store)
    with pytest.raises(ReferenceTaken), store.create(group, by=PRIYA, now=LATER):
        pass


def test_one_thread_holds_one_group_at_a_time(store: Store) -> None:
    a_group(store)
    with (
        store.begin(REF, by=PRIYA, now=LATER),
        pytest.raises(RuntimeError, match="leave the first block"),
        store.begin(REF, by=PRIYA, now=LATER),
    ):
        pass


def test_an_adopted_profile_is_kept_with_what_the_conference_set(store: Store) -> None:
    a_group(store)
    adopted = load_profile("highland")
    changed(store, lambda facts: replace(facts, profile=adopted))
    assert store.read(REF).profile == adopted


def test_groups_share_the_content_of_their_profile(store: Store) -> None:
    group = a_group(store)
    a_group(store, replace(group, ref="9WXT"))
    with store.database.reading() as connection:
        assert len(connection.execute(select(schema.profiles)).all()) == 1
    assert store.refs() == (REF, "9WXT")
