"""Whoever reads an address says that it is not this person's: nothing goes there (IG17)."""

from dataclasses import replace

import pytest

from bot.core.attendance.substituting import Named, name_substitute
from bot.core.facts.deliveries import Failure, FailureKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, OptOut
from bot.core.facts.people import Route
from bot.core.membership.addresses import change_contact, confirm_address, say_who, waiting
from bot.core.membership.denying import ask_again, deny
from bot.core.membership.joining import Joining, opt_in
from bot.core.membership.leaving import opt_out
from bot.core.notices.about_people import is_over
from bot.core.notices.notice import Identity, Kind
from bot.core.notices.wanted import wanted
from bot.core.refusals import Refusal
from bot.core.sheet.lines import line_of
from tests.cast import ASHA, GRACE, PRIYA, at
from tests.sheet_rows import picked, row
from tests.story import meeting_of, member_of, with_first_meeting_booked, with_member

NO, AGAIN, YES, LATER = at(18, 3, 11), at(18, 3, 12), at(18, 3, 13), at(18, 3, 14)
OURS = "g.holloway@health.example"


def after_no() -> CoreGroup:
    """Grace's address was confirmed on 12 March; on the 18th its reader says no."""
    group = with_first_meeting_booked()
    return deny(group, member_of(group, GRACE), NO)


def grace(group: CoreGroup) -> Member:
    return member_of(group, GRACE)


def told(group: CoreGroup) -> set[Kind]:
    return {each.identity.kind for each in wanted(group) if each.identity.recipient == GRACE}


def test_a_no_ends_what_was_confirmed_and_every_link_and_nothing_goes_there() -> None:
    before = with_first_meeting_booked()
    assert told(before)
    group = after_no()
    assert not grace(group).contact.is_confirmed
    assert grace(group).link_generation == grace(before).link_generation + 1
    assert told(group) == set()
    assert waiting(group) == (grace(group),)


def test_after_a_no_nobody_confirms_the_address_and_the_ways_on_are_named() -> None:
    group = after_no()
    with pytest.raises(Refusal, match="not for Grace Holloway") as refused:
        confirm_address(group, grace(group), OURS, PRIYA, LATER)
    assert "contact change p" in refused.value.way_on
    assert "contact ask p" in refused.value.way_on


def test_asked_again_the_question_alone_goes_and_only_a_yes_lets_the_lead_confirm() -> None:
    group = after_no()
    group = ask_again(group, grace(group), AGAIN)
    assert told(group) == {Kind.CONFIRM_WHO}
    with pytest.raises(Refusal, match="has not answered the second question"):
        confirm_address(group, grace(group), OURS, PRIYA, LATER)
    group = say_who(group, grace(group), YES)
    group = confirm_address(group, grace(group), OURS, PRIYA, LATER)
    assert grace(group).contact.is_confirmed
    assert Kind.INVITATION in told(group)
    assert grace(group).mailbox == 1, "the calendar there is the same one"


def test_a_yes_that_nobody_asked_for_after_a_no_takes_nothing_back() -> None:
    group = after_no()
    with pytest.raises(Refusal, match="has said that it is not yours"):
        say_who(group, grace(group), LATER)


def test_where_nobody_said_no_nobody_is_asked_again() -> None:
    group = with_first_meeting_booked()
    with pytest.raises(Refusal, match="Nobody has said"):
        ask_again(group, grace(group), LATER)


def test_a_second_no_stands_as_the_first_did() -> None:
    group = after_no()
    group = ask_again(group, grace(group), AGAIN)
    group = deny(group, grace(group), LATER)
    assert told(group) == set()
    assert grace(group).contact.is_denied


@pytest.mark.parametrize(
    ("email", "is_asked"), [(OURS, False), (OURS.upper(), False), ("grace@health.example", True)]
)
def test_another_address_is_asked_and_another_telephone_number_changes_nothing(
    email: str,
    is_asked: bool,  # noqa: FBT001 - a case
) -> None:
    group = after_no()
    contact = replace(grace(group).contact, email=email, telephone="01632 960199", denial=None)
    group = change_contact(group, grace(group), contact, AGAIN)
    assert told(group) == ({Kind.CONFIRM_WHO} if is_asked else set())


def test_who_is_opted_in_again_with_an_address_that_said_no_is_not_asked() -> None:
    group = after_no()
    group = opt_out(
        group, grace(group), now=AGAIN, reason="a new post", agreed_by="the group", by=PRIYA
    )
    spelt = row("Grace Holloway", details=picked("", "", OURS))
    group = opt_in(group, line_of(spelt), Joining(LATER, PRIYA))
    assert grace(group).is_active
    assert told(group) & {Kind.CONFIRM_WHO} == set()


def test_an_address_that_said_no_is_not_asked_because_a_colleague_names_it_too() -> None:
    """The lead hears that there is an address to look at, and is shown what was said."""
    group = after_no()
    group = with_member(group, GRACE, opted_out=OptOut(AGAIN, "left"))
    meeting, asha = meeting_of(group, "M1"), member_of(group, ASHA)
    group = name_substitute(
        group, meeting, asha, Named("Joan Whitby", OURS), by=ASHA, now=LATER, may_know=()
    )
    joan = group.members[-1]
    assert joan.contact.is_denied
    about = {each.identity.kind for each in wanted(group) if each.identity.subject == joan.id}
    assert about == {Kind.ADDRESS_TO_CONFIRM}


def test_another_telephone_number_mends_no_address_that_said_no() -> None:
    group = after_no()
    identity = Identity(Kind.CONFIRM_WHO, GRACE, GRACE, "1")
    failure = Failure(
        "F1",
        FailureKind.REFUSED,
        str(identity),
        Kind.CONFIRM_WHO,
        GRACE,
        Route.SECURE_EMAIL,
        grace(group).contact_revision,
        NO,
    )
    group = replace(group, failures=(failure,))
    contact = replace(grace(group).contact, telephone="01632 960199")
    assert not is_over(change_contact(group, grace(group), contact, AGAIN), failure)
    assert is_over(ask_again(group, grace(group), AGAIN), failure)
