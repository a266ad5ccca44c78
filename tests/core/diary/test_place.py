"""Where a meeting is: who may be told, and what may be written into everybody's calendar."""

from dataclasses import replace

import pytest

from bot.core.access import Viewer
from bot.core.diary.booking import MeetingWish, book
from bot.core.diary.limits import Slot
from bot.core.diary.place import has_place, kept_from, may_see_place, place_said
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import MemberKind, OptOut, Role
from bot.core.facts.particulars import Flag
from bot.core.facts.people import Contact
from bot.core.refusals import Refusal
from tests.cast import (
    ASHA,
    DAWN,
    DEAN,
    GRACE,
    HELEN,
    IQBAL,
    JOAN,
    LEAH,
    MARTIN,
    PRIYA,
    PROFESSIONALS,
    TOM,
    at,
)
from tests.story import (
    meeting_of,
    member_of,
    with_answers_for_first,
    with_first_meeting_booked,
    with_meeting,
    with_member,
)

BOOKED = with_first_meeting_booked()
WITHOUT_FLAG = replace(BOOKED, flag=Flag.NO)


def sees(viewer: Viewer, group: CoreGroup = BOOKED) -> bool:
    return may_see_place(group, viewer, meeting_of(group, "M1"))


def kept(group: CoreGroup) -> list[str]:
    return [each.id for each in kept_from(group, meeting_of(group, "M1"))]


def test_whoever_is_invited_may_see_where_to_go() -> None:
    """S13."""
    assert all(sees(Viewer(who)) for who in PROFESSIONALS)
    assert not any(sees(Viewer(who)) for who in (HELEN, IQBAL, "nobody", ""))


def test_whoever_only_books_may_see_it_too() -> None:
    """L8: the organiser need not be a member."""
    organiser = with_member(
        BOOKED, IQBAL, kind=MemberKind.OUTSIDE, roles=frozenset({Role.ORGANISER})
    )
    assert sees(Viewer(IQBAL), organiser)


def test_a_substitute_sees_the_place_of_that_meeting_alone() -> None:
    """L10, IG17."""
    group = with_answers_for_first()
    confirmed = with_member(group, JOAN, contact=member_of(group, ASHA).contact)
    assert sees(Viewer(JOAN), confirmed)
    assert not sees(Viewer(JOAN), with_member(confirmed, JOAN, substitute_at="M2"))


def test_neither_who_has_left_nor_who_is_not_confirmed_sees_it() -> None:
    """IG4, IG17."""
    left = with_member(BOOKED, DAWN, opted_out=OptOut(at(19, 3), "work is done"))
    assert not sees(Viewer(DAWN), left)
    unknown = Contact(email="grace@health.example", route=member_of(BOOKED, GRACE).contact.route)
    assert not sees(Viewer(GRACE), with_member(BOOKED, GRACE, contact=unknown))


def test_a_link_and_the_operators_door_show_no_place() -> None:
    """Access rule 4, IG20."""
    assert not any(sees(Viewer(who, by_link=True)) for who in (PRIYA, GRACE, LEAH))
    assert not sees(Viewer(PRIYA, operator=True))
    assert sees(Viewer(PRIYA, operator=True, demo=True))


def test_under_the_flag_a_parent_is_told_once_it_is_released_to_that_parent() -> None:
    """R2, B9."""
    assert (sees(Viewer(LEAH)), sees(Viewer(DEAN))) == (True, False)
    assert kept(BOOKED) == [DEAN]


def test_without_the_flag_it_is_kept_from_nobody() -> None:
    held = with_meeting(WITHOUT_FLAG, "M1", released_to=frozenset())
    assert sees(Viewer(DEAN), held)
    assert kept(held) == []


def test_of_a_meeting_without_a_place_nothing_is_kept() -> None:
    nowhere = with_meeting(BOOKED, "M1", venue="", released_to=frozenset())
    assert not has_place(meeting_of(nowhere, "M1"))
    assert kept(nowhere) == []


@pytest.mark.parametrize(
    "place",
    ["At Leah's", "at leah’s flat", "Leah Carrow, 2nd floor", "room of Grace Holloway"],
)
def test_no_persons_name_may_stand_in_a_place(place: str) -> None:
    """IG1: the place goes into every calendar."""
    with pytest.raises(Refusal, match="where no name of a person may") as refused:
        place_said(BOOKED, place, "")
    assert refused.value.field == "venue"
    with pytest.raises(Refusal) as refused:
        place_said(BOOKED, "", place)
    assert refused.value.field == "join_link"


@pytest.mark.parametrize(
    "place", ["Dean Street Clinic", "Martin's Yard 3", "St Leah's Primary School", "Holloway Road"]
)
def test_a_street_or_a_saint_that_shares_a_name_is_a_place(place: str) -> None:
    assert member_of(BOOKED, MARTIN).name == "Martin Pryce"
    assert place_said(BOOKED, place, " https://meet.example/x ") == (
        place,
        "https://meet.example/x",
    )


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "meet.example/x",
        "http://meet.example/x",
        "https://meet.example/x and y",
        'https://meet.example/"x"',
        "https://",
        "https://[x",
    ],
)
def test_a_link_to_join_by_is_one_address_that_is_safe_to_open(link: str) -> None:
    with pytest.raises(Refusal, match="no link to join by") as refused:
        place_said(BOOKED, "", link)
    assert refused.value.field == "join_link"
    assert place_said(BOOKED, "", "http://127.0.0.1:8080/x") == ("", "http://127.0.0.1:8080/x")


def test_a_meeting_is_not_booked_at_a_place_that_names_somebody() -> None:
    first = meeting_of(BOOKED, "M1")
    wish = MeetingWish(
        Slot(first.on, first.starts, first.ends), venue="Dean Marsh's mother, Mill Lane"
    )
    with pytest.raises(Refusal, match="IG1"):
        book(replace(BOOKED, meetings=()), wish, by=TOM, now=at(18, 3, 12))
