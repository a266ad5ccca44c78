"""From a meeting that is set to the direct message, through the parts as `serve` has them."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import App, opened
from bot.core.facts.accounts import Account
from bot.core.facts.people import Person, Route
from bot.core.notices.notice import Kind, NoticeState
from bot.demo.slack.fake import FakeSlack
from bot.platforms import chat_transports, paces
from bot.settings import load
from scheduler.clock import JumpClock
from scheduler.jumps import run_to
from storage.store import Store
from tests.cast import PRIYA, at
from tests.fixtures import NewDatabase
from tests.handlers.house import CONFIG
from tests.keys import KEY
from tests.scheduler.test_messages import keep
from tests.scheduler.test_next_route import fates
from tests.serving import settings_file
from tests.slack_server import GRACE as HER_ACCOUNT
from tests.slack_server import settings_for
from tests.story import with_first_meeting_booked

NOW = at(18, 3, 11)


@pytest.fixture
def env_file(slack: FakeSlack, new_database: NewDatabase, tmp_path: Path) -> Path:
    """The settings of an installation in this workspace; its mail is laid into a folder."""
    (tmp_path / "mail").mkdir()
    address = new_database("sqlite", is_ready=True)
    return settings_file(tmp_path, address, f"maildir:{tmp_path}/mail", **settings_for(slack))


def deliver(env_file: Path, slack: FakeSlack) -> dict[Route, NoticeState]:
    """Deliver all that is due, and return what became of what tells the lead of her task."""
    clock = JumpClock(NOW)
    with opened(load(env_file), KEY, clock, config=CONFIG) as app:
        keep(app.store, with_first_meeting_booked())
        connect(app.store, slack)
        asyncio.run(told(app, clock))
        return fates(app.store, Kind.TASK_GIVEN, PRIYA)


def connect(store: Store, slack: FakeSlack) -> None:
    account = Account(Route.SLACK, slack.workspace.team_id, HER_ACCOUNT.id)
    store.people.save(Person(PRIYA, "priya.nair@eastmere.example", "Priya Nair"))
    store.accounts.bind(account, PRIYA, NOW)


async def told(app: App, clock: JumpClock) -> None:
    await run_to(NOW + timedelta(seconds=20), clock, app.courier, app.jobs)
    await app.close()


def test_whoever_has_connected_slack_is_told_there(env_file: Path, slack: FakeSlack) -> None:
    assert deliver(env_file, slack) == {Route.SLACK: NoticeState.DELIVERED}
    posts = slack.workspace.sent_to(HER_ACCOUNT.id)
    assert posts
    assert {each.method for each in slack.calls} == {"chat.postMessage"}
    assert all("7KQ2" in each.text for each in posts)


def test_a_token_that_was_revoked_moves_everyone_to_their_next_route(
    env_file: Path, slack: FakeSlack
) -> None:
    slack.workspace.token_says = "token_revoked"
    expected = {Route.SLACK: NoticeState.FAILED, Route.SECURE_EMAIL: NoticeState.SENT}
    assert deliver(env_file, slack) == expected


def test_slack_has_a_pace_where_it_is_set_and_none_where_it_is_not(
    env_file: Path, tmp_path: Path
) -> None:
    settings = load(env_file)
    assert paces(settings) == {"mail": 0.0, "slack": 5.0, "slack:": 1.0}
    assert [each.route for each in chat_transports(settings, b"k")] == [Route.SLACK]
    without = load(settings_file(tmp_path, "sqlite:///none.db", "maildir:/none"))
    assert paces(without) == {"mail": 0.0}
    assert chat_transports(without, b"k") == ()
