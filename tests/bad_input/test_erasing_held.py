"""An erasure with a hold: the hold wins, whoever comes first, and says so."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from bot.core.facts.particulars import Closing
from bot.core.group.holding import HeldBack, hold, lift
from storage.schema import groups
from storage.store import Store
from tests.cast import PRIYA, TOM
from tests.storage.given import LATER, REF, a_group, changed

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
ENDS = LATER.replace(year=LATER.year + 6)


def keep_closed(store: Store) -> None:
    a_group(store)
    closing = Closing(LATER, PRIYA, "exit plan", "Family hub")
    changed(store, lambda facts: replace(facts, closing=closing))


def test_a_group_that_is_held_is_not_erased_when_its_time_is_over(store: Store) -> None:
    keep_closed(store)
    changed(store, lambda facts: hold(facts, "An inquest is open.", TOM, LATER))
    assert store.upkeep.erase_expired(ENDS) == ()
    with pytest.raises(HeldBack, match="it is not erased"):
        store.upkeep.erase(REF, by="operator", now=ENDS)
    changed(store, lambda facts: lift(facts, "", "It has ended.", TOM, ENDS))
    assert store.upkeep.erase_expired(ENDS) == (REF,)


def test_a_hold_placed_while_the_erasing_is_under_way_wins_and_leaves_one_line(
    store: Store,
) -> None:
    keep_closed(store)
    changed(store, lambda facts: hold(facts, "An inquest is open.", TOM, LATER))
    with store.database.writing() as connection:
        # So the row was when the job read it, a moment before.
        connection.execute(update(groups).values(erase_on=ENDS.date()))
    assert store.upkeep.erase_expired(ENDS) == ()
    assert store.refs() == (REF,)
    events = [line.event for line in store.audit.lines(REF)]
    assert events.count("erasure held back") == 1
    assert store.upkeep.verify().broken is None
