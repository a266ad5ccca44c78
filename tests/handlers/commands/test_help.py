"""The command help: what the asker may use comes first, and a slip of the finger is understood."""

from dataclasses import replace

import pytest

from bot.core.cards import Card, Table
from bot.core.facts.people import Person
from handlers.table import COMMANDS
from tests.cast import ASHA, DEAN, GRACE, IQBAL, LEAH, PRIYA, TOM
from tests.handlers.house import House, words
from tests.story import (
    with_contact_sheet,
    with_first_meeting_booked,
    with_first_meeting_held,
    with_member,
)

FAMILYS = (
    "coming",
    "apologies",
    "update",
    "dates",
    "concern",
    "no-access",
    "change",
    "cannot",
    "done",
    "action",
    "meet",
    "pause",
    "groups",
    "help",
)


def listed(card: Card) -> tuple[str, ...]:
    (table,) = (block for block in card.blocks if isinstance(block, Table))
    return tuple(row[0] for row in table.rows)


@pytest.mark.parametrize("parent", [LEAH, DEAN])
def test_a_parent_is_shown_only_what_a_parent_may_use(house: House, parent: str) -> None:
    """IG11: they answer, own actions, ask for another time and give their views."""
    house.keep(with_first_meeting_booked())
    assert listed(house.say(parent, "help")) == FAMILYS


def test_the_lead_is_shown_every_command_the_usual_ones_first(house: House) -> None:
    house.keep(with_first_meeting_booked())
    shown = listed(house.say(PRIYA, "help"))
    assert shown[:4] == ("coming", "apologies", "update", "dates")
    assert set(shown) >= set(COMMANDS) - {"new"}
    assert set(listed(house.say(TOM, "help"))) >= set(COMMANDS) - {"new"}


def test_a_member_is_not_shown_what_the_social_care_team_does(house: House) -> None:
    house.keep(with_first_meeting_booked())
    shown = set(listed(house.say(GRACE, "help")))
    assert {"minutes", "plan", "members", "contact", "substitute", "rota"} <= shown
    assert not {"add", "remove", "move", "cancel", "close", "start", "end", "new"} & shown


def test_the_chair_of_a_meeting_may_start_and_end_it(house: House) -> None:
    group = with_first_meeting_booked()
    meetings = tuple(replace(each, chair=ASHA) for each in group.meetings)
    house.keep(replace(group, meetings=meetings))
    assert {"start", "end"} <= set(listed(house.say(ASHA, "help")))


def test_who_signs_from_outside_is_shown_the_minutes(house: House) -> None:
    house.keep(with_first_meeting_held())
    shown = listed(house.say(IQBAL, "help"))
    assert "minutes" in shown
    assert "plan" not in shown


def test_who_is_not_confirmed_can_say_who_they_are_and_nothing_else(house: House) -> None:
    group = with_contact_sheet()
    grace = group.member(GRACE)
    assert grace is not None
    house.keep(with_member(group, GRACE, contact=replace(grace.contact, confirmation=None)))
    assert listed(house.say(GRACE, "help")) == ("contact", "groups", "help")


def test_in_no_group_only_what_needs_none_is_shown(house: House) -> None:
    creator = house.know(Person("u9", "x@care.example", "X", may_create=True))
    assert listed(house.ask(creator, "help")) == ("new", "groups", "help")


def test_each_command_about_a_group_says_to_whom_it_is_of_use() -> None:
    assert [each.word for each in COMMANDS.values() if each.needs_group and not each.opens] == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("meeet", 'Did you mean "meet"? For example: meet tue 30 march 10:00.'),
        ("commig 30 march yes", 'Did you mean "coming"?'),
        ("help minuts", 'Did you mean "minutes"?'),
        ("zzz", "See what you can ask for: help"),
    ],
)
def test_a_slip_of_the_finger_gets_the_command_that_was_meant(
    house: House, typed: str, expected: str
) -> None:
    house.keep(with_contact_sheet())
    card = house.say(GRACE, typed)
    assert card.is_refusal
    assert expected in words(card)
