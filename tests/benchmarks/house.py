"""What the house itself costs: settling a large group, the memory of serve, the first `--help`."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from statistics import median

from bot.core.facts.groups import CoreGroup
from storage.settling import settle_group
from storage.store import Store
from tests.cast import GRACE, PRIYA, PROFESSIONALS, at
from tests.handlers.email.servers import mail_server
from tests.record_story import with_actions
from tests.serving import HOUSE, Announced, make_groups, serving, settings_file
from tests.story import a_meeting

MEMBERS, MEETINGS, ACTIONS = 20, 10, 60
EMPTY = "import typer; app = typer.Typer(); app.callback()(lambda: None); app(['--help'])"
OURS = "from bot.cli.program import main; main()"


def a_large_group() -> CoreGroup:
    """Return a group of 20 members, 10 meetings and 60 actions."""
    group = with_actions()
    grace = next(each for each in group.members if each.id == GRACE)
    more = (replace(grace, id=f"x{n}", person=f"x{n}") for n in range(MEMBERS))
    members = (*group.members, *more)[:MEMBERS]
    first, numbers = date(2027, 4, 27), range(2, MEETINGS + 1)
    meetings = tuple(a_meeting(f"M{n}", first + timedelta(weeks=5 * n)) for n in numbers)
    plain = group.actions[0]
    owners = cycle(each.id for each in members)
    actions = tuple(
        replace(plain, id=f"A{n}", action_owner=next(owners)) for n in range(1, ACTIONS + 1)
    )
    return replace(group, members=members, meetings=(group.meetings[0], *meetings), actions=actions)


def settling(store: Store, rounds: int) -> float:
    """Return the median of the seconds of computing in which a large group is settled."""
    now, group = at(31, 3), a_large_group()
    with store.create(group, by=PRIYA, now=now):
        pass
    facts, took = store.read(group.ref), []
    for _ in range(rounds):
        with store.database.writing():
            began = time.process_time()
            settle_group(store.notices, replace(facts), now)
            took.append(time.process_time() - began)
    return median(took)


def memory(store: Store, database: str) -> float:
    """Return the megabytes that `coregroup serve` holds after it has sent some mail."""
    make_groups(store, 20)

    async def story(folder: Path) -> int:
        mailbox = Announced(20 * len(PROFESSIONALS))
        async with mail_server(mailbox) as port, asyncio.timeout(60):
            env_file = settings_file(folder, database, f"smtp://127.0.0.1:{port}")
            async with serving(env_file):
                pass  # So that nothing is compiled any more by the one that is measured.
            async with serving(env_file) as served:
                await mailbox.all_there.wait()
                return _pages_held(served.process.pid)

    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(story(Path(folder))) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _pages_held(process: int) -> int:
    return int(Path(f"/proc/{process}/statm").read_text().split()[1])


def first_help(rounds: int) -> float:
    """Return how many times longer `coregroup --help` takes than an empty typer program's."""
    return median(_took(OURS, "--help") / _took(EMPTY) for _ in range(rounds))


def _took(code: str, *words: str) -> float:
    began = time.perf_counter()
    called = [sys.executable, "-c", code, *words]
    subprocess.run(called, cwd=HOUSE, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began
