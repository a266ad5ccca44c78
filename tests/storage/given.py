"""What most of these tests begin with: a group in a store, and a change to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.core.facts.groups import CoreGroup
from bot.core.facts.particulars import Flag
from storage.store import Store
from tests.cast import PRIYA, SHEET_READ
from tests.stores import Repeated
from tests.story import with_first_meeting_held

REF = "7KQ2"
NOW = SHEET_READ
LATER = NOW + timedelta(hours=1)
KEPT = Repeated[CoreGroup]()


def a_group(store: Store, group: CoreGroup | None = None) -> CoreGroup:
    """Put a group in the store, the story's after its first meeting, and return it as stored."""
    made = group or with_first_meeting_held()
    return KEPT.do(store, (made, made.profile.pinned), lambda: _put(store, made))


def _put(store: Store, group: CoreGroup) -> CoreGroup:
    with store.create(group, by=PRIYA, now=NOW) as work:
        pass
    return work.facts


def changed(store: Store, change: Callable[[CoreGroup], CoreGroup], key: str = "") -> CoreGroup:
    """Change the group in one transaction and return it as stored."""
    with store.begin(REF, by=PRIYA, now=LATER, key=key) as work:
        work.facts = change(work.facts)
    return work.facts


def flagged(group: CoreGroup) -> CoreGroup:
    return replace(group, flag=Flag.YES, flag_reason="Told by Dean's sister")
