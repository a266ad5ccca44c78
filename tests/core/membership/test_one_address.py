"""A mailbox at home is never a professional's, nor a professional's one of the family's."""

from dataclasses import replace

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.mailboxes import has_or_had, is_same_mailbox, who_of_another_side
from bot.core.facts.members import Member, MemberKind, OptOut
from bot.core.facts.people import Contact, Reader, Route
from bot.core.membership.addresses import change_contact, confirm_address
from bot.core.membership.joining import Joining, opt_in
from bot.core.membership.one_address import check_address, check_reader
from bot.core.refusals import Refusal
from bot.core.sheet.lines import line_of
from tests.cast import ASHA, DEAN, GRACE, LEAH, PRIYA, SHEET_READ, at
from tests.mail_story import LEAHS, by_mail
from tests.sheet_rows import picked, row
from tests.story import member_of, with_contact_sheet, with_member

HOME = "dean@home.example"
NOW = at(20, 3)
FAMILYS = "is, or was, the address of one of the family or of a carer"
OF_WORK = "somebody who is here by their work"


def living(email: str = HOME, who: str = DEAN) -> CoreGroup:
    """Dean's own address is on the sheet, unmarked, so that others may read it too."""
    group = with_contact_sheet()
    contact = replace(member_of(group, who).contact, email=email, confirmation=None)
    return with_member(group, who, contact=contact)


def changed(group: CoreGroup, who: str, email: str) -> CoreGroup:
    contact = replace(member_of(group, who).contact, email=email, reader=Reader.SHARED)
    return change_contact(group, member_of(group, who), contact, NOW)


def checked(group: CoreGroup, who: str) -> None:
    check_address(group, member_of(group, who))


@pytest.mark.parametrize(
    ("one", "is_same"),
    [
        ("<Dean@HOME.example>.", True),
        ("\uff44ean@home.example", True),
        ("dean\u200b@home.example", True),
        ("deana@home.example", False),
        ("", False),
    ],
)
def test_an_address_is_one_however_it_is_written(one: str, *, is_same: bool) -> None:
    assert is_same_mailbox(one, HOME) is is_same


@pytest.mark.parametrize("details", [HOME, "DEAN@Home.example"])
def test_nobody_joins_as_a_professional_at_a_parents_address(details: str) -> None:
    ray = line_of(row("Dawn Kerrigan", name="Ray Lark", details=picked("", "", details)))
    with pytest.raises(Refusal, match=FAMILYS) as refused:
        opt_in(living(), ray, Joining(NOW, PRIYA))
    assert refused.value.field == "details"
    assert "Dean" not in str(refused.value)


def test_nor_is_a_professionals_changed_to_it_nor_one_that_is_so_confirmed() -> None:
    group = changed(living(), GRACE, HOME)
    with pytest.raises(Refusal, match=FAMILYS):
        checked(group, GRACE)
    with pytest.raises(Refusal, match="somebody's who is in the group already, or was"):
        confirm_address(group, member_of(group, GRACE), HOME, PRIYA, NOW)


def test_what_a_parent_had_before_and_what_one_had_who_left_is_theirs_still() -> None:
    moved = changed(living(), DEAN, "dean@new.example")
    left = with_member(living(), DEAN, opted_out=OptOut(NOW, "moved"))
    for group in (moved, changed(moved, DEAN, "dean@third.example"), left):
        with pytest.raises(Refusal, match=FAMILYS):
            checked(changed(group, GRACE, HOME), GRACE)
    assert has_or_had(member_of(moved, DEAN), "dean@new.example")


def test_a_slip_put_right_on_the_day_of_opting_in_was_nobodys_address() -> None:
    contact = replace(member_of(living(), DEAN).contact, email="dean@new.example")
    group = change_contact(living(), member_of(living(), DEAN), contact, SHEET_READ)
    checked(changed(group, GRACE, HOME), GRACE)


def test_a_parent_is_not_reached_at_a_professionals_address_and_is_not_confirmed_there() -> None:
    graces = member_of(with_contact_sheet(), GRACE).contact.email
    group = changed(with_contact_sheet(), DEAN, graces.upper())
    with pytest.raises(Refusal, match=OF_WORK):
        checked(group, DEAN)
    with pytest.raises(Refusal, match="in the group already"):
        confirm_address(group, member_of(group, DEAN), graces, PRIYA, NOW)
    gone = with_member(group, GRACE, opted_out=OptOut(NOW, "moved"))
    checked(gone, DEAN)


def test_of_two_at_one_address_neither_is_confirmed_as_reading_it_alone() -> None:
    group = changed(changed(with_contact_sheet(), GRACE, "team@x.example"), ASHA, "team@x.example")
    alone = replace(member_of(group, ASHA).contact, reader=Reader.ALONE)
    check_reader(group, member_of(group, ASHA))
    with pytest.raises(Refusal, match="is the address of Grace Holloway as well"):
        check_reader(group, replace(member_of(group, ASHA), contact=alone))
    comes = replace(member_of(group, ASHA), kind=MemberKind.SUBSTITUTE, contact=alone)
    check_reader(group, comes)


def test_parents_may_share_one_and_a_foster_carers_is_not_theirs() -> None:
    group = changed(living(), LEAH, HOME)
    checked(group, LEAH)
    carer = replace(
        member_of(group, DEAN), id="p21", kind=MemberKind.FOSTER_CARER, contact=Contact(email=HOME)
    )
    assert who_of_another_side(group, carer) is not None
    assert who_of_another_side(group, nobodys(carer)) is None


def nobodys(member: Member) -> Member:
    return replace(member, contact=Contact())


def test_where_a_parent_gets_the_address_of_another_mail_there_is_over_and_its_links_dead() -> None:
    group = by_mail(with_contact_sheet())
    leah = member_of(changed(group, DEAN, LEAHS), LEAH)
    assert (leah.mailed_until, leah.link_generation) == (NOW, 2)
    shared = by_mail(changed(with_contact_sheet(), DEAN, LEAHS))
    safety = member_of(shared, LEAH).mail_safety
    assert (safety is not None and safety.is_safe, member_of(shared, LEAH).contact.reader) == (
        False,
        Reader.SHARED,
    )
    assert member_of(shared, LEAH).contact.route is Route.SECURE_EMAIL


def test_who_joins_again_or_anew_with_another_address_is_looked_at_in_the_same_way() -> None:
    left = with_member(living(), DEAN, opted_out=OptOut(NOW, "moved"))
    again = row("Dean Marsh", details=picked("", "", "dean@new.example"))
    back = opt_in(left, line_of(again), Joining(NOW, PRIYA), "T9RK")
    assert member_of(back, DEAN).had_before == (HOME,)
    group = by_mail(with_contact_sheet())
    leahs = replace(member_of(group, LEAH).contact, reader=Reader.SHARED)
    nan = row("Leah Carrow", name="Ann Carrow", part="grandmother", details=picked("", "", LEAHS))
    joined = opt_in(
        with_member(group, LEAH, contact=leahs), line_of(nan), Joining(NOW, PRIYA), "K3VW"
    )
    assert member_of(joined, LEAH).mailed_until == NOW
