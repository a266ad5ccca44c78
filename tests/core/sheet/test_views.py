"""Who sees which line of the contact sheet, and how people are called on it."""

from dataclasses import replace

import pytest

from bot.core.access import Case, Viewer
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.facts.particulars import Flag
from bot.core.facts.people import Contact
from bot.core.procedure.loading import load_profile
from bot.core.sheet.labels import by_role, part_of, role_label
from bot.core.sheet.lines import HELD
from bot.core.sheet.views import HIDDEN, family_sheet, line_for, sees_address, sheet_for
from tests.cast import DEAN, GRACE, HELEN, IQBAL, JOAN, LEAH, MARTIN, PRIYA, TOM
from tests.story import member_of, with_answers_for_first, with_contact_sheet, with_member

GROUP = with_contact_sheet()
NUMBERS = {LEAH: "01632 960107", DEAN: "01632 960108"}


def member(group: CoreGroup, id_: str) -> Member:
    return next(each for each in group.members if each.id == id_)


def everything(group: CoreGroup, viewer: str) -> str:
    return repr(sheet_for(group, Viewer(viewer)))


def test_a_professional_sees_work_details_and_no_parents_number() -> None:
    seen = everything(GROUP, MARTIN)
    assert "g.holloway@health.example" in seen
    assert not any(number in seen for number in NUMBERS.values())
    assert HIDDEN not in seen


def test_under_the_flag_private_details_are_hidden_until_asked_for() -> None:
    assert everything(GROUP, PRIYA).count(HIDDEN) == 2
    line = line_for(GROUP, Viewer(PRIYA), member(GROUP, LEAH), Case.ASKED_FOR)
    assert line is not None
    assert line.details == f"{HELD}; 01632 960107"


def test_without_the_flag_the_lead_sees_them_at_once() -> None:
    assert "01632 960107" in everything(replace(GROUP, flag=Flag.NO), PRIYA)


def test_an_address_at_work_is_known_to_colleagues_and_a_parents_to_lead_and_manager() -> None:
    group = with_contact_sheet()
    leah, grace = (member_of(group, who) for who in (LEAH, GRACE))
    assert sees_address(group, Viewer(MARTIN), grace)
    assert not sees_address(group, Viewer(MARTIN), leah)
    assert sees_address(group, Viewer(TOM), leah)
    assert not sees_address(group, Viewer(PRIYA, by_link=True), grace)


def test_who_is_outside_or_unconfirmed_or_a_link_sees_no_sheet() -> None:
    assert sheet_for(GROUP, Viewer(HELEN)) == ()
    assert sheet_for(GROUP, Viewer(PRIYA, by_link=True)) == ()
    contact = replace(member(GROUP, GRACE).contact, confirmation=None)
    assert sheet_for(with_member(GROUP, GRACE, contact=contact), Viewer(GRACE)) == ()


@pytest.mark.parametrize(("reader", "other"), [(DEAN, LEAH), (LEAH, DEAN)])
def test_a_parents_copy_shows_nothing_of_the_other_and_professionals_by_role(
    reader: str, other: str
) -> None:
    copy = family_sheet(GROUP, member(GROUP, reader))
    seen = repr(copy)
    assert NUMBERS[reader] in seen
    assert NUMBERS[other] not in seen
    assert member(GROUP, other).name not in seen
    assert copy[1].name == "Lead Social Worker"
    assert [each.name for each in copy[2:4]] == ["team manager", "health visitor"]
    assert not any(each.name in seen for each in GROUP.professionals)
    assert "Eastmere Homes" not in seen


@pytest.mark.parametrize(
    ("flag", "carrier", "said"),
    [
        (Flag.YES, PRIYA, "By hand (Lead Social Worker)"),
        (Flag.YES, "", "By hand"),
        (Flag.NO, PRIYA, "By hand (Priya Nair)"),
    ],
)
def test_under_the_flag_a_parents_own_line_names_who_carries_to_them_by_role(
    flag: Flag, carrier: str, said: str
) -> None:
    leah = member(GROUP, LEAH)
    contact = replace(leah.contact, route_as_written="By hand (Priya Nair)", route_by=carrier)
    group = with_member(replace(GROUP, flag=flag), LEAH, contact=contact)
    own, *_ = family_sheet(group, member(group, LEAH))
    assert own.shared == said


def test_without_the_flag_family_see_professionals_work_details_alone() -> None:
    copy = family_sheet(replace(GROUP, flag=Flag.NO), member(GROUP, DEAN))
    assert "g.holloway@health.example" in repr(copy)
    assert "01632 960107" not in repr(copy)


def test_the_sheets_own_words_are_shown_where_there_are_some() -> None:
    contact = replace(member(GROUP, GRACE).contact, as_written="Orchard Clinic; 01632 960103")
    group = with_member(GROUP, GRACE, contact=contact)
    assert "Orchard Clinic; 01632 960103" in everything(group, MARTIN)


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (PRIYA, "social worker, lead"),
        (TOM, "team manager"),
        (MARTIN, "school DSL, brings the child's views"),
        (IQBAL, "outside the group, senior social worker, deputy"),
        (HELEN, "outside the group, conference chair"),
        (LEAH, "mother"),
    ],
)
def test_people_are_called_by_their_part_and_the_roles_it_does_not_say(who: str, said: str) -> None:
    assert part_of(GROUP, member(GROUP, who)) == said


def test_the_lead_is_called_as_the_profile_has_it() -> None:
    assert role_label(replace(GROUP, profile=load_profile("highland")), Role.LEAD) == "key worker"
    assert by_role(GROUP, replace(member(GROUP, GRACE), part="")) == "professional"


@pytest.mark.parametrize(("email", "is_private"), [("leah@home.example", True), ("", False)])
def test_a_private_address_given_for_a_substitute_is_no_less_private(
    email: str,
    is_private: bool,  # noqa: FBT001 - a case
) -> None:
    """IG6, IG15: Martin never sees it, and Priya once she asks for it."""
    group = with_member(with_answers_for_first(), LEAH, contact=Contact(email="Leah@home.example"))
    group = with_member(group, JOAN, contact=Contact(email=email, as_written=email))
    joan = member(group, JOAN)
    assert sees_address(group, Viewer(MARTIN), joan) is not is_private
    assert sees_address(group, Viewer(PRIYA), joan)
    line = line_for(group, Viewer(PRIYA), joan)
    assert line is not None
    assert line.details == (HIDDEN if is_private else "")
