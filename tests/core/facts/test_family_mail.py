"""Mail goes to one of the family only where all that protects them says so (IG18)."""

from dataclasses import replace

import pytest

from bot.core.facts.deliveries import FailureKind
from bot.core.facts.family_mail import is_mail_safe, mail_ended
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.particulars import Flag
from bot.core.facts.people import Contact, Denial, Route
from bot.core.notices.notice import Kind
from tests.cast import DEAN, GRACE, LEAH, at
from tests.mail_story import LEAHS, by_mail, refused
from tests.story import member_of, with_first_meeting_booked, with_member

LATER = at(22, 3)


def safe(group: CoreGroup, who: str = LEAH) -> bool:
    return is_mail_safe(group, member_of(group, who))


def with_contact(**fields: object) -> CoreGroup:
    group = by_mail()
    contact = replace(member_of(group, LEAH).contact, **fields)  # type: ignore[arg-type] # by name
    return with_member(group, LEAH, contact=contact)


def test_it_goes_once_all_of_it_stands() -> None:
    assert safe(by_mail())
    assert mail_ended(by_mail(), member_of(by_mail(), LEAH)) is None


@pytest.mark.parametrize(
    "group",
    [
        with_first_meeting_booked(),
        by_mail(is_safe=False),
        with_contact(route=Route.POST),
        with_contact(confirmation=None),
        with_contact(email="another@mail.example"),
        with_contact(email="", confirmation=None),
        with_contact(denial=Denial(LEAHS, LATER)),
        with_member(by_mail(), LEAH, mail_safety=None),
        refused(by_mail(), Kind.REMINDER, "M1", LATER),
        refused(by_mail(), Kind.REMINDER, "M1", LATER, FailureKind.UNKNOWN),
    ],
)
def test_where_one_thing_is_missing_nothing_goes(group: CoreGroup) -> None:
    assert not safe(group)


def test_what_only_came_too_late_says_nothing_of_the_address() -> None:
    assert safe(refused(by_mail(), Kind.REMINDER, "M1", LATER, FailureKind.LAPSED))


def test_after_a_new_word_of_the_lead_it_goes_again_and_in_this_way_to_family_alone() -> None:
    failed = refused(by_mail(), Kind.REMINDER, "M1", LATER)
    assert safe(by_mail(failed, now=at(23, 3)))
    assert not safe(by_mail(), GRACE)


def test_under_the_flag_none_goes_where_anybody_else_reads_it() -> None:
    open_ = replace(with_first_meeting_booked(), flag=Flag.NO)
    group = by_mail(open_, also="Dean")
    assert safe(group)
    assert not safe(replace(group, flag=Flag.YES))
    assert not safe(by_mail(also="Dean"))
    assert not safe(by_mail(also="her sister"))


@pytest.mark.parametrize(
    "deans",
    [
        {"contact": Contact(email=" Leah@MAIL.example.")},
        {"had_before": (LEAHS,)},
        {"contact": Contact(email=LEAHS), "opted_out": OptOut(LATER, "moved")},
    ],
)
def test_an_address_that_is_or_was_anothers_of_the_family_is_read_by_them(
    deans: dict[str, object],
) -> None:
    """What was recorded as safe is looked at again as mail leaves: Dean's address came later."""
    group = with_member(by_mail(), DEAN, **deans)
    assert not safe(group)
    assert safe(replace(group, flag=Flag.NO))


def test_since_when_it_is_over_is_known() -> None:
    failed = refused(by_mail(), Kind.REMINDER, "M1", LATER)
    assert mail_ended(failed, member_of(failed, LEAH)) == LATER
    ended = by_mail(by_mail(), is_safe=False, now=at(23, 3))
    assert mail_ended(ended, member_of(ended, LEAH)) is not None
    never = with_first_meeting_booked()
    assert mail_ended(never, member_of(never, DEAN)) is None
