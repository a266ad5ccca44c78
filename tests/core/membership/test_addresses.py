"""Confirming addresses: only the lead's word for the full address opens the door (IG17)."""

from dataclasses import replace

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Contact, Reader, Route
from bot.core.membership.addresses import (
    change_contact,
    confirm_address,
    is_new_domain,
    record_mail_safety,
    say_who,
    set_record_number,
    waiting,
)
from bot.core.refusals import Refusal
from tests.cast import DEAN, GRACE, LEAH, PRIYA, TOM, at
from tests.mail_story import by_mail
from tests.story import with_contact_sheet

NOW = at(18, 3, 11)


def unconfirmed(who: str) -> tuple[CoreGroup, Member]:
    group = with_contact_sheet()
    members = tuple(
        replace(m, contact=replace(m.contact, confirmation=None)) if m.id == who else m
        for m in group.members
    )
    group = replace(group, members=members)
    return group, found(group, who)


def found(group: CoreGroup, who: str) -> Member:
    member = group.member(who)
    if member is None:
        raise LookupError(who)
    return member


def test_an_address_is_confirmed_in_full_by_the_lead() -> None:
    group, grace = unconfirmed(GRACE)
    assert waiting(group) == (grace,)
    after = confirm_address(group, grace, " G.Holloway@health.example ", PRIYA, NOW)
    assert found(after, GRACE).contact.is_confirmed
    assert waiting(after) == ()


def test_another_address_than_the_one_on_the_sheet_confirms_nothing() -> None:
    group, grace = unconfirmed(GRACE)
    with pytest.raises(Refusal, match="not the address on the contact sheet"):
        confirm_address(group, grace, "g.hollowav@health.example", PRIYA, NOW)


def test_who_has_no_address_has_nothing_to_confirm() -> None:
    group = with_contact_sheet()
    with pytest.raises(Refusal, match="no e-mail address"):
        confirm_address(group, found(group, LEAH), "", PRIYA, NOW)


def test_nobody_confirms_their_own_address_but_saying_yes_again_does_no_harm() -> None:
    group, priya = unconfirmed(PRIYA)
    with pytest.raises(Refusal, match="their own address"):
        confirm_address(group, priya, priya.contact.email, PRIYA, NOW)
    as_it_was = with_contact_sheet()
    known = found(as_it_was, PRIYA)
    assert confirm_address(as_it_was, known, known.contact.email, PRIYA, NOW) == as_it_was


def test_a_domain_is_new_until_somebodys_address_there_is_confirmed() -> None:
    group, _ = unconfirmed(GRACE)
    assert is_new_domain(group, "ann@health.example")
    assert not is_new_domain(group, "joan.whitby@police.example")
    assert not is_new_domain(group, "")


def test_saying_who_one_is_confirms_nothing() -> None:
    group, grace = unconfirmed(GRACE)
    after = found(say_who(group, grace, NOW), GRACE)
    assert after.said_who == NOW
    assert not after.contact.is_confirmed


def test_a_changed_address_is_unconfirmed_and_its_links_die() -> None:
    group = with_contact_sheet()
    grace = found(group, GRACE)
    contact = replace(grace.contact, email="grace.holloway@health.example")
    after = found(change_contact(group, grace, contact, NOW), GRACE)
    assert not after.contact.is_confirmed
    assert after.contact_revision == grace.contact_revision + 1
    assert after.link_generation == grace.link_generation + 1
    assert after.contact_changed_at == NOW


def test_a_changed_telephone_leaves_the_address_confirmed() -> None:
    group = with_contact_sheet()
    grace = found(group, GRACE)
    contact = replace(grace.contact, telephone="01632 960199", email="G.HOLLOWAY@health.example")
    after = found(change_contact(group, grace, contact, NOW), GRACE)
    assert after.contact.is_confirmed
    assert after.link_generation == grace.link_generation


def changed_to(group: CoreGroup, email: str) -> CoreGroup:
    """Grace's address is changed; whether it is confirmed is another matter."""
    grace = found(group, GRACE)
    return change_contact(group, grace, replace(grace.contact, email=email), NOW)


def confirmed(group: CoreGroup, email: str) -> CoreGroup:
    return confirm_address(group, found(group, GRACE), email, PRIYA, NOW)


def test_an_address_confirmed_in_anothers_place_is_another_mailbox() -> None:
    new = "grace.holloway@health.example"
    group = confirmed(changed_to(with_contact_sheet(), new), new)
    assert (found(group, GRACE).mailbox, found(group, GRACE).left_mailbox) == (2, "")


