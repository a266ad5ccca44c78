"""A bound channel leads to its group, by keyed hash, for as long as one group alone has it."""

from dataclasses import replace

import pytest

from bot.core.facts.particulars import Channel
from bot.core.facts.people import Route
from storage.store import Store
from tests.storage.given import LATER, NOW, REF, a_group, changed
from tests.story import with_first_meeting_held

BOUND = Channel(Route.SLACK, "T024/C7KQ2", NOW)
IDS = Route.SLACK, "T024", "C7KQ2"


def bound(store: Store, channel: Channel = BOUND) -> None:
    changed(store, lambda facts: replace(facts, channel=channel))


def test_a_channel_leads_to_its_group_once_it_is_bound_and_no_longer(store: Store) -> None:
    a_group(store)
    assert store.channels.ref_of(*IDS) is None
    bound(store)
    assert store.channels.ref_of(*IDS) == REF
    bound(store, replace(BOUND, address="T024/C9"))
    assert store.channels.ref_of(*IDS) is None
    bound(store, Channel())
    assert store.channels.ref_of(Route.SLACK, "T024", "C9") is None


@pytest.mark.parametrize(
    "ids",
    [
        (Route.TEAMS, "T024", "C7KQ2"),
        (Route.SLACK, "T025", "C7KQ2"),
        (Route.SLACK, "T024", "C7KQ3"),
    ],
)
def test_another_channel_leads_nowhere(store: Store, ids: tuple[Route, str, str]) -> None:
    a_group(store, replace(with_first_meeting_held(), channel=BOUND))
    assert store.channels.ref_of(*IDS) == REF
    assert store.channels.ref_of(*ids) is None


def test_a_channel_that_two_groups_name_is_neithers(store: Store) -> None:
    group = replace(with_first_meeting_held(), channel=BOUND)
    a_group(store, group)
    a_group(store, replace(group, ref="9WXT"))
    assert store.channels.ref_of(*IDS) is None
    store.upkeep.erase("9WXT", by="operator", now=LATER)
    assert store.channels.ref_of(*IDS) == REF


def test_a_channel_that_was_only_named_is_bound_to_nothing(store: Store) -> None:
    a_group(store, replace(with_first_meeting_held(), channel=replace(BOUND, address=REF)))
    assert store.channels.ref_of(Route.SLACK, "", REF) is None
