"""Groups come back as they were stored, and one transaction at a time changes them."""

from dataclasses import replace

import pytest

from bot.core.groups import Flag
from bot.core.notices.settling import settle_tasks
from bot.core.refusals import Refusal
from storage.errors import UnknownGroup
from storage.store import Store
from tests.cast import PRIYA, SHEET_READ
from tests.story import with_first_meeting_held

NOW = SHEET_READ


def test_a_group_comes_back_as_it_was_made(store: Store) -> None:
    group = with_first_meeting_held()
    with store.create(group, by=PRIYA, now=NOW):
        pass
    assert store.read(group.ref) == replace(settle_tasks(group, NOW), version=1)


def test_a_change_is_kept_and_raises_the_version(store: Store) -> None:
    group = with_first_meeting_held()
    with store.create(group, by=PRIYA, now=NOW):
        pass
    with store.begin(group.ref, by=PRIYA, now=NOW) as work:
        work.facts = replace(work.facts, flag=Flag.YES, meetings=work.facts.meetings[1:])
    again = store.read(group.ref)
    assert (again.version, again.flag, again.meetings) == (2, Flag.YES, group.meetings[1:])


def test_a_refusal_writes_nothing_but_one_line_of_audit(store: Store) -> None:
    group = with_first_meeting_held()
    with store.create(group, by=PRIYA, now=NOW):
        pass
    with pytest.raises(Refusal):
        change_and_refuse(store, group.ref)
    assert store.read(group.ref).version == 1
    assert store.read(group.ref).flag is group.flag
    assert [line.event for line in store.audit.lines(group.ref)] == ["group created", "refused"]


def change_and_refuse(store: Store, ref: str) -> None:
    with store.begin(ref, by=PRIYA, now=NOW) as work:
        work.facts = replace(work.facts, flag=Flag.YES)
        raise Refusal("Not so.", field="flag")


def test_an_unknown_group_is_refused(store: Store) -> None:
    with pytest.raises(UnknownGroup), store.begin("ZZZZ", by=PRIYA, now=NOW):
        pass
