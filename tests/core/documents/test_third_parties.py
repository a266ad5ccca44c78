"""What of others is found in a line before it goes into a family member's copy (B9, R2, H19)."""

from dataclasses import replace

import pytest

from bot.core.documents.third_parties import ThirdParties, third_parties
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, MemberKind
from bot.core.facts.particulars import ChildLabel, Flag
from bot.core.facts.people import Contact
from bot.core.facts.updates import Mark, UpdatePart
from tests.cast import CHILD_A, DEAN, LEAH, SHEET_READ
from tests.record_story import GRACES, with_minutes_released
from tests.story import member_of, with_meeting, with_member

FACTS = with_meeting(with_minutes_released(), "M2", venue="Mill Hall, room 2", join_link="")
FLAGGED = replace(FACTS, flag=Flag.YES)
OPEN = replace(FACTS, flag=Flag.NO)


def for_dean(facts: CoreGroup = FLAGGED) -> ThirdParties:
    return third_parties(facts, member_of(facts, DEAN))


def somebody(name: str, kind: MemberKind = MemberKind.RELATIVE) -> Member:
    contact = Contact(telephone="+44 7700 900123", email="nan@post.example")
    return Member("p20", kind, name, "Family", contact, SHEET_READ, part="grandmother")


@pytest.mark.parametrize(
    "line",
    [
        "Leah came.",
        "LEAH'S mornings",
        "the Carrows",
        "Le\u200bah came.",
        "Léah came.",
        "under H4MX",
        "group 7kq2",
        "ring 01632-960107",
        "ring +44 1632 960107",
        "She is at 14 Made Up Street now.",
        "Flat 3 on the left",
        "at 9 Kings Court",
        "near EA1 2BC",
    ],
)
def test_nothing_that_names_or_places_another_of_the_family_may_stand_there(line: str) -> None:
    assert for_dean(OPEN).forbidden(line)


@pytest.mark.parametrize(
    "line", ["Priya rang.", "seen by Dawn", "Larkfield Primary School", "at Mill Hall", "PRYCE"]
)
def test_under_the_flag_no_name_agency_or_place_may_stand_there(line: str) -> None:
    assert for_dean().forbidden(line)
    assert not for_dean(OPEN).found(line)


@pytest.mark.parametrize(
    "line",
    ["Up at dawn.", "The police came.", "9 days in 10", "A visit every 10 working days.", "M2"],
)
def test_what_speaks_of_nobody_may_stand_there(line: str) -> None:
    assert not for_dean().found(line)


@pytest.mark.parametrize(
    "line",
    ["close to her mother", "the new partner", "moved again", "a@b.example", "0116 496 0000"],
)
def test_what_may_mean_another_is_for_a_human_to_write(line: str) -> None:
    assert for_dean().doubt(line)
    assert not for_dean().forbidden(line)


def test_a_place_released_to_the_reader_may_stand_there() -> None:
    told = with_meeting(FLAGGED, "M2", released_to=frozenset({DEAN}))
    assert not for_dean(told).found("at Mill Hall")


def test_the_reader_may_be_named_and_called_what_they_are() -> None:
    assert not for_dean().found("Dean, the dad, agrees.")


def test_a_name_that_the_reader_shares_is_for_a_human_to_write() -> None:
    shared = with_member(FLAGGED, LEAH, name="Leah Marsh")
    assert for_dean(shared).doubt("Mrs Marsh was not sure.")
    assert not for_dean(shared).forbidden("Mrs Marsh was not sure.")


@pytest.mark.parametrize("line", ["Rose agrees.", "ring 07700 900123", "nan@post.example"])
def test_a_foster_carer_and_who_has_left_are_kept_out_as_well(line: str) -> None:
    carer = somebody("Rose Mole", MemberKind.FOSTER_CARER)
    more = replace(OPEN, members=(*OPEN.members, carer))
    assert for_dean(more).forbidden(line)
    assert for_dean(more).doubt("she rose early")
    assert not for_dean(more).forbidden("she rose early")


def test_who_is_called_mother_in_the_sheet_has_no_name_to_be_found() -> None:
    more = replace(OPEN, members=(*OPEN.members, somebody("Grandmother")))
    assert not for_dean(more).forbidden("a grandmother clock")


def test_a_child_of_whom_they_may_not_hear_is_not_spoken_of() -> None:
    two = replace(OPEN, children=(*OPEN.children, ChildLabel("child-b", "Child B")))
    assert for_dean(two).forbidden("Good news of child B.")
    assert not for_dean(two).forbidden("Good news of Child A.")
    assert member_of(two, DEAN).children == {CHILD_A}


def test_a_part_kept_from_them_is_found_wherever_it_was_written_again() -> None:
    """B1: the note taker may have put it into the minutes word for word."""
    mark = Mark(frozenset({DEAN}), "Said in confidence to me.")
    part = UpdatePart("changed", "She fears the Friday evenings. Yes.", mark)
    kept = replace(OPEN, updates=(replace(GRACES, parts=(part,)),))
    assert for_dean(kept).forbidden("As Grace says, she fears the friday evenings most.")
    assert not for_dean(kept).forbidden("Yes.")
    for_leah = third_parties(kept, member_of(kept, LEAH))
    assert not for_leah.forbidden("she fears the Friday evenings")


def test_a_name_in_a_mark_that_is_nobodys_here_is_kept_out() -> None:
    mark = Mark(frozenset(), "", ("Mr Stranger",))
    part = UpdatePart("changed", "He came on a Sunday evening.", mark)
    kept = replace(OPEN, updates=(replace(GRACES, parts=(part,)),))
    assert for_dean(kept).forbidden("Stranger came.")
    assert for_dean(kept).forbidden("he came on a sunday evening")


def test_a_number_too_short_to_be_anybodys_is_not_searched_for() -> None:
    contact = replace(member_of(OPEN, LEAH).contact, telephone="999")
    assert not for_dean(with_member(OPEN, LEAH, contact=contact)).forbidden("In danger: 999")
