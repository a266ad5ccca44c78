"""A substitute comes to one meeting in a member's place, once the lead has confirmed who it is."""

from collections.abc import Collection
from dataclasses import replace

import pytest

from bot.core.attendance.substituting import (
    MOST_NAMED,
    Named,
    confirmed_substitute,
    name_substitute,
    substitute_of,
)
from bot.core.facts.attendance import Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import MemberKind
from bot.core.facts.people import Confirmation, Contact, Reader, Route
from bot.core.membership.addresses import confirm_address
from bot.core.notices.notice import Kind
from bot.core.notices.wanted import wanted
from bot.core.refusals import Refusal
from tests.cast import ASHA, GRACE, HELEN, JOAN, LEAH, PRIYA, at
from tests.story import (
    meeting_of,
    member_of,
    with_answers_for_first,
    with_first_meeting_booked,
    with_first_meeting_held,
    with_meeting,
    with_member,
)

JOAN_WHITBY = Named("Joan Whitby", "Joan.Whitby@police.example", reader=Reader.ALONE)
KNOWN = {each.contact.email for each in with_first_meeting_booked().members}


def name(
    group: CoreGroup,
    named: Named = JOAN_WHITBY,
    *,
    member: str = ASHA,
    meeting: str = "M1",
    day: int = 22,
    may_know: Collection[str] = (),
) -> CoreGroup:
    meeting_, who = meeting_of(group, meeting), member_of(group, member)
    now = at(day, 3)
    return name_substitute(group, meeting_, who, named, by=member, now=now, may_know=may_know)


def test_asha_names_joan_who_is_known_for_this_meeting_only_and_not_yet_confirmed() -> None:
    group = name(with_first_meeting_booked())
    joan = substitute_of(group, meeting_of(group, "M1"), member_of(group, ASHA))
    assert joan is not None
    assert (joan.kind, joan.substitute_at, joan.substitute_for) == (
        MemberKind.SUBSTITUTE,
        "M1",
        ASHA,
    )
    assert joan.contact.email == "joan.whitby@police.example"
    assert joan.agency == "Eastmere Police"
    assert not joan.contact.is_confirmed
    assert joan.added_by == ASHA


def test_naming_a_substitute_sends_the_apologies_in_time_or_late() -> None:
    in_time = name(with_first_meeting_booked()).answer("M1", ASHA)
    late = name(with_first_meeting_booked(), day=25).answer("M1", ASHA)
    assert in_time is not None
    assert late is not None
    assert (in_time.coming, in_time.late, late.late) == (Coming.APOLOGIES, False, True)


def test_only_a_confirmed_substitute_may_be_let_in() -> None:
    group = name(with_first_meeting_booked())
    meeting, asha = meeting_of(group, "M1"), member_of(group, ASHA)
    assert confirmed_substitute(group, meeting, asha) is None
    joan = substitute_of(group, meeting, asha)
    assert joan is not None
    confirmation = Confirmation(joan.contact.email, PRIYA, at(22, 3, 12))
    contact = replace(joan.contact, confirmation=confirmation)
    group = with_member(group, joan.id, contact=contact)
    assert confirmed_substitute(group, meeting, asha) == member_of(group, joan.id)


def test_without_an_answer_there_is_no_substitute() -> None:
    group = with_first_meeting_booked()
    assert substitute_of(group, meeting_of(group, "M1"), member_of(group, ASHA)) is None


def test_another_substitute_takes_the_place_of_the_first() -> None:
    group = name(with_answers_for_first(), Named("Ali Khan", "ali.khan@police.example"))
    assert not member_of(group, JOAN).is_active
    now = substitute_of(group, meeting_of(group, "M1"), member_of(group, ASHA))
    assert now is not None
    assert now.name == "Ali Khan"


def test_joan_who_came_in_march_can_be_named_again_for_april() -> None:
    group = name(with_first_meeting_held(), meeting="M2")
    assert len([each for each in group.members if each.name == "Joan Whitby"]) == 2


