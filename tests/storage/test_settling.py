"""Every transaction leaves the notices that the facts want; the job finds what is out of date."""

import asyncio
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.core.notices.notice import NoticeState
from bot.core.notices.wanted import wanted
from bot.core.refusals import Refusal
from storage.schema import groups
from storage.store import Store
from tests.cast import PRIYA
from tests.storage.given import LATER, NOW, REF, a_group, changed

DUE = LATER + timedelta(days=1)


def planned(store: Store) -> set[str]:
    stored = store.notices.stored(REF)
    return {str(each.identity) for each in stored if each.state is NoticeState.PLANNED}


def test_a_new_group_has_the_notices_that_its_facts_want(store: Store) -> None:
    group = a_group(store)
    assert planned(store) == {str(each.identity) for each in wanted(group) if not each.needs_left}


def test_a_meeting_taken_away_takes_its_notices_with_it(store: Store) -> None:
    a_group(store)
    assert any("|M3|" in each for each in planned(store))
    changed(
        store,
        lambda facts: replace(facts, meetings=tuple(m for m in facts.meetings if m.id != "M3")),
    )
    assert not any("|M3|" in each for each in planned(store))


def change_and_refuse(store: Store) -> None:
    with store.begin(REF, by=PRIYA, now=LATER) as work:
        work.facts = replace(work.facts, meetings=())
        raise Refusal("Not so.")


def test_a_refusal_leaves_the_notices_as_they_were(store: Store) -> None:
    a_group(store)
    before = store.notices.stored(REF)
    with pytest.raises(Refusal):
        change_and_refuse(store)
    assert store.notices.stored(REF) == before


def test_settling_again_changes_nothing(store: Store) -> None:
    group = a_group(store)
    before = store.notices.stored(REF)
    store.settle(REF, NOW)
    assert store.notices.stored(REF) == before
    assert store.read(REF) == group
    assert len(store.audit.lines(REF)) == 1


def test_a_group_is_due_for_settling_at_its_time_or_under_other_rules(store: Store) -> None:
    a_group(store)
    assert store.upkeep.due_for_settling(LATER, 10) == ()
    with store.database.writing() as connection:
        connection.execute(update(groups).values(settle_after=DUE))
    assert store.upkeep.due_for_settling(DUE - timedelta(seconds=1), 10) == ()
    assert store.upkeep.due_for_settling(DUE, 10) == (REF,)
    with store.database.writing() as connection:
        connection.execute(update(groups).values(settle_after=None, settled_with="rules 0"))
    assert store.upkeep.due_for_settling(LATER, 10) == (REF,)
    store.settle(REF, LATER)
    assert store.upkeep.due_for_settling(LATER, 10) == ()


def test_the_event_loop_goes_on_while_the_store_works(store: Store) -> None:
    group = a_group(store)
    entered, leave = threading.Event(), threading.Event()

    def slow() -> str:
        entered.set()
        leave.wait(30)
        return threading.current_thread().name

    async def both() -> str:
        waiting = asyncio.create_task(store.run(slow))
        await asyncio.to_thread(entered.wait, 30)
        leave.set()
        return await waiting

    assert asyncio.run(both()).startswith("store")
    assert asyncio.run(store.run(store.read, REF)) == group
