"""The command dates where a group was given newer rules, and where some wait for it."""

from dataclasses import replace
from datetime import date

from bot.core.group.adopting import adopt
from tests.cast import GRACE, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, words
from tests.profiles import edited, with_list_lacking
from tests.story import with_contact_sheet, with_first_meeting_held

SHORTER = edited({"first_meeting": "7 working days"})
WAITS = "An edited profile waits. Whoever runs this service can give it to the group."


def test_lead_and_manager_see_what_was_adopted_and_what_it_moved(house: House) -> None:
    house.keep(adopt(with_contact_sheet(), SHORTER, at(20, 3)))
    for viewer in (PRIYA, TOM):
        said = words(house.say(viewer, "dates"))
        assert "Newer rules since Sat 20 Mar 2027" in said
        assert "First core group: 10 working days, now 7 working days (policy 9)." in said
        assert "was Fri 2 Apr 2027, now Tue 30 Mar 2027 (first_meeting)." in said
    assert "Newer rules" not in words(house.say(GRACE, "dates"))


def test_a_closed_date_is_shown_by_the_rule_it_had(house: House) -> None:
    house.keep(adopt(with_first_meeting_held(), SHORTER, at(6, 4)))
    said = words(house.say(MARTIN, "dates"))
    assert "First core group Fri 2 Apr 2027 Wed 17 Mar 2027" in said
    assert "10 working days after" in words(house.say(MARTIN, "dates why first_meeting"))


def test_what_waits_is_said_to_whoever_may_see_the_profile(house: House) -> None:
    house.config = replace(house.config, load=lambda _: SHORTER)
    house.keep(with_contact_sheet())
    assert WAITS in words(house.say(PRIYA, "dates"))
    assert "waits" not in words(house.say(GRACE, "dates"))


def test_a_newer_list_of_bank_holidays_waits_as_well(house: House) -> None:
    house.keep(with_list_lacking(with_contact_sheet(), date(2027, 3, 29)))
    said = words(house.say(PRIYA, "dates"))
    assert "A newer list of bank holidays waits." in said
    assert "First core group Thu 1 Apr 2027" in said


def test_where_the_groups_profile_is_no_longer_known_nothing_waits(house: House) -> None:
    group = with_contact_sheet()
    house.keep(replace(group, profile=replace(group.profile, name="kent")))
    assert "waits" not in words(house.say(PRIYA, "dates"))
