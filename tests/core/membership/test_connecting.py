"""Who may connect an account by a code, how often one is sent, and until when it holds (IG17)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.facts.accounts import AccountAsked
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import MemberKind, OptOut
from bot.core.facts.particulars import Closing
from bot.core.facts.pauses import Pause
from bot.core.facts.people import Denial, Reader, Route
from bot.core.membership.connecting import (
    HOLDS,
    IN_A_DAY,
    IN_AN_HOUR,
    TRIES,
    ask,
    asked_by,
    code_of,
    holds,
    is_code,
    no_longer_proved,
    shown,
    tried,
    who_may,
)
from bot.core.membership.denying import deny
from bot.core.references import ALPHABET
from tests.cast import DAWN, GRACE, HELEN, MARTIN, PRIYA, TOM, at
from tests.story import member_of, with_contact_sheet, with_member

GROUP = with_contact_sheet()
NOW = at(18, 3, 11)
HERS = "g.holloway@health.example"
SECRET = b"of this installation"
MINUTE = timedelta(minutes=1)


def asked_at(*moments: int, group: CoreGroup = GROUP, account: str = "hash") -> CoreGroup:
    """Let Grace's address be named some minutes after NOW, each time by this account."""
    for each in moments:
        made = ask(group, member_of(group, GRACE), Route.SLACK, account, NOW + each * MINUTE)
        assert made is not None
        group = made
    return group


def the_one(group: CoreGroup) -> AccountAsked:
    (found,) = group.connecting
    return found


@pytest.mark.parametrize(
    ("who", "email"),
    [(GRACE, HERS), (GRACE, " G.Holloway@Health.example"), (HELEN, "h.osei@reviewing.example")],
)
def test_who_is_here_by_their_work_may_connect(who: str, email: str) -> None:
    assert who_may(GROUP, who, email) == member_of(GROUP, who)


def contact(**fields: object) -> CoreGroup:
    now = replace(member_of(GROUP, GRACE).contact, **fields)  # type: ignore[arg-type] # by name
    return with_member(GROUP, GRACE, contact=now)


@pytest.mark.parametrize(
    "group",
    [
        contact(confirmation=None),
        contact(email="grace@elsewhere.example"),
        contact(reader=Reader.SHARED),
        with_member(GROUP, GRACE, opted_out=OptOut(NOW, "moved on")),
        with_member(GROUP, GRACE, kind=MemberKind.FOSTER_CARER),
        with_member(GROUP, GRACE, kind=MemberKind.SUBSTITUTE),
        with_member(GROUP, GRACE, person="somebody else"),
        replace(GROUP, pauses=(Pause("Z1", TOM, NOW, GRACE),)),
        replace(GROUP, pauses=(Pause("Z1", TOM, NOW),)),
        replace(GROUP, closing=Closing(NOW, "the plan ended", "", PRIYA)),
    ],
)
def test_nobody_else_may(group: CoreGroup) -> None:
    assert who_may(group, GRACE, HERS) is None


def test_a_shared_mailbox_proves_nobody() -> None:
    assert who_may(GROUP, MARTIN, "dsl@larkfield.example") is None


def test_an_address_gets_few_codes_in_an_hour_and_in_a_day() -> None:
    group = asked_at(*range(IN_AN_HOUR))
    grace = member_of(group, GRACE)
    assert ask(group, grace, Route.SLACK, "another", NOW + 50 * MINUTE) is None
    assert ask(group, member_of(group, DAWN), Route.SLACK, "hash", NOW + 50 * MINUTE) is not None
    group = asked_at(*range(60, 60 + IN_A_DAY - IN_AN_HOUR), group=group)
    assert ask(group, grace, Route.SLACK, "hash", NOW + 10 * 60 * MINUTE) is None
    later = ask(group, grace, Route.SLACK, "hash", NOW + 26 * 60 * MINUTE)
    assert later is not None
    assert len(later.connecting) == 1