def test_an_address_mistyped_and_put_right_is_the_mailbox_it_was() -> None:
    old, wrong = "g.holloway@health.example", "g.hollowey@health.example"
    group = changed_to(with_contact_sheet(), wrong)
    assert found(group, GRACE).mailbox == 1
    grace = found(group, GRACE)
    by_post = replace(grace.contact, telephone="01632 960199")
    group = change_contact(group, grace, by_post, NOW)
    group = confirmed(changed_to(group, old), old)
    assert (found(group, GRACE).mailbox, found(group, GRACE).left_mailbox) == (1, "")


@pytest.mark.parametrize(
    ("again", "mailbox"),
    [
        ("G.HOLLOWAY@health.example", 1),
        ("g.holloway\u200b@health.example", 1),
        ("\uff47.holloway@health.example", 1),
        ("gholloway@health.example", 2),
        ("g.holloway+meetings@health.example", 2),
    ],
)
def test_an_address_put_right_is_the_same_mailbox_however_it_is_written(
    again: str, mailbox: int
) -> None:
    """Dots and plus are another's at most hosts: an invitation too many is less than none."""
    group = changed_to(with_contact_sheet(), "g.hollowey@health.example")
    assert found(confirmed(changed_to(group, again), again), GRACE).mailbox == mailbox


def test_contact_details_as_they_were_change_nothing() -> None:
    group = with_contact_sheet()
    grace = found(group, GRACE)
    assert change_contact(group, grace, grace.contact, NOW) == group
    assert change_contact(group, grace, Contact(), NOW) != group


def test_before_mail_to_family_it_is_recorded_who_else_reads_it() -> None:
    group = with_contact_sheet()
    leah = found(group, LEAH)
    after = record_mail_safety(group, leah, is_safe=True, also_read_by="nobody", by=PRIYA, now=NOW)
    safety = found(after, LEAH).mail_safety
    assert safety is not None
    assert (safety.is_safe, safety.recorded_by) == (True, PRIYA)


@pytest.mark.parametrize(
    ("also", "is_safe", "reader"),
    [
        ("Nobody", True, Reader.ALONE),
        ("her sister", False, Reader.SHARED),
        ("Dean sometimes", False, Reader.SHARED),
    ],
)
def test_who_else_reads_it_marks_the_address_and_under_the_flag_decides(
    also: str, *, is_safe: bool, reader: Reader
) -> None:
    group = with_contact_sheet()
    leah = found(group, LEAH)
    after = record_mail_safety(group, leah, is_safe=True, also_read_by=also, by=PRIYA, now=NOW)
    safety, contact = found(after, LEAH).mail_safety, found(after, LEAH).contact
    assert safety is not None
    assert (safety.is_safe, contact.reader) == (is_safe, reader)


def test_it_is_kept_until_when_mail_went_to_one_of_the_family() -> None:
    group = by_mail(with_contact_sheet())
    leah = found(group, LEAH)
    assert leah.mailed_until is None
    for contact in (Contact(email="leah@other.example"), replace(leah.contact, route=Route.POST)):
        changed = found(change_contact(group, leah, contact, NOW), LEAH)
        assert (changed.mailed_until, changed.link_generation) == (NOW, 2)
    number = replace(leah.contact, telephone="01632 960199")
    assert found(change_contact(group, leah, number, NOW), LEAH).mailed_until is None
    over = found(by_mail(group, is_safe=False, now=NOW), LEAH)
    assert (over.mailed_until, over.link_generation) == (NOW, 2)


@pytest.mark.parametrize(("who", "also"), [(TOM, "nobody"), (DEAN, "")])
def test_mail_safety_is_for_family_and_says_who_else_reads(who: str, also: str) -> None:
    group = with_contact_sheet()
    with pytest.raises(Refusal):
        record_mail_safety(
            group, found(group, who), is_safe=True, also_read_by=also, by=PRIYA, now=NOW
        )


def test_a_professional_keeps_a_line_of_their_own_and_family_do_not() -> None:
    group = with_contact_sheet()
    after = set_record_number(group, found(group, GRACE), "NHS 943")
    assert found(after, GRACE).own_record_number == "NHS 943"
    with pytest.raises(Refusal, match="professional"):
        set_record_number(group, found(group, LEAH), "1")
