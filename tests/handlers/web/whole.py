"""The whole house around the page: courier, mail server and page, on a clock that jumps."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import uvicorn

from bot.app import App, opened
from bot.core.facts.people import Route
from bot.settings import load
from handlers.web.server import server_config
from scheduler.clock import JumpClock
from scheduler.jumps import run_to
from storage.store import Store
from tests.handlers.email.servers import Mailbox, mail_server
from tests.handlers.house import CONFIG
from tests.keys import KEY
from tests.scheduler.carriers import Carrier
from tests.serving import settings_file


@dataclass(frozen=True)
class Whole:
    """One running installation; `mailbox` is what the mail server took."""

    app: App
    clock: JumpClock
    mailbox: Mailbox
    page: str

    @property
    def store(self) -> Store:
        return self.app.store

    async def until(self, when: datetime) -> None:
        """Let everything happen that is due by then."""
        await run_to(when, self.clock, self.app.courier, self.app.jobs)

    def subjects(self, address: str) -> list[str]:
        return [str(mail["subject"]) for mail in self._mails_to(address)]

    def link(self, address: str, subject: str) -> str:
        """Return the link in the last mail to an address whose subject has these words."""
        found = [mail for mail in self._mails_to(address) if subject in str(mail["subject"])]
        body = found[-1].get_body(("plain",))
        link = re.search(r"https?://\S+/a/[\w=-]+", body.get_content() if body else "")
        if link is None:
            raise LookupError(f"no link in: {subject}")
        return link[0]

    def _mails_to(self, address: str) -> list[EmailMessage]:
        return [
            message_from_bytes(taken.content, _class=EmailMessage, policy=policy.default)
            for taken in self.mailbox.taken
            if taken.recipients == (address,)
        ]


@asynccontextmanager
async def whole(folder: Path, database_url: str, now: datetime) -> AsyncIterator[Whole]:
    """Run an installation whose Slack and Teams only keep what they are given."""
    mailbox, clock = Mailbox(), JumpClock(now)
    chat = (Carrier(Route.SLACK), Carrier(Route.TEAMS))
    with socket.create_server(("127.0.0.1", 0)) as bound:
        page = f"http://127.0.0.1:{bound.getsockname()[1]}"
        async with mail_server(mailbox) as port:
            mail_url = f"smtp://127.0.0.1:{port}"
            settings = load(settings_file(folder, database_url, mail_url, PUBLIC_URL=page))
            with opened(settings, KEY, clock, transports=chat, config=CONFIG) as app:
                async with _served(app, bound):
                    yield Whole(app, clock, mailbox, page)
                await app.close()


@asynccontextmanager
async def _served(app: App, bound: socket.socket) -> AsyncIterator[None]:
    server = uvicorn.Server(server_config(app.web, host="127.0.0.1", port=0))
    serving = asyncio.create_task(server.serve(sockets=[bound]))
    try:
        yield
    finally:
        server.should_exit = True
        await serving