@pytest.mark.parametrize(
    ("named", "why", "field"),
    [
        (Named("", "j@police.example"), "Who comes", "name"),
        (Named("Joan Whitby", "joan at police"), "e-mail address", "email"),
        (Named("Joan Whitby", ""), "e-mail address", "email"),
        (Named("Joan Whitby", "j@police.example", route=Route.POST), "reached by", "route"),
        (Named("Joan\x00", "j@police.example"), "cannot be shown", "name"),
    ],
)
def test_what_is_missing_or_cannot_be_is_said_at_its_field(
    named: Named, why: str, field: str
) -> None:
    with pytest.raises(Refusal, match=why) as refused:
        name(with_first_meeting_booked(), named)
    assert refused.value.field == field


def test_who_may_see_whose_address_it_is_is_told_that_they_are_in_the_group() -> None:
    grace = Named("Grace", "G.Holloway@health.example")
    with pytest.raises(Refusal, match="in the group already") as refused:
        name(with_first_meeting_booked(), grace, may_know={GRACE})
    assert refused.value.field == "email"


@pytest.mark.parametrize(
    ("named", "field"),
    [
        (Named("Joan Whitby", " Asha.Roy@police.example"), "email"),
        (Named("asha  roy", "joan.whitby@police.example"), "name"),
    ],
)
def test_nobody_comes_in_their_own_place_and_is_told_so(named: Named, field: str) -> None:
    with pytest.raises(Refusal, match="in your own place") as refused:
        name(with_first_meeting_booked(), named)
    assert refused.value.field == field


@pytest.mark.parametrize("whose", [GRACE, LEAH])
def test_who_may_not_see_it_learns_nothing_and_nothing_is_sent_to_that_address(whose: str) -> None:
    """IG6, IG19: the lead is asked to confirm it at once, and can only ask whom they mean."""
    group = with_member(with_first_meeting_booked(), whose, contact=Contact(email="x@y.example"))
    after = name(group, Named("Joan Whitby", "X@y.example"))
    joan = substitute_of(after, meeting_of(after, "M1"), member_of(after, ASHA))
    assert joan is not None
    told = {each.identity.kind for each in wanted(after) if each.identity.subject == joan.id}
    assert told == {Kind.ADDRESS_TO_CONFIRM}
    with pytest.raises(Refusal, match="somebody's who is in the group already"):
        confirm_address(after, joan, "x@y.example", PRIYA, at(22, 3))


def test_joan_cannot_be_named_twice_for_one_meeting() -> None:
    with pytest.raises(Refusal, match="already"):
        name(with_answers_for_first())


@pytest.mark.parametrize("member", [LEAH, HELEN])
def test_family_and_people_outside_the_group_send_no_substitute(member: str) -> None:
    with pytest.raises(Refusal, match="for a professional"):
        name(with_first_meeting_booked(), member=member)


def test_nobody_comes_instead_to_a_cancelled_meeting() -> None:
    group = with_meeting(with_first_meeting_booked(), "M1", state=MeetingState.CANCELLED)
    with pytest.raises(Refusal, match="cancelled"):
        name(group)


def addresses_asked(group: CoreGroup) -> list[str]:
    """Return to whom "please confirm who you are" still goes."""
    members = {each.id: each.contact.email for each in group.members}
    asked = (each.identity for each in wanted(group) if each.identity.kind is Kind.CONFIRM_WHO)
    return [members[each.recipient] for each in asked if members[each.recipient] not in KNOWN]


def test_after_three_for_one_meeting_a_member_speaks_to_the_lead_who_can_name_one_still() -> None:
    group = with_first_meeting_booked()
    for number in range(MOST_NAMED):
        group = name(group, Named("Joan", f"joan{number}@police.example"))
    with pytest.raises(Refusal, match="Speak to the lead"):
        name(group, Named("Joan", "joan9@police.example"))
    meeting, asha = meeting_of(group, "M1"), member_of(group, ASHA)
    named = Named("Joan", "joan9@police.example")
    group = name_substitute(group, meeting, asha, named, by=PRIYA, now=at(22, 3))
    assert addresses_asked(group) == ["joan9@police.example"]
    assert addresses_asked(name(group, member=GRACE)) == [
        "joan9@police.example",
        "joan.whitby@police.example",
    ]
