"""Fixtures for Slack: a stand-in for it on loopback, whose contract no call may break."""

from collections.abc import Iterator

import pytest

from bot.demo.slack.fake import FakeSlack
from tests.slack_server import a_slack, on_loopback


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A Slack on loopback; a call that breaks Slack's contract fails the test."""
    with on_loopback(a_slack()) as found:
        yield found
    assert found.wrong == []
