"""Mail handed to a real server: each alone, each with its own result, over few lines."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from bot.core.facts.people import Route
from bot.core.ports import Proof, TransportError
from handlers.email.server import Server
from handlers.email.smtp import LONGEST_IDLE, SmtpTransport
from tests.handlers.email.samples import GRACE, INVITATION, SENDER, USUAL_TLS, a_clock, received
from tests.handlers.email.servers import Mailbox, mail_server

DEAN = "dean@family.example"


def a_transport(port: int, *, connections: int = 3) -> SmtpTransport:
    server = Server.parse(f"smtp://127.0.0.1:{port}?connections={connections}")
    return SmtpTransport(server, SENDER, a_clock(), tls=USUAL_TLS)


def run(mailbox: Mailbox, story: Callable[[SmtpTransport], Awaitable[None]]) -> None:
    """Tell `story` with a transport to a server with this mailbox."""

    async def told() -> None:
        async with mail_server(mailbox) as port:
            transport = a_transport(port)
            await story(transport)
            await transport.close()

    asyncio.run(told())


def test_a_message_arrives_as_it_was_composed() -> None:
    mailbox = Mailbox()

    async def story(transport: SmtpTransport) -> None:
        assert transport.route is Route.SECURE_EMAIL
        assert await transport.send(INVITATION) is Proof.SENT

    run(mailbox, story)
    (taken,) = mailbox.taken
    assert taken.sender == "meetings@eastmere.example"
    assert taken.recipients == (GRACE,)
    mail = received(taken.content)
    assert mail["To"] == GRACE
    assert mail["Date"].datetime == a_clock().now()
    assert [part.get_content_subtype() for part in mail.iter_parts()] == [
        "plain",
        "html",
        "calendar",
    ]


def test_lines_that_begin_with_a_dot_arrive_unchanged() -> None:
    mailbox = Mailbox()
    dotted = replace(INVITATION, card=replace(INVITATION.card, title=".\n.\n..two"))

    async def story(transport: SmtpTransport) -> None:
        await transport.send(dotted)

    run(mailbox, story)
    body = received(mailbox.taken[0].content).get_body(("plain",))
    assert body is not None
    assert body.get_content().startswith(". . ..two\r\n")


def test_one_refused_recipient_leaves_the_others_their_mail_and_the_line_in_use() -> None:
    mailbox = Mailbox(answers={GRACE: f"550 5.1.1 <{GRACE}> no such user"})

    async def story(transport: SmtpTransport) -> None:
        await transport.send(replace(INVITATION, address=DEAN))
        with pytest.raises(TransportError) as refused:
            await transport.send(INVITATION)
        await transport.send(replace(INVITATION, address=DEAN))
        assert refused.value.permanent
        assert not refused.value.in_doubt
        assert str(refused.value) == "smtp 550"
        assert refused.value.__suppress_context__
        assert refused.value.__cause__ is None

    run(mailbox, story)
    assert [taken.recipients for taken in mailbox.taken] == [(DEAN,), (DEAN,)]
    assert len(mailbox.lines) == 1


def test_a_recipient_refused_for_now_may_be_tried_again() -> None:
    mailbox = Mailbox(answers={GRACE: "451 4.7.1 greylisted, come back later"})

    async def story(transport: SmtpTransport) -> None:
        with pytest.raises(TransportError) as refused:
            await transport.send(INVITATION)
        assert not refused.value.permanent
        assert refused.value.retry_after is None
        assert refused.value.code == "smtp 451"

    run(mailbox, story)


def test_messages_one_after_the_other_share_a_line() -> None:
    mailbox = Mailbox()

    async def story(transport: SmtpTransport) -> None:
        for _ in range(5):
            await transport.send(INVITATION)

    run(mailbox, story)
    assert len(mailbox.taken) == 5
    assert len(mailbox.lines) == 1


@dataclass
class ThreeAtOnce(Mailbox):
    """A mailbox that answers only when three messages are under way."""

    three: asyncio.Barrier = field(default_factory=lambda: asyncio.Barrier(3))

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        await self.three.wait()
        return await super().handle_DATA(server, session, envelope)


def test_as_many_lines_as_allowed_carry_at_once_and_no_more() -> None:
    mailbox = ThreeAtOnce()

    async def story(transport: SmtpTransport) -> None:
        assert transport.at_once == 3
        await asyncio.gather(*(transport.send(INVITATION) for _ in range(12)))

    run(mailbox, story)
    assert len(mailbox.taken) == 12
    assert len(mailbox.lines) == 3


def test_a_line_that_the_server_closed_meanwhile_is_opened_anew() -> None:
    mailbox = Mailbox()

    async def story(transport: SmtpTransport) -> None:
        await transport.send(INVITATION)
        mailbox.cut_every_line()
        await transport.send(INVITATION)

    run(mailbox, story)
    assert [taken.line for taken in mailbox.taken] == [0, 1]


def test_a_line_that_lay_idle_too_long_is_not_used_again() -> None:
    mailbox = Mailbox()

    async def story(transport: SmtpTransport) -> None:
        await transport.send(INVITATION)
        transport._idle[0].idle_since = -LONGEST_IDLE
        await transport.send(INVITATION)

    run(mailbox, story)
    assert [taken.line for taken in mailbox.taken] == [0, 1]


class OneEach(Mailbox):
    """A mailbox that takes one message a line, as some servers do."""

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _: list[str]
    ) -> str:
        if any(taken.line == self.lines.index(server) for taken in self.taken):
            return "421 4.7.0 too many messages on this connection"
        envelope.mail_from = address
        return "250 OK"


def test_a_server_that_wants_a_new_line_for_each_message_gets_it() -> None:
    mailbox = OneEach()

    async def story(transport: SmtpTransport) -> None:
        for _ in range(3):
            await transport.send(INVITATION)

    run(mailbox, story)
    assert [taken.line for taken in mailbox.taken] == [0, 1, 2]


def test_the_server_is_told_the_sending_domain_and_not_the_machine() -> None:
    mailbox = Mailbox()

    async def story(transport: SmtpTransport) -> None:
        await transport.send(INVITATION)
        session = mailbox.lines[0].session
        assert session is not None
        assert session.host_name == "eastmere.example"

    run(mailbox, story)
