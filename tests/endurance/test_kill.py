"""Kill -9 of `coregroup serve` at 20 random moments: all arrives, and each repeat is marked."""

import asyncio
import random
import sys
from collections import defaultdict
from email import message_from_bytes
from email.message import Message
from itertools import chain
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.schema import notices
from storage.store import Store
from tests.cast import PROFESSIONALS
from tests.handlers.email.servers import Mailbox, mail_server
from tests.serving import make_groups, serving, settings_file

pytestmark = pytest.mark.endurance

KILLS = 20
GROUPS = 167
NOTICES = GROUPS * len(PROFESSIONALS)
LONGEST_LIFE = 0.6
THINKS = 0.05
"""Seconds from taking a message to saying yes: who is killed in between loses the yes."""
PATIENCE = 1800

Attempt = tuple[int, str]


class Thinking(Mailbox):
    """Takes every message, and is in no hurry to say so."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: dict[str, list[Message]] = defaultdict(list)
        self.news, self.all_there = asyncio.Event(), asyncio.Event()

    async def handle_DATA(self, *given: object) -> str:  # noqa: N802 - aiosmtpd's name
        answer = await super().handle_DATA(*given)  # type: ignore[arg-type] # handed on
        message = message_from_bytes(self.taken[-1].content)
        self.messages[message["Message-ID"]].append(message)
        self.news.set()
        if len(self.messages) == NOTICES:
            self.all_there.set()
        await asyncio.sleep(THINKS)
        return answer


def in_flight(store: Store) -> set[Attempt]:
    """Return which attempts were begun and have not ended, as the database has them."""
    query = select(notices.c.id, notices.c.claimed_by).where(notices.c.under_way)
    with store.database.reading() as connection:
        return {(row.id, row.claimed_by) for row in connection.execute(query)}


def left(store: Store) -> dict[str, int]:
    query = select(notices.c.state, func.count()).where(notices.c.kind == "invitation")
    with store.database.reading() as connection:
        rows = connection.execute(query.group_by(notices.c.state))
        return {row[0]: row[1] for row in rows if row[0] != "withdrawn"}


async def killed_again_and_again(
    env_file: Path, store: Store, mailbox: Thinking, seed: int
) -> set[Attempt]:
    """Kill it 20 times, each at a random moment of its life, and return what was in flight."""
    moments, lost = random.Random(seed), set[Attempt]()
    for number in range(KILLS):
        mailbox.news.clear()
        async with serving(env_file, env_file.parent / "compiled") as served:
            if number % 4 and not mailbox.all_there.is_set():
                # Most die while they send; some while they begin.
                await mailbox.news.wait()
            await asyncio.sleep(moments.uniform(0, LONGEST_LIFE))
            served.process.kill()
            await served.process.wait()
        lost |= in_flight(store)
    return lost


def test_every_message_arrives_and_no_repeat_is_unmarked(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    make_groups(store, GROUPS)
    seed = random.randrange(1_000_000)

    async def story() -> tuple[Thinking, set[Attempt]]:
        mailbox = Thinking()
        async with mail_server(mailbox) as port, asyncio.timeout(PATIENCE):
            mail = f"smtp://127.0.0.1:{port}"
            env_file = settings_file(tmp_path, database_url, mail, LEASE_SECONDS="2")
            lost = await killed_again_and_again(env_file, store, mailbox, seed)
            async with serving(env_file, env_file.parent / "compiled") as served:
                await mailbox.all_there.wait()
                served.process.terminate()
                assert await served.process.wait() == 0
        return mailbox, lost

    mailbox, lost = asyncio.run(story())
    repeats = list(chain.from_iterable(copies[1:] for copies in mailbox.messages.values()))
    sys.stdout.write(f"seed {seed}: in flight {len(lost)}, repeats {len(repeats)}, {left(store)}\n")
    assert len(mailbox.messages) == NOTICES
    assert 0 < len(repeats) <= len(lost)
    assert all(each["X-Possible-Repeat"] for each in repeats)
    told = [(copies[0]["To"], copies[0]["Subject"]) for copies in mailbox.messages.values()]
    assert len(set(told)) == NOTICES
