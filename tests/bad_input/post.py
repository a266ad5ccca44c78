"""Group 7KQ2 with six invitations due by mail, and the courier that brings them to a server."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import create_engine

from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Route
from bot.core.notices.notice import Kind, Notice
from bot.core.ports import Transport
from handlers.email.line import Timeouts
from handlers.email.server import Server
from handlers.email.smtp import SmtpTransport
from scheduler.clock import JumpClock
from scheduler.courier import Courier
from scheduler.giving_up import give_up
from scheduler.messages import Composer
from storage.claims import Claims
from storage.database import read_url
from storage.store import Store
from tests.cast import PRIYA, PROFESSIONALS, SHEET_READ
from tests.handlers.email.samples import SENDER, USUAL_TLS, received
from tests.handlers.email.servers import Mailbox, Taken, mail_server
from tests.scheduler.carriers import Tally
from tests.story import a_meeting, with_contact_sheet

Story = Callable[["Post"], Awaitable[None]]


def by_mail() -> CoreGroup:
    """Return a group in which nothing is wanted but an invitation for each professional."""
    group = with_contact_sheet()
    members = tuple(
        replace(each, contact=replace(each.contact, route=Route.SECURE_EMAIL))
        for each in group.members
        if each.id in PROFESSIONALS
    )
    meetings = (a_meeting("M1", date(2027, 3, 30)),)
    bare = CoreGroup("7KQ2", SHEET_READ, PRIYA, group.profile, flag=group.flag)
    return replace(bare, members=members, meetings=meetings)


@dataclass
class Post:
    """The courier of one house and the mail server that it knows."""

    store: Store
    mailbox: Mailbox
    port: int
    clock: JumpClock = field(default_factory=lambda: JumpClock(SHEET_READ))

    def notices(self, kind: Kind = Kind.INVITATION) -> list[Notice]:
        """Return the notices of one kind as they stand."""
        return [each for each in self.store.notices.stored("7KQ2") if each.identity.kind is kind]

    @property
    def brought(self) -> Counter[str]:
        """How many mails the server took for each address."""
        return Counter(each.recipients[0] for each in self.mailbox.taken)

    @property
    def addresses(self) -> set[str]:
        return {each.contact.email for each in self.store.read("7KQ2").members}

    def repeats(self) -> list[Taken]:
        """Return the mails that say of themselves that they may have come before."""
        return [each for each in self.mailbox.taken if received(each.content)["X-Possible-Repeat"]]

    def ids(self) -> set[str]:
        return {str(received(each.content)["Message-ID"]) for each in self.mailbox.taken}

    def courier(self, wait: Timeouts | None = None) -> Courier:
        """Return a courier as a process begins with one, that was stopped before."""
        server = Server.parse(f"smtp://127.0.0.1:{self.port}?connections=6")
        transport = SmtpTransport(server, SENDER, self.clock, tls=USUAL_TLS, wait=wait)
        transports: dict[Route, Transport] = {Route.SECURE_EMAIL: transport}
        claims = Claims(self.store.database)
        page = "https://meetings.eastmere.example"
        return Courier(
            "courier-1",
            claims=claims,
            compose=Composer(self.store, page=page, routes=transports, uid="{}-{}-{}".format),
            give_up=partial(give_up, self.store, claims),
            transports=transports,
            clock=self.clock,
            run=self.store.run,
            heard=Tally(),
            is_alone=True,
        )


def told(store: Store, mailbox: Mailbox, story: Story) -> None:
    """Tell one story with a real mail server, begun when the invitations are due."""

    async def whole() -> None:
        async with mail_server(mailbox) as port:
            post = Post(store, mailbox, port)
            assert {each.state for each in post.notices()} == {"planned"}
            await story(post)

    with store.create(by_mail(), by=PRIYA, now=SHEET_READ):
        pass
    asyncio.run(whole())


class Lock:
    """A lock on all notices, as another process takes it: once, and until it lets go."""

    def __init__(self, url: str) -> None:
        self._engine = create_engine(read_url(url), isolation_level="AUTOCOMMIT")
        is_sqlite = self._engine.dialect.name == "sqlite"
        hold = "BEGIN IMMEDIATE" if is_sqlite else "BEGIN; LOCK TABLE notices IN EXCLUSIVE MODE"
        self._take = [hold]
        self._connection = self._engine.connect()

    def take(self) -> None:
        while self._take:
            self._connection.exec_driver_sql(self._take.pop())

    def let_go(self) -> None:
        self._connection.exec_driver_sql("ROLLBACK")
        self._connection.close()
        self._engine.dispose()


@dataclass
class LockedMeanwhile(Mailbox):
    """A mailbox that takes messages, while another process begins to hold the database."""

    lock: Lock | None = None

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.lock:
            self.lock.take()
        return await super().handle_DATA(server, session, envelope)
