"""Chat goes to a connected account or a bound channel; who has none hears by mail, quietly."""

import asyncio
from dataclasses import replace

import pytest

from bot.core.facts.accounts import Account
from bot.core.facts.people import Person, Route
from bot.core.notices.failing import NOT_CONNECTED
from bot.core.notices.notice import CHANNEL, Identity, Kind, NoticeState
from scheduler.addressing import address_of, why_none
from scheduler.clock import JumpClock
from storage.store import Store
from tests.cast import PRIYA
from tests.scheduler.carriers import Carrier, a_courier
from tests.scheduler.test_judging import a_notice
from tests.scheduler.test_messages import NOW, a_composer, claimed, keep
from tests.scheduler.test_next_route import fates
from tests.story import with_first_meeting_booked

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
MAIL = Route.SECURE_EMAIL
ACCOUNT = Account(Route.SLACK, "T024BE7LD", "U77PRIYA")


def connect(store: Store) -> None:
    store.people.save(Person(PRIYA, "priya.nair@eastmere.example", "Priya Nair"))
    store.accounts.bind(ACCOUNT, PRIYA, NOW)


def deliver(store: Store) -> tuple[Carrier, Carrier]:
    """Deliver all that is due, by mail or Slack, and return what carried the one and the other."""
    mail, slack = Carrier(MAIL), Carrier(Route.SLACK)
    composer = a_composer(store, MAIL, Route.SLACK)
    asyncio.run(a_courier(store, JumpClock(NOW), mail, slack, compose=composer).run_once())
    return mail, slack


def test_who_has_connected_slack_is_told_there_and_its_buttons_know_the_group(
    store: Store,
) -> None:
    keep(store, with_first_meeting_booked())
    connect(store)
    _, slack = deliver(store)
    assert {each.address for each in slack.carried} == {"T024BE7LD/U77PRIYA", "C7KQ2"}
    assert {each.ref for each in slack.carried} == {"7KQ2"}
    assert fates(store, Kind.TASK_GIVEN, PRIYA) == {Route.SLACK: NoticeState.SENT}


def test_who_has_not_connected_slack_is_told_by_mail_and_nobody_is_bothered(store: Store) -> None:
    keep(store, with_first_meeting_booked())
    mail, slack = deliver(store)
    assert {each.address for each in slack.carried} == {"C7KQ2"}
    assert "priya.nair@eastmere.example" in {each.address for each in mail.carried}
    expected = {Route.SLACK: NoticeState.FAILED, MAIL: NoticeState.SENT}
    assert fates(store, Kind.TASK_GIVEN, PRIYA) == expected
    facts = store.read("7KQ2")
    assert {each.code for each in facts.failures if each.recipient == PRIYA} == {NOT_CONNECTED}
    told = {each.identity for each in store.notices.stored("7KQ2")}
    assert PRIYA not in {each.subject for each in told if each.kind is Kind.ROUTE_FAILED}
    assert PRIYA not in {each.subject for each in facts.tasks}


def test_an_account_on_another_platform_is_none_here(store: Store) -> None:
    keep(store, with_first_meeting_booked())
    connect(store)
    notice, *_ = claimed(store, Kind.TASK_GIVEN, PRIYA)
    assert address_of(store, store.read("7KQ2"), replace(notice, route=Route.TEAMS)) == ""
    assert address_of(store, store.read("7KQ2"), notice) == ACCOUNT.address


def test_a_channel_is_written_to_as_it_is_bound(store: Store) -> None:
    facts = with_first_meeting_booked()
    notice = a_notice(identity=Identity(Kind.MEETING_SET, CHANNEL, "M1"), route=Route.SLACK)
    bound = replace(facts.channel, address="T024/C7KQ2")
    assert address_of(store, replace(facts, channel=bound), notice) == "T024/C7KQ2"


def test_somebody_who_is_not_there_has_no_address(store: Store) -> None:
    notice = a_notice(identity=Identity(Kind.REMINDER, "p99", "M1"))
    assert address_of(store, with_first_meeting_booked(), notice) == ""
    assert why_none(replace(notice, route=MAIL)) == "no_address"
