"""Opting in: with a route, once, under a label for a child, with an own reference for family."""

from dataclasses import replace

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import MemberKind, Role
from bot.core.membership.joining import Joining, known_as, opt_in, with_carrier
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.sheet.lines import Line, line_of
from tests.cast import LEAH, PRIYA, SHEET_READ, TOM
from tests.sheet_rows import picked, row
from tests.story import with_contact_sheet

JOINING = Joining(SHEET_READ, PRIYA, "the conference")


def line(**cells: object) -> Line:
    given = {"name": "Una Lark", "details": picked("", "01632 960111", "una.lark@care.example")}
    return line_of(row("Dawn Kerrigan", **{**given, **cells}))


def only(*who: str) -> CoreGroup:
    group = with_contact_sheet()
    return replace(group, members=tuple(each for each in group.members if each.id in who))


def test_a_new_member_gets_the_next_number_and_is_not_confirmed() -> None:
    member = opt_in(with_contact_sheet(), line(), JOINING).members[-1]
    assert (member.id, member.spell, member.agreed_by) == ("p11", 1, "the conference")
    assert not member.contact.is_confirmed
    assert member.contact_changed_at == SHEET_READ


def test_somebody_who_is_in_the_group_is_not_opted_in_twice() -> None:
    with pytest.raises(AlreadyDone, match="in the group already"):
        opt_in(with_contact_sheet(), line_of(row("Dawn Kerrigan")), JOINING)


def test_the_same_name_and_address_is_the_same_person_in_a_renamed_agency() -> None:
    renamed = line_of(row("Dawn Kerrigan", agency="Eastmere Housing"))
    assert known_as(with_contact_sheet(), renamed)
    other = replace(renamed, contact=replace(renamed.contact, email="dk@homes.example"))
    assert known_as(with_contact_sheet(), other) is None


def test_an_apostrophe_of_another_kind_makes_nobody_a_second_person() -> None:
    group = opt_in(with_contact_sheet(), line(name="Una O'Dair"), JOINING)
    assert known_as(group, line(name="Una O’Dair"))


@pytest.mark.parametrize("part", ["", "social worker, lead"])
def test_one_address_under_another_spelling_is_first_taken_for_the_same_person(part: str) -> None:
    spelt = line(name="Priya N", part=part, details=picked("", "", "priya.nair@eastmere.example"))
    with pytest.raises(Refusal, match="is the address of Priya Nair as well") as refused:
        opt_in(with_contact_sheet(), spelt, JOINING)
    advice = refused.value.way_on
    assert advice.startswith("If Priya N and Priya Nair are one person, write the name in one way")
    assert 'contact change p1 name="Priya N"' in advice
    assert advice.endswith('"(shared mailbox)" for both only if both read it.')


@pytest.mark.parametrize("part", ["team manager", "social worker, lead", "conference chair"])
def test_a_role_that_one_person_holds_is_not_given_twice(part: str) -> None:
    with pytest.raises(Refusal, match="already"):
        opt_in(with_contact_sheet(), line(part=part), JOINING)


def test_a_lead_who_is_no_social_worker_is_refused() -> None:
    with pytest.raises(Refusal, match="must be a social worker"):
        opt_in(only(TOM), line(part="lead"), JOINING)
    assert opt_in(only(TOM), line(part="lead, social worker"), JOINING).lead


def test_a_child_stands_by_label_and_never_by_name() -> None:
    group, child = with_contact_sheet(), {"agency": "Family", "part": "child", "shared": "Post"}
    with pytest.raises(Refusal, match="never by name"):
        opt_in(group, line(**child), JOINING, "K4MX")
    member = opt_in(group, line(**child, name="Child A"), JOINING, "K4MX").members[-1]
    assert member.kind is MemberKind.CHILD


@pytest.mark.parametrize("reference", ["", "H4MX", "7KQ2"])
def test_family_need_a_reference_of_their_own(reference: str) -> None:
    aunt = line(agency="Family", part="aunt", shared="Post")
    with pytest.raises(Refusal, match="a reference of their own"):
        opt_in(with_contact_sheet(), aunt, JOINING, reference)


def test_a_professional_gets_no_reference_of_their_own() -> None:
    asked = line(part="nurse; own reference K4MX; brings the child's views")
    member = opt_in(with_contact_sheet(), asked, JOINING).members[-1]
    assert member.own_reference == ""
    assert member.has(Role.BRINGS_VIEWS)


def test_an_address_read_by_one_person_alone_is_not_anothers_as_well() -> None:
    details = picked("", "", "g.holloway@health.example")
    with pytest.raises(Refusal, match="the address of Grace Holloway as well"):
        opt_in(with_contact_sheet(), line(details=details), JOINING)


def test_who_carries_by_hand_is_a_professional_of_the_group() -> None:
    group = with_contact_sheet()
    after = with_carrier(group, LEAH, "tom adeyemi")
    assert after.members[6].contact.route_by == TOM
    assert with_carrier(group, TOM, "anybody") == group
    assert with_carrier(group, "p99", "anybody") == group
    for carrier in ("", "Dean Marsh", "Helen Osei"):
        with pytest.raises(Refusal, match="carry by hand"):
            with_carrier(group, LEAH, carrier)


def test_children_of_a_family_member_stay_as_they_were_when_none_are_named() -> None:
    group = with_contact_sheet()
    left = replace(group.members[6], opted_out=None, children=frozenset({"child-a"}))
    assert left.children == group.members[6].children
