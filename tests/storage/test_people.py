"""People are found by address and id; their groups by the contact sheets they stand on."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.core.facts.members import OptOut
from bot.core.facts.people import Person
from bot.core.refusals import Refusal
from storage import schema
from storage.store import Store
from tests.cast import GRACE, LEAH
from tests.storage.given import LATER, REF, a_group, changed

PERSON = Person("x1", "Grace.Holloway@health.example", "Grace Holloway", may_create=True)


def test_a_person_is_found_by_address_in_any_case_and_by_id(store: Store) -> None:
    store.people.save(PERSON)
    assert store.people.by_email(" grace.holloway@HEALTH.example ") == PERSON
    assert store.people.by_id("x1") == PERSON
    assert store.people.by_email("nobody@health.example") is None


def test_a_changed_address_is_the_only_one_that_is_known(store: Store) -> None:
    store.people.save(PERSON)
    store.people.save(moved := replace(PERSON, email="g@trust.example", version=2))
    assert store.people.by_email(PERSON.email) is None
    assert store.people.all() == (moved,)


def test_an_address_belongs_to_one_person(store: Store) -> None:
    store.people.save(PERSON)
    with pytest.raises(Refusal) as refused:
        store.people.save(replace(PERSON, id="x2"))
    assert refused.value.field == "email"


def test_everybody_is_listed_by_name(store: Store) -> None:
    asha = Person("x2", "asha.roy@police.example", "Asha Roy")
    store.people.save(PERSON)
    store.people.save(asha)
    assert store.people.all() == (asha, PERSON)


def test_a_professional_is_known_in_each_group_also_after_leaving(store: Store) -> None:
    group = a_group(store)
    a_group(store, replace(group, ref="9WXT"))
    grace = group.member(GRACE)
    assert grace is not None
    assert store.people.groups_of(grace.person) == ((REF, GRACE), ("9WXT", GRACE))
    left = replace(grace, opted_out=OptOut(LATER, "moved on"))
    changed(store, lambda facts: replace(facts, members=(left,)))
    assert (REF, GRACE) in store.people.groups_of(grace.person)


def test_somebody_taken_off_the_sheet_is_no_longer_found_there(store: Store) -> None:
    group = a_group(store)
    grace = group.member(GRACE)
    assert grace is not None
    without = tuple(each for each in group.members if each.id != GRACE)
    changed(store, lambda facts: replace(facts, members=without))
    assert store.people.groups_of(grace.person) == ()


def test_family_members_are_never_listed(store: Store) -> None:
    group = a_group(store)
    leah = group.member(LEAH)
    assert leah is not None
    matched = replace(leah, person="x9", contact=replace(leah.contact, email="leah@mail.example"))
    others = tuple(each for each in group.members if each.id != LEAH)
    changed(store, lambda facts: replace(facts, members=(*others, matched)))
    with store.database.reading() as connection:
        listed = connection.execute(select(schema.memberships.c.member)).scalars().all()
    assert LEAH not in listed