def test_that_an_account_was_connected_is_kept() -> None:
    group = asked_at(0)
    group = tried(group, the_one(group), is_right=True, now=NOW + MINUTE)
    later = asked_at(30 * 60, group=group)
    assert [each.id for each in later.connecting] == ["B1", "B2"]
    assert asked_by(later, "B1") == replace(the_one(group), connected_at=NOW + MINUTE)
    assert asked_by(later, "B3") is None


def test_a_code_holds_for_a_quarter_of_an_hour_for_five_tries_and_once() -> None:
    group = asked_at(0)
    asked = the_one(group)
    assert holds(asked, NOW + HOLDS - MINUTE)
    assert not holds(asked, NOW + HOLDS)
    for _ in range(TRIES):
        assert holds(the_one(group), NOW)
        group = tried(group, the_one(group), is_right=False, now=NOW)
    assert not holds(the_one(group), NOW)
    connected = tried(asked_at(0), asked, is_right=True, now=NOW)
    assert not holds(the_one(connected), NOW)


def test_what_is_said_to_one_question_changes_no_other() -> None:
    group = asked_at(0, 1)
    first, second = group.connecting
    after = tried(group, second, is_right=False, now=NOW)
    assert after.connecting == (first, replace(second, tries=1))


def test_a_code_is_of_letters_that_nobody_misreads_and_the_same_each_time() -> None:
    group = asked_at(0)
    code = code_of(SECRET, group, the_one(group))
    assert len(code) == 8
    assert set(code) <= set(ALPHABET)
    assert code == code_of(SECRET, group, the_one(group))
    assert shown(code) == f"{code[:4]} {code[4:]}"


@pytest.mark.parametrize(
    "change",
    [
        lambda group: replace(group, ref="9WXT"),
        lambda group: with_member(group, GRACE, person="another"),
        lambda group: replace(group, members=()),
        lambda group: asked_at(0, group=replace(group, connecting=()), account="other"),
        lambda group: asked_at(1, group=replace(group, connecting=())),
    ],
)
def test_it_is_of_one_group_person_account_and_moment(
    change: Callable[[CoreGroup], CoreGroup],
) -> None:
    group, other = asked_at(0), change(asked_at(0))
    assert code_of(SECRET, group, the_one(group)) != code_of(SECRET, other, the_one(other))


def test_it_is_of_this_installation() -> None:
    group = asked_at(0)
    assert code_of(SECRET, group, the_one(group)) != code_of(b"other", group, the_one(group))


def test_it_may_be_said_as_people_write() -> None:
    assert all(is_code(each, "K7M24FPX") for each in ("K7M2 4FPX", "k7m2-4fpx", " K7M24FPX. "))
    assert not any(is_code(each, "K7M24FPX") for each in ("", "K7M2", "K7M24FPXX", "ключ"))


@pytest.mark.parametrize(
    "after",
    [
        contact(reader=Reader.SHARED),
        contact(email="grace@elsewhere.example", confirmation=None),
        with_member(GROUP, GRACE, person="somebody else"),
        replace(GROUP, members=tuple(each for each in GROUP.members if each.id != GRACE)),
        deny(GROUP, member_of(GROUP, GRACE), NOW),
    ],
)
def test_what_an_address_proved_ends_with_it(after: CoreGroup) -> None:
    assert list(no_longer_proved(GROUP, after)) == [GRACE]


@pytest.mark.parametrize(
    "after",
    [
        contact(telephone="01632 960111"),
        contact(denial=Denial(HERS, NOW)),
        with_member(GROUP, GRACE, name="Grace Hall"),
        with_member(GROUP, GRACE, opted_out=OptOut(NOW, "moved on")),
        with_member(GROUP, MARTIN, person="another"),
    ],
)
def test_and_with_nothing_else(after: CoreGroup) -> None:
    assert list(no_longer_proved(GROUP, after)) == []
