"""`coregroup serve` as a process of its own, on a database whose invitations are due now."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.particulars import Flag
from bot.core.facts.people import Confirmation, Route
from scheduler.clock import SystemClock
from storage.store import Store
from tests.cast import PEOPLE, PRIYA, PROFESSIONALS
from tests.handlers.email.servers import Mailbox
from tests.keys import KEY
from tests.story import EASTMERE, a_meeting

HOUSE = Path(__file__).parents[1]
RUN = "from bot.cli.program import main; main()"
START_WITHIN = 120
LONG_ENOUGH, AHEAD = timedelta(days=21), timedelta(days=81)
"""How long ago a meeting was booked, longer than any holidays, and how far ahead it is then."""


@dataclass(frozen=True, slots=True)
class Serving:
    """A running process; `log` holds the lines it has written so far."""

    process: Process
    port: int
    log: list[str]

    @property
    def page(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def lines(self) -> list[str]:
        """Return all lines, once the process has ended."""
        assert self.process.stderr is not None
        self.log.extend((await self.process.stderr.read()).decode().splitlines())
        return self.log


class Announced(Mailbox):
    """Tells when so many messages have been taken."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.all_there = asyncio.Event()

    async def handle_DATA(self, *given: object) -> str:  # noqa: N802 - aiosmtpd's name
        answer = await super().handle_DATA(*given)  # type: ignore[arg-type] # handed on
        if len(self.taken) >= self.number:
            self.all_there.set()
        return answer


def settings_file(folder: Path, database_url: str, mail_url: str, **more: str) -> Path:
    """Write the settings of an installation."""
    given = {
        "DATA_DIR": str(folder),
        "DATABASE_URL": database_url,
        "KEY": KEY.text,
        "PROFILE": "england",
        "MAIL_URL": mail_url,
        "MAIL_FROM": "meetings@eastmere.example",
        "PUBLIC_URL": "http://127.0.0.1:1",
        **more,
    }
    path = folder / "coregroup.env"
    path.write_text("".join(f"COREGROUP_{key}={value}\n" for key, value in given.items()))
    return path


async def start(env_file: Path, *words: str, compiled: Path | None = None) -> Process:
    """Start `coregroup serve` on a free port.

    `compiled` is a folder that keeps what Python compiles, all libraries too: slow at the first
    start, quick from then on.
    """
    called = ("-c", RUN, "serve", "--env-file", str(env_file), "--port", "0", *words)
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(compiled)}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *called,
        cwd=HOUSE,
        env={**os.environ, **(kept if compiled else {})},
        stdout=DEVNULL,
        stderr=PIPE,
    )


@asynccontextmanager
async def serving(env_file: Path, compiled: Path | None = None) -> AsyncIterator[Serving]:
    """Serve until the block ends, then kill whatever is left of the process."""
    process = await start(env_file, compiled=compiled)
    assert process.stderr is not None
    try:
        async with asyncio.timeout(START_WITHIN):
            first = (await process.stderr.readline()).decode()
        yield Serving(process, json.loads(first)["port"], [first])
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def make_groups(store: Store, number: int = 1, route: Route = Route.SECURE_EMAIL) -> None:
    """Make groups of which each has invitations for all its professionals, due now, by mail.

    On Slack as their `route` they hear there as well, once they have connected an account.
    """
    booked = SystemClock().now() - LONG_ENOUGH
    group = _with_a_meeting(booked, route)
    for count in range(number):
        ref = f"G{count:03}" if count else group.ref
        with store.create(replace(group, ref=ref), by=PRIYA, now=booked):
            pass


def _with_a_meeting(booked: datetime, route: Route) -> CoreGroup:
    """Return a group that has a meeting ahead; settling it again asks for the same notices."""
    meeting = a_meeting("M1", (booked + AHEAD).date(), booked_at=booked, changed_at=booked)
    return CoreGroup(
        ref="7KQ2",
        created_at=booked,
        created_by=PRIYA,
        profile=EASTMERE,
        flag=Flag.NOT_KNOWN,
        members=tuple(_on(route, each, booked) for each in PEOPLE if each.id in PROFESSIONALS),
        meetings=(meeting,),
    )


def _on(route: Route, member: Member, since: datetime) -> Member:
    confirmation = Confirmation(member.contact.email, PRIYA, since)
    contact = replace(member.contact, route=route, confirmation=confirmation)
    return replace(member, contact=contact, opted_in=since)
