"""The stand-in for Slack on a thread of its own, for tests that are no coroutines themselves."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from bot.demo.slack.fake import FakeSlack
from bot.demo.slack.server import serving
from bot.demo.slack.workspace import Channel, User
from scheduler.clock import JumpClock

MORNING = datetime(2027, 3, 22, 9, 0, tzinfo=UTC)
GRACE = User("U0FICT0001", "Grace Adeyemi", "grace.adeyemi@eastmere-health.example")
GUEST = User("U0FICT0002", "Gale Guest", "gale@agency.example", is_restricted=True)
GONE = User("U0FICT0003", "Lee Leaver", "lee@eastmere.example", deleted=True)
STRANGER = User(
    "U0FICT0009", "Sam Stranger", "sam@elsewhere.example", "T0FICTEXT9", is_stranger=True
)


def a_slack(clock: JumpClock | None = None) -> FakeSlack:
    """Return a Slack with a few people and one channel in it, on a clock that stands still."""
    slack = FakeSlack(clock or JumpClock(MORNING))
    channel = Channel("C0FICT7KQ2", "7kq2", [GRACE.id, slack.workspace.bot_user])
    slack.workspace.add(*(User(**vars(each)) for each in (GRACE, GUEST, GONE, STRANGER)), channel)
    return slack


@contextmanager
def on_loopback(slack: FakeSlack) -> Iterator[FakeSlack]:
    """Serve until the block ends, on a thread of its own."""
    up, stop = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        async with serving(slack):
            up.set()
            await stop.wait()

    def run() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(serve())

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        assert up.wait(20)
        yield slack
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(20)


def settings_for(slack: FakeSlack) -> dict[str, str]:
    """Return the settings of an installation that is in this workspace."""
    return {
        "SLACK_SIGNING_SECRET": "made-up-signing-secret",
        "SLACK_BOT_TOKEN": slack.workspace.token,
        "SLACK_TEAM_ID": slack.workspace.team_id,
        "SLACK_APP_ID": slack.workspace.app_id,
        "SLACK_API_URL": slack.api_url,
    }
