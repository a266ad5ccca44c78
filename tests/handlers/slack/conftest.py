"""Fixtures for Slack: a stand-in for it on loopback, whose contract no call may break."""

from collections.abc import Iterator

import pytest

from bot.demo.slack.fake import FakeSlack
from scheduler.clock import JumpClock
from storage.store import Store
from tests.cast import at
from tests.handlers.house import House
from tests.handlers.slack.calling import Bare
from tests.handlers.slack.office import Office
from tests.slack_server import a_slack, on_loopback


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A Slack on loopback; a call that breaks Slack's contract fails the test."""
    with on_loopback(a_slack()) as found:
        yield found
    assert found.wrong == []


@pytest.fixture
def office(sqlite_store: Store) -> Office:
    """Group 7KQ2 the day after its first meeting, with three people connected."""
    return Office(House(sqlite_store, clock=JumpClock(at(31, 3, 10))))


@pytest.fixture
def bare() -> Bare:
    """Bolt as it comes."""
    return Bare()
