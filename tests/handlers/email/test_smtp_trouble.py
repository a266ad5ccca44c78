"""Mail servers that hang, cut the line, or have enough of us."""

import asyncio
from dataclasses import dataclass, field, replace

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.handlers.email.samples import INVITATION
from tests.handlers.email.servers import (
    IMPATIENT,
    IMPATIENT_LATER,
    Mailbox,
    mail_server,
    plain_server,
)
from tests.handlers.email.stories import advice, failure, told, transport_to


def test_a_server_that_never_answers_is_given_up_for_now() -> None:
    async def story() -> None:
        async with plain_server(asyncio.Protocol) as port:
            failed = await failure(transport_to(port, wait=IMPATIENT))
            assert (failed.permanent, failed.in_doubt) == (False, False)
            assert failed.code == "smtp timeout connect"
            assert failed.retry_after is not None
            assert "does not answer" in await advice(transport_to(port, wait=IMPATIENT))

    told(story)


def test_a_server_that_is_not_there_rests_the_lane() -> None:
    async def story() -> None:
        async with plain_server(asyncio.Protocol) as port:
            pass
        failed = await failure(transport_to(port))
        assert (failed.permanent, failed.in_doubt, failed.code) == (
            False,
            False,
            "smtp cut connect",
        )
        assert failed.retry_after is not None
        assert "Nothing listens at 127.0.0.1" in await advice(transport_to(port))

    told(story)


@dataclass
class CutsAfterData(Mailbox):
    """A mailbox that takes the first message and cuts the line without a word."""

    cuts: int = 1

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        if len(self.taken) <= self.cuts:
            self.cut_every_line()
        return answer


def test_a_line_cut_after_the_data_leaves_the_message_in_doubt() -> None:
    async def story() -> None:
        mailbox = CutsAfterData()
        async with mail_server(mailbox) as port:
            transport = transport_to(port)
            failed = await failure(transport)
            assert (failed.permanent, failed.in_doubt) == (False, True)
            assert failed.code == "smtp no answer after data"
            await transport.send(replace(INVITATION, attempt=2))
            await transport.close()
        assert [taken.line for taken in mailbox.taken] == [0, 1]

    told(story)


@dataclass
class Hangs(Mailbox):
    """A mailbox that stops talking at one command."""

    at: str = "DATA"
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    never: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, said: list[str]
    ) -> str:
        if self.at == "RCPT":
            self.reached.set()
            await self.never.wait()
        return await super().handle_RCPT(server, session, envelope, address, said)

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.at == "DATA":
            await self.never.wait()
        return await super().handle_DATA(server, session, envelope)


@pytest.mark.parametrize(
    ("at", "in_doubt", "code"),
    [("RCPT", False, "smtp timeout recipient"), ("DATA", True, "smtp no answer after data")],
)
def test_a_server_that_hangs_is_in_doubt_only_once_it_has_the_message(
    at: str, code: str, *, in_doubt: bool
) -> None:
    async def story() -> None:
        async with mail_server(Hangs(at=at)) as port:
            failed = await failure(transport_to(port, wait=IMPATIENT_LATER))
            assert (failed.permanent, failed.in_doubt, failed.code) == (False, in_doubt, code)

    told(story)


def test_a_send_that_is_cancelled_leaves_no_half_used_line_behind() -> None:
    async def story() -> None:
        mailbox = Hangs(at="RCPT")
        async with mail_server(mailbox) as port:
            transport = transport_to(port)
            sending = asyncio.create_task(transport.send(INVITATION))
            await mailbox.reached.wait()
            sending.cancel()
            await asyncio.wait([sending])
            mailbox.at = ""
            await transport.send(INVITATION)
            await transport.close()
        assert [taken.line for taken in mailbox.taken] == [1]

    told(story)


class TooMany(Mailbox):
    """A mailbox that has enough of us."""

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, _envelope: Envelope, _address: str, _: list[str]
    ) -> str:
        return "421 4.7.0 too many connections from your host"


def test_too_many_connections_rest_the_whole_lane() -> None:
    async def story() -> None:
        async with mail_server(TooMany()) as port:
            failed = await failure(transport_to(port))
            assert (failed.permanent, failed.retry_after) == (False, 60.0)
            assert failed.code == "smtp 421"

    told(story)


@dataclass
class Judges(Mailbox):
    """A mailbox that reads a message first and then gives its answer."""

    answer: str = "554 5.6.0 not this"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, _envelope: Envelope
    ) -> str:
        return self.answer


@pytest.mark.parametrize(
    ("answer", "permanent"), [("554 5.6.0 not this", True), ("451 4.6.0 not now", False)]
)
def test_a_message_refused_after_it_was_read_is_in_no_doubt(
    answer: str, *, permanent: bool
) -> None:
    async def story() -> None:
        async with mail_server(Judges(answer=answer)) as port:
            failed = await failure(transport_to(port))
            assert (failed.permanent, failed.in_doubt) == (permanent, False)
            assert failed.code == f"smtp {answer[:3]}"

    told(story)


class CutsAtData(asyncio.Protocol):
    """A server that asks for the message and hangs up."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(b"220 mail.eastmere.example\r\n")

    def data_received(self, data: bytes) -> None:
        if data.startswith(b"DATA"):
            self.transport.write(b"354 go on\r\n")
            self.transport.abort()
        else:
            self.transport.write(b"250 OK\r\n")


def test_a_line_cut_before_the_data_is_tried_again_later() -> None:
    async def story() -> None:
        async with plain_server(CutsAtData) as port:
            failed = await failure(transport_to(port))
            assert not failed.permanent
            assert failed.retry_after is None

    told(story)


class TalksNonsense(asyncio.Protocol):
    """A server that answers a recipient with something that is no answer."""

    lines = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        TalksNonsense.lines += 1
        transport.write(b"220 mail.eastmere.example\r\n")

    def data_received(self, data: bytes) -> None:
        said = b"what?\r\n" if data.startswith(b"RCPT") else b"250 OK\r\n"
        self.transport.write(said)


def test_a_line_on_which_nonsense_was_said_is_not_used_again() -> None:
    async def story() -> None:
        async with plain_server(TalksNonsense) as port:
            transport = transport_to(port)
            for _ in range(2):
                failed = await failure(transport)
                assert (failed.permanent, failed.code) == (False, "smtp cut recipient")
            await transport.close()
        assert TalksNonsense.lines == 2

    told(story)
