"""Whatever can be a fact comes back from its bytes as it was."""

import json
from dataclasses import fields, replace
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cards import Block, Card
from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Person
from bot.core.procedure.overrides import Override, with_overrides
from storage.answers import dump_card, load_card
from storage.mapping import KINDS, SINGULAR, KeptProfile, dump_remainder, load_remainder
from storage.people import PERSON
from storage.pins import put_together, take_apart
from tests.storage.strategies import whole
from tests.story import with_first_meeting_held
from tests.texts import any_text

GROUP = with_first_meeting_held()
HINTS = get_type_hints(CoreGroup)
PROFILE = KeptProfile("a hash", "{}")
OURS = Override("interval", "5 weeks", "conference", "Dean was seen at the school")


@pytest.mark.parametrize("field", sorted(KINDS))
@given(data=st.data())
def test_each_kind_of_fact_survives_being_written(field: str, data: st.DataObject) -> None:
    kind = KINDS[field]
    fact: Any = data.draw(whole(kind.type_))
    assert kind.load(kind.dump(fact)) == fact


@pytest.mark.parametrize("field", SINGULAR)
@given(data=st.data())
def test_what_a_group_has_one_of_survives_too(field: str, data: st.DataObject) -> None:
    held = {name: getattr(GROUP, name) for name in SINGULAR}
    held[field] = data.draw(whole(HINTS[field]))
    assert load_remainder(dump_remainder(replace(GROUP, **held), PROFILE)) == (held, PROFILE)


@given(any_text(), st.lists(st.one_of(*(whole(each) for each in get_args(Block)))), st.booleans())
def test_a_card_comes_back_block_for_block(title: str, blocks: list[Any], refused: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
    card = Card(title, tuple(blocks), refused)
    again = load_card(dump_card(card))
    assert again == card
    assert [type(each) for each in again.blocks] == [type(each) for each in blocks]


@given(whole(Person))
def test_a_person_survives_being_written(person: Person) -> None:
    assert PERSON.validate_json(PERSON.dump_json(person)) == person


def test_every_field_of_a_group_is_kept_somewhere() -> None:
    kept = {*KINDS, *SINGULAR, "profile", "version"}
    assert kept == {each.name for each in fields(CoreGroup)}


def test_a_field_that_is_newer_than_a_row_has_its_default() -> None:
    written = json.loads(dump_remainder(GROUP, PROFILE))
    del written["channel"], written["plan"]
    held, _ = load_remainder(json.dumps(written).encode())
    plain = CoreGroup(GROUP.ref, GROUP.created_at, GROUP.created_by, GROUP.profile)
    assert (held["channel"], held["plan"]) == (plain.channel, plain.plan)


def test_a_profile_comes_back_to_the_letter() -> None:
    profile = with_overrides(GROUP.profile, [OURS])
    again = put_together(take_apart(profile))
    assert again == profile
    assert again.to_dict() == profile.to_dict()


def test_what_a_conference_said_is_not_in_the_content_that_groups_share() -> None:
    plain, ours = take_apart(GROUP.profile), take_apart(with_overrides(GROUP.profile, [OURS]))
    assert OURS.reason not in ours.shared
    assert OURS.reason in ours.own
    assert "conference" not in json.loads(plain.shared)["layers"]
