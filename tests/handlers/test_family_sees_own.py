"""What family are shown by any command: their own, by number and date (access conditions 3, 13)."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import ChildsPart, MemberKind
from bot.core.facts.particulars import Flag
from bot.core.facts.people import Contact, Route
from bot.core.facts.taking_part import FamilyPlace, TakesPart
from bot.core.plan.acting import accept
from handlers.table import COMMANDS
from tests.cast import DEAN, LEAH, PRIYA, at, parent
from tests.handlers.house import House, asked_in, form_in, words
from tests.record_story import (
    SECTIONS,
    with_actions,
    with_grace_absent,
    with_minutes_released,
    with_voices,
)
from tests.story import with_meeting

AUNT, CHILD = "p20", "p21"
IN_WORDS = ("need", "outcome", "what", "how", "so_what")
ENDS_ALL = "pause me"
"""After it nothing is shown at all; see test_paused."""

BEHIND = ("", " zzz", " for Zelda", " zzz text=1")
"""What is typed behind each command: nothing, what is unclear, a name, fields of no form."""


def with_family(flag: Flag) -> CoreGroup:
    """Return the group with minutes, plan and updates, an aunt in it and a child who attends."""
    facts = with_voices(with_grace_absent(with_actions(with_minutes_released())))
    aunt = parent(AUNT, "Ann Birch", "aunt", "K7WD", Contact(route=Route.POST))
    by_hand = Contact(route=Route.BY_HAND, route_by=PRIYA)
    child = parent(CHILD, "Child A", "child", "M3PX", by_hand)
    more = (
        replace(aunt, kind=MemberKind.RELATIVE),
        replace(child, kind=MemberKind.CHILD, childs_part=ChildsPart.ATTENDS),
    )
    facts = replace(facts, flag=flag, members=(*facts.members, *more))
    return accept(facts, "A1", LEAH, at(30, 3, 18))


def lines() -> Iterator[str]:
    """Yield every command that there is, with each of its ways as `help` has them."""
    for each in COMMANDS.values():
        ways = (each.word, each.example, *each.also)
        yield from dict.fromkeys(way.partition(" (")[0] for way in ways if way != ENDS_ALL)
    yield from ("dates why next core group", "action A1", "action A1 cannot", "action A2")


def kept_from(facts: CoreGroup, who: str) -> set[str]:
    """Return what must stand on no card of this person's: references, names, what is written."""
    others = [each for each in facts.members if each.id != who]
    names = {each.name for each in others} - {"Child A"}
    words_ = {word for name in names for word in name.split()}
    addresses = {text for each in others for text in (each.own_reference, each.contact.email)}
    plan = {getattr(each, part) for each in facts.actions for part in IN_WORDS}
    updates = {part.text for each in facts.updates for part in each.parts}
    said = names | words_ | addresses | plan | updates | set(SECTIONS.values())
    mine = next(each for each in facts.members if each.id == who).name.split()
    return {facts.ref, *said} - {"", *mine}


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("who", "flag"),
    [(LEAH, Flag.YES), (LEAH, Flag.NO), (DEAN, Flag.NOT_KNOWN), (AUNT, Flag.YES), (CHILD, Flag.NO)],
)
def test_no_command_shows_family_what_is_not_their_own(house: House, who: str, flag: Flag) -> None:
    house.clock.jump(at(5, 4))
    kept = kept_from(house.keep(with_family(flag)), who)
    pattern = re.compile("|".join(rf"\b{re.escape(each)}\b" for each in kept))
    # What is typed behind is read alike for everybody: all of it is tried by one of them.
    for line in lines():
        for behind in BEHIND if who == LEAH else BEHIND[:2]:
            text = f"{line}{behind}"
            said = words(house.say(who, text))
            shown = {each for each in pattern.findall(said) if each not in text}
            assert shown == set(), (text, said)


def test_an_action_is_shown_to_its_owner_in_the_family_by_number_and_date(house: House) -> None:
    house.keep(with_family(Flag.NO))
    card = house.say(LEAH, "action A1")
    assert "A1 By when: Tue 25 May 2027" in words(card)
    assert asked_in(card) == ["on"]
    assert "is now due on Mon 3 May 2027" in words(
        house.say(LEAH, "action A1 change", when="3 may")
    )


def test_an_update_asks_family_of_their_actions_by_number_and_date(house: House) -> None:
    house.keep(with_family(Flag.NO))
    of_action = form_in(house.say(LEAH, "update 27 april")).fields[0]
    assert of_action.label == "Your action A1, by Tue 25 May 2027"
    on_paper = form_in(house.say(PRIYA, "update 27 april for Leah"))
    assert "breakfast club" in next(f.label for f in on_paper.fields if f.name == "action_A1")


def test_family_see_the_dates_of_their_own_invitations_alone(house: House) -> None:
    apart = FamilyPlace(LEAH, TakesPart.SEPARATE_TALK)
    house.keep(with_meeting(with_family(Flag.NO), "M3", places=(apart,)))
    said = words(house.say(LEAH, "dates"))
    assert "Dates of H4MX" in said
    assert "Tue 30 Mar 2027 10:00 held" in said
    assert "Tue 27 Apr 2027 10:00 booked Larkfield Primary School" in said
    assert not {day for day in ("25 May", "6 Jul", "conference", "Review") if day in said}
    assert "H4MX mother Tue 27 Apr 2027" in words(house.say(LEAH, "groups"))


def test_no_card_tells_family_whether_a_name_or_a_date_is_known(house: House) -> None:
    house.keep(with_family(Flag.YES))
    for text in ("coming yes for {}", "update for {}", "action A1 accept for {}", "remove {}"):
        known, unknown = (words(house.say(LEAH, text.format(of))) for of in ("Grace", "Zelda"))
        assert known.replace("Grace", "Zelda") == unknown
    for day in ("6 july", "7 july"):
        said = words(house.say(LEAH, f"update {day}"))
        assert "There is one on Tue 30 Mar 2027, Tue 27 Apr 2027 or Tue 25 May 2027." in said
