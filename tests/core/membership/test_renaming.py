"""A wrong name is corrected: who somebody is stays, and two people of one name are told apart."""

import pytest

from bot.core.facts.people import Route
from bot.core.membership.renaming import rename
from bot.core.refusals import Refusal
from tests.cast import DAWN, DEAN, GRACE, LEAH, MARTIN, PRIYA
from tests.story import member_of, with_contact_sheet, with_member

SHEET = with_contact_sheet()


def test_a_corrected_name_leaves_all_else_of_the_member_as_it_was() -> None:
    before = member_of(SHEET, GRACE)
    after = member_of(rename(SHEET, before, "Grace Holloway-Smith"), GRACE)
    assert after.name == "Grace Holloway-Smith"
    assert (after.contact, after.person, after.contact_revision, after.spell) == (
        before.contact,
        before.person,
        before.contact_revision,
        before.spell,
    )


def test_the_same_name_changes_nothing() -> None:
    assert rename(SHEET, member_of(SHEET, GRACE), "Grace Holloway") == SHEET


def test_who_carries_by_hand_is_written_under_the_corrected_name() -> None:
    after = rename(SHEET, member_of(SHEET, PRIYA), "Priya Nair-Patel")
    leah = member_of(after, LEAH).contact
    assert (leah.route, leah.route_by) == (Route.BY_HAND, PRIYA)
    assert leah.route_as_written == "By hand (Priya Nair-Patel)"
    assert member_of(after, DEAN).contact == member_of(SHEET, DEAN).contact


def test_two_people_of_one_agency_do_not_get_one_name() -> None:
    agency = member_of(SHEET, GRACE).agency
    group = with_member(SHEET, DAWN, agency=agency)
    with pytest.raises(Refusal, match=r"Dawn Kerrigan of .* is in the group already"):
        rename(group, member_of(group, GRACE), "dawn kerrigan")


def test_people_of_two_agencies_may_have_one_name() -> None:
    after = rename(SHEET, member_of(SHEET, MARTIN), "Dawn Kerrigan")
    assert member_of(after, MARTIN).name == "Dawn Kerrigan"
