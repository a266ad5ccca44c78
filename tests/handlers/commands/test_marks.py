"""Whom a part of an update is not for: asked back where names may be known, else kept close."""

from dataclasses import replace

import pytest

from bot.core.access import Viewer
from bot.core.documents.absent_views import absent_views
from bot.core.facts.updates import Mark, WrittenUpdate
from tests.cast import ASHA, DEAN, GRACE, LEAH, PRIYA, TOM, at
from tests.handlers.house import House, form_in, words
from tests.story import with_first_meeting_held, with_meeting

WROTE = {
    "done": "Two visits.",
    "not_working": "He waits at the clinic.",
    "not_for_not_working": "Dean",
    "why_not_working": "she is afraid",
}


@pytest.fixture(autouse=True)
def in_april(house: House) -> None:
    house.clock.jump(at(26, 4, 9, 40))
    house.keep(with_first_meeting_held())


def update_of(house: House) -> WrittenUpdate:
    found = house.group().update("M2", GRACE)
    assert found is not None
    return found


def mark_of(house: House) -> Mark:
    (mark,) = (part.mark for part in update_of(house).parts if part.mark)
    return mark


def not_for(name: str) -> dict[str, str]:
    return {**WROTE, "not_for_not_working": name}


NAMES = ["Dean Marsh", "Dean Mash", "Grace Holloway", "Asha", "Denis and Dean", "p1"]


@pytest.mark.parametrize("name", NAMES)
def test_by_link_no_name_is_told_from_another(house: House, name: str) -> None:
    plain = words(house.say(GRACE, "update M2", not_for("Leah Carrow"), by_link=True))
    assert words(house.say(GRACE, "update M2", not_for(name), by_link=True)) == plain


def test_a_name_that_is_nobodys_keeps_the_part_from_all_but_lead_manager_and_chair(
    house: House,
) -> None:
    house.say(GRACE, "update M2", not_for("Dean Mash and Tom"), by_link=True)
    assert mark_of(house).not_for == {TOM}
    assert mark_of(house).unknown == ("Dean Mash",)
    group = with_meeting(house.group(), "M2", chair=ASHA, started_at=at(27, 4, 10))
    sees = {
        who
        for who in (each.id for each in group.members)
        if "waits at the clinic" in repr(absent_views(group, "M2", Viewer(who)))
    }
    assert sees == {GRACE, PRIYA, ASHA}
    assert "Dean Mash (nobody here has that name" in words(house.say(PRIYA, "update 27 april"))


def test_a_mark_without_a_letter_is_no_name_of_everybody(house: House) -> None:
    house.say(GRACE, "update M2", not_for("-"), by_link=True)
    assert (mark_of(house).not_for, mark_of(house).unknown) == (frozenset(), ("-",))


def test_a_name_that_can_mean_several_keeps_it_from_each(house: House) -> None:
    group = house.group()
    namesake = replace(next(each for each in group.members if each.id == TOM), name="Dean Adeyemi")
    others = tuple(namesake if each.id == TOM else each for each in group.members)
    with house.store.begin("7KQ2", by=PRIYA, now=house.clock.now()) as work:
        work.facts = replace(work.facts, members=others)
    house.say(GRACE, "update M2", not_for("Dean"), by_link=True)
    assert mark_of(house).not_for == {DEAN, TOM}
    assert "does not tell one person" in words(house.say(GRACE, "update M2", not_for("Dean")))


def test_who_may_see_the_members_is_asked_whom_they_mean(house: House) -> None:
    card = house.say(GRACE, "update M2", {**WROTE, "not_for_done": "X"})
    assert '"X" does not tell one person' in words(card)
    assert "Leah" not in words(card)
    fields = {each.name: each for each in form_in(card).fields}
    assert fields["not_for_done"].error
    assert fields["done"].value == "Two visits."


def test_a_parents_mark_is_taken_without_telling_who_is_here(house: House) -> None:
    views = {"changed": "She sleeps.", "not_for_changed": "Dean", "why_changed": "I am afraid"}
    said = words(house.say(LEAH, "update M2", views))
    views["not_for_changed"] = "Denis"
    assert words(house.say(LEAH, "update M2", views)) == said


def test_a_reason_without_a_name_does_not_let_the_part_out(house: House) -> None:
    sent = {"done": "Visits.", "why_done": "she is afraid"}
    assert "Whom is this part not for?" in words(house.say(GRACE, "update M2", sent))
    assert house.group().updates == ()


def test_a_mark_may_name_several_people_by_first_name_or_both(house: House) -> None:
    house.say(GRACE, "update M2", {**WROTE, "not_for_not_working": "Dean Marsh and tom"})
    marks = [part.mark for part in update_of(house).parts if part.mark]
    assert marks[0].not_for == {DEAN, TOM}
