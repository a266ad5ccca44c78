"""Somebody unknown on a chat platform names their address, says the code, and is known (IG17)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.cards import Card
from bot.core.facts.accounts import Account
from bot.core.facts.people import Person, Reader, Route
from bot.core.membership.connecting import ASKED_IN_AN_HOUR, CODE, HOLDS, TRIES, code_of, shown
from bot.core.notices.notice import Kind, NoticeState
from handlers.connecting import (
    ALREADY,
    CONNECTED,
    ENDED,
    HOW,
    TOO_OFTEN,
    WRONG,
    Connecting,
    is_about_connecting,
)
from tests.cast import GRACE, MARTIN, PRIYA, at
from tests.handlers.house import House, words
from tests.story import with_first_meeting_booked

HERS = "g.holloway@health.example"
ACCOUNT = Account(Route.SLACK, "T024BE7LD", "U77GRACE")
ANOTHER = Account(Route.SLACK, "T024BE7LD", "U66")
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def booked(house: House) -> None:
    house.clock.jump(at(22, 3, 11))
    house.keep(with_first_meeting_booked())


def said(house: House, text: str, account: Account = ACCOUNT) -> Card:
    return Connecting(house.store, house.clock)(account, text)


def codes(house: House) -> list[str]:
    """Return the codes that are on their way, by their facts."""
    group, secret = house.group(), house.store.secret(CODE)
    return [shown(code_of(secret, group, each)) for each in group.connecting]


def mails(house: House, kind: Kind = Kind.ACCOUNT_CODE) -> list[str]:
    """Return to whom mails of a kind are to leave."""
    planned = house.store.notices.stored("7KQ2")
    return [
        each.identity.recipient
        for each in planned
        if each.identity.kind is kind and each.state is NoticeState.PLANNED
    ]


@pytest.mark.parametrize(
    "text", ["", "help", "dates", "connect", "connect  ", "disconnect", "7KQ2"]
)
def test_somebody_unknown_is_told_how_to_be_known_and_nothing_else(house: House, text: str) -> None:
    assert said(house, text) == HOW
    assert house.group().connecting == ()


def test_the_code_of_the_mail_makes_them_known_and_they_are_told_by_mail(house: House) -> None:
    said(house, f"connect {HERS}")
    assert mails(house) == [GRACE]
    assert said(house, f"code {codes(house)[0].lower()}") == CONNECTED
    person = house.store.accounts.person_of(ACCOUNT)
    assert person is not None
    assert person.id == GRACE
    assert mails(house) == []
    assert mails(house, Kind.ACCOUNT_CONNECTED) == [GRACE]
    events = [(each.by, each.event, each.subject) for each in house.store.audit.lines("7KQ2")]
    assert events[-2:] == [
        ("unknown", "account code asked", GRACE),
        ("unknown", "account connected", GRACE),
    ]


@pytest.mark.parametrize(
    "text",
    [f"Connect {HERS}", f"connect  <mailto:{HERS}|{HERS}>", "connect G.Holloway@HEALTH.example"],
)
def test_an_address_may_be_written_as_people_and_platforms_do(house: House, text: str) -> None:
    said(house, text)
    assert mails(house) == [GRACE]


def test_nobody_learns_which_addresses_are_known(house: House) -> None:
    """Of a shared mailbox, one of the family, a stranger's, and what is no address at all."""
    answer = said(house, f"connect {HERS}")
    others = (
        "dsl@larkfield.example",
        "leah@mail.example",
        "x@y.example",
        "me",
        "a" * 9_999,
        "\x00",
    )
    for number, each in enumerate(others):
        account = replace(ANOTHER, user=f"U{number}")
        own = words(said(house, f"connect {each}", account)).replace(account.address, "")
        assert own == words(answer).replace(ACCOUNT.address, "")
    assert mails(house) == [GRACE]
    assert MARTIN not in {each.member for each in house.group().connecting}


def test_an_account_may_ask_a_few_times_in_an_hour(house: House) -> None:
    for _ in range(ASKED_IN_AN_HOUR):
        assert said(house, "connect x@y.example") != TOO_OFTEN
    assert said(house, f"connect {HERS}") == TOO_OFTEN
    assert mails(house) == []
    house.clock.jump(house.clock.now() + HOUR)
    said(house, f"connect {HERS}")
    assert mails(house) == [GRACE]


