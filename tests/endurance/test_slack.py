"""1,000 posts through a Slack that is busy, broken and cut off at random: all of them arrive."""

import asyncio
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import App, opened
from bot.core.facts.accounts import Account
from bot.core.facts.people import Person, Route
from bot.demo.slack.fake import Called, FakeSlack
from bot.demo.slack.mishaps import Mishap, What
from bot.demo.slack.workspace import Post, User
from bot.platforms import TO_MEMBERS
from bot.settings import load
from handlers.marks import REPEAT
from scheduler.clock import JumpClock, SystemClock
from scheduler.jumps import run_to
from storage.store import Store
from tests.cast import PEOPLE, PROFESSIONALS
from tests.fixtures import NewDatabase
from tests.handlers.house import CONFIG
from tests.keys import KEY
from tests.serving import make_groups, settings_file
from tests.slack_server import on_loopback, settings_for

pytestmark = pytest.mark.endurance

GROUPS = 167
NOTICES = GROUPS * len(PROFESSIONALS)
OFTEN = 800
"""Calls in whose time something always waits, so that the pace can be seen."""


def mishap(chance: random.Random) -> Mishap | None:
    """Draw what goes wrong with a call: a quarter of them."""
    drawn = chance.random()
    if drawn < 0.12:
        return Mishap(What.TOO_MANY, seconds=chance.choice((0.05, 0.25, 0.5)))
    if drawn < 0.20:
        return Mishap(What.BROKEN, status=chance.choice((500, 503)))
    return Mishap(What.CUT_AFTER) if drawn < 0.25 else None


def connect(store: Store, slack: FakeSlack) -> None:
    """Let everybody have an account in this workspace."""
    for member in PEOPLE:
        if member.id in PROFESSIONALS:
            user = User(f"U0FICT{member.id.upper()}", member.name, member.contact.email)
            slack.workspace.add(user)
            store.people.save(Person(member.id, member.contact.email, member.name))
            account = Account(Route.SLACK, slack.workspace.team_id, user.id)
            store.accounts.bind(account, member.id, SystemClock().now())


async def told(app: App, clock: JumpClock) -> None:
    await run_to(clock.now() + timedelta(hours=3), clock, app.courier, app.jobs)
    await app.close()


def by_mark(posts: Sequence[Post]) -> Mapping[str, Sequence[Post]]:
    found: dict[str, list[Post]] = defaultdict(list)
    for each in posts:
        found[str(each.blocks[0]["block_id"])].append(each)
    return found


def mark_of(call: Called) -> str:
    blocks = call.arguments["blocks"]
    assert isinstance(blocks, list)
    return str(blocks[0]["block_id"])


def used(calls: Sequence[Called]) -> float:
    """Return what share of the rate that Slack allows was used while there was always more."""
    took = (calls[-1].at - calls[0].at).total_seconds()
    return len(calls) / (TO_MEMBERS * (took + 1))


def test_all_arrive_and_what_comes_twice_was_cut_off_and_says_so(
    new_database: NewDatabase, tmp_path: Path
) -> None:
    (tmp_path / "mail").mkdir()
    clock, chance = JumpClock(SystemClock().now()), random.Random(7)
    slack = FakeSlack(clock)
    slack.mishaps.draw = lambda _: mishap(chance)
    with on_loopback(slack):
        address = new_database("sqlite", is_ready=True)
        given = settings_for(slack)
        env_file = settings_file(tmp_path, address, f"maildir:{tmp_path}/mail", **given)
        with opened(load(env_file), KEY, clock, config=CONFIG) as app:
            make_groups(app.store, GROUPS, Route.SLACK)
            connect(app.store, slack)
            asyncio.run(told(app, clock))
    assert slack.wrong == []
    arrived = by_mark(slack.workspace.posts)
    assert len(arrived) >= NOTICES
    twice = {mark: posts for mark, posts in arrived.items() if len(posts) > 1}
    cut_off = {mark_of(each) for each in slack.calls if each.mishap is What.CUT_AFTER}
    assert twice.keys() <= cut_off
    assert len(twice) > NOTICES / 50
    assert all(REPEAT in str(each.blocks) for posts in twice.values() for each in posts[1:])
    assert used(slack.calls[:OFTEN]) >= 0.95
