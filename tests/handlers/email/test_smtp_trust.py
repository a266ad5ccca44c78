"""TLS and login: nothing is said to a server that cannot be trusted, and the operator hears why."""

import ssl

import pytest

from tests.handlers.email.samples import INVITATION
from tests.handlers.email.servers import (
    LOGIN,
    Certificates,
    Mailbox,
    certificates,
    mail_server,
    only_login,
)
from tests.handlers.email.stories import advice, failure, told, transport_to


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return certificates(tmp_path_factory.mktemp("certificates"))


def test_a_message_goes_under_tls_where_that_is_demanded(made: Certificates) -> None:
    async def story() -> None:
        mailbox = Mailbox()
        async with mail_server(
            mailbox, options={"tls_context": made.server, "require_starttls": True}
        ) as port:
            transport = transport_to(port, tls=made.trusting)
            assert "answers and takes mail" in await transport.probe()
            await transport.send(INVITATION)
            await transport.close()
        assert mailbox.taken[0].safe

    told(story)


def test_nothing_is_said_to_a_server_without_starttls(made: Certificates) -> None:
    async def story() -> None:
        mailbox = Mailbox()
        async with mail_server(mailbox) as port:
            failed = await failure(transport_to(port, login="u:p@", tls=made.trusting))
            assert (failed.permanent, failed.code) == (False, "smtp cut tls")
            found = await advice(transport_to(port, tls=made.trusting))
            assert "offers no STARTTLS, which is demanded" in found
        assert mailbox.taken == []

    told(story)


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_certificate_that_nobody_vouches_for_is_not_taken(
    made: Certificates, scheme: str
) -> None:
    async def story() -> None:
        stranger = ssl.create_default_context()
        offered = made.server if scheme == "smtps" else None
        async with mail_server(
            Mailbox(), tls=offered, options={"tls_context": made.server}
        ) as port:
            failed = await failure(transport_to(port, scheme, tls=stranger))
            assert not failed.permanent
            found = await advice(transport_to(port, scheme, tls=stranger))
            assert "is not trusted" in found
            assert "SSL_CERT_FILE" in found

    told(story)


def test_tls_spoken_to_a_server_that_speaks_none_is_said(made: Certificates) -> None:
    async def story() -> None:
        async with mail_server(Mailbox()) as port:
            found = await advice(transport_to(port, "smtps", tls=made.trusting))
            assert "No TLS connection can be made" in found

    told(story)


def test_the_login_in_the_url_is_used_over_tls(made: Certificates) -> None:
    async def story() -> None:
        mailbox = Mailbox()
        asks = {"authenticator": only_login, "auth_require_tls": False}
        async with mail_server(mailbox, tls=made.server, options=asks) as port:
            login = "meetings%40eastmere.example:p%40ss%2Fw%3Ard%20%231@"
            transport = transport_to(port, "smtps", login, made.trusting)
            await transport.send(INVITATION)
            await transport.close()
        assert mailbox.taken[0].login == LOGIN[0]
        assert mailbox.taken[0].safe

    told(story)


def test_a_wrong_login_keeps_the_messages_and_tells_the_operator_no_password() -> None:
    async def story() -> None:
        asks = {"authenticator": only_login, "auth_require_tls": False}
        async with mail_server(Mailbox(), options=asks) as port:
            failed = await failure(transport_to(port, login="somebody:s3cret@"))
            assert (failed.permanent, failed.code) == (False, "smtp 535 login")
            assert failed.retry_after is not None
            found = await advice(transport_to(port, login="somebody:s3cret@"))
            assert "refused us with 535 (login)" in found
            assert "s3cret" not in found

    told(story)


def test_a_login_that_the_server_does_not_take_is_said() -> None:
    async def story() -> None:
        async with mail_server(Mailbox()) as port:
            assert "takes no login" in await advice(transport_to(port, login="somebody:s3cret@"))

    told(story)