def test_a_mailbox_gets_few_mails_whoever_asks(house: House) -> None:
    for number in range(50):
        said(house, f"connect {HERS}", replace(ANOTHER, user=f"U{number}"))
    assert len(mails(house)) == 3


def test_a_code_is_of_the_account_that_asked(house: House) -> None:
    said(house, f"connect {HERS}")
    said(house, f"connect {HERS}", ANOTHER)
    first, second = codes(house)
    assert first != second
    assert said(house, f"code {first}", ANOTHER) == WRONG
    assert said(house, f"code {second}", ANOTHER) == CONNECTED
    assert said(house, f"code {first}", replace(ANOTHER, user="U5")) == WRONG


def test_a_code_holds_a_quarter_of_an_hour(house: House) -> None:
    said(house, f"connect {HERS}")
    house.clock.jump(house.clock.now() + HOLDS)
    assert said(house, f"code {codes(house)[0]}") == WRONG
    assert house.store.accounts.person_of(ACCOUNT) is None


def test_after_five_wrong_ones_the_right_one_comes_too_late(house: House) -> None:
    said(house, f"connect {HERS}")
    for _ in range(TRIES):
        assert said(house, "code K7M2 4QPX") == WRONG
    assert said(house, f"code {codes(house)[0]}") == WRONG
    assert house.store.accounts.person_of(ACCOUNT) is None
    lines = [each.event for each in house.store.audit.lines("7KQ2")]
    assert lines.count("account code wrong") == TRIES


def test_a_new_question_takes_the_old_code_away(house: House) -> None:
    said(house, f"connect {HERS}")
    said(house, "connect x@y.example")
    assert said(house, f"code {codes(house)[0]}") == WRONG


def test_what_others_have_come_to_read_proves_nobody_any_more(house: House) -> None:
    said(house, f"connect {HERS}")
    code = codes(house)[0]
    shared(house)
    assert said(house, f"code {code}") == WRONG


def shared(house: House) -> None:
    with house.store.begin("7KQ2", by=PRIYA, now=house.clock.now()) as work:
        members = tuple(
            replace(each, contact=replace(each.contact, reader=Reader.SHARED))
            if each.id == GRACE
            else each
            for each in work.facts.members
        )
        work.facts = replace(work.facts, members=members)


def test_and_ends_what_it_had_proved(house: House) -> None:
    connect(house)
    shared(house)
    assert house.store.accounts.person_of(ACCOUNT) is None


def connect(house: House) -> None:
    said(house, f"connect {HERS}")
    assert said(house, f"code {codes(house)[0]}") == CONNECTED


def test_a_code_of_an_erased_group_is_no_code(house: House) -> None:
    said(house, f"connect {HERS}")
    code = codes(house)[0]
    house.store.upkeep.erase("7KQ2", by="operator", now=house.clock.now())
    assert said(house, f"code {code}") == WRONG


def test_who_is_known_is_told_so_and_can_end_it(house: House) -> None:
    connect(house)
    assert said(house, f"connect {HERS}") == ALREADY
    assert said(house, "disconnect") == ENDED
    assert house.store.accounts.person_of(ACCOUNT) is None
    assert said(house, "disconnect") == HOW
    last = house.store.audit.lines("*")[-1]
    assert (last.by, last.event) == (GRACE, "account disconnected")


def test_who_is_in_two_groups_is_sent_one_code(house: House) -> None:
    first = replace(with_first_meeting_booked(), ref="2CCC")
    with house.store.create(first, by=PRIYA, now=house.clock.now()):
        pass
    for _ in range(4):
        said(house, f"connect {HERS}")
    assert house.group().connecting == ()
    assert len(house.group("2CCC").connecting) == 3


def test_who_is_in_no_group_is_sent_none(house: House) -> None:
    """The operator connects them; what they need for that stands in the answer to everybody."""
    house.know(Person("u1", "new@eastmere.example", "Nia New", may_create=True))
    assert ACCOUNT.address in words(said(house, "connect new@eastmere.example"))
    assert mails(house) == []


def test_it_is_known_what_is_about_connecting() -> None:
    assert all(is_about_connecting(each) for each in ("Connect a@b.example", "code", "DISCONNECT"))
    assert not any(is_about_connecting(each) for each in ("", "dates", "codes K7M2"))
