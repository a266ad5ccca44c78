"""A mail URL: what it may say, and what is said of a wrong one."""

import ssl

import pytest
from hypothesis import given

from bot.core.refusals import Refusal
from handlers.email.server import Server, tls_context
from tests.texts import any_text


@pytest.mark.parametrize(
    ("url", "place", "implicit", "demanded"),
    [
        ("smtp://mail.example", "mail.example:587", False, True),
        ("smtp://mail.example:2525", "mail.example:2525", False, True),
        ("smtps://mail.example", "mail.example:465", True, False),
        ("smtp://localhost", "localhost:25", False, False),
        ("smtp://127.0.0.1:1025/", "127.0.0.1:1025", False, False),
        ("smtp://[::1]:1025", "::1:1025", False, False),
        ("smtp://10.0.0.7", "10.0.0.7:587", False, True),
        ("SMTP://localhost.mail.example", "localhost.mail.example:587", False, True),
    ],
)
def test_tls_is_demanded_of_every_server_but_a_loopback_one(
    url: str, place: str, *, implicit: bool, demanded: bool
) -> None:
    server = Server.parse(url)
    assert server.place == place
    assert (server.implicit_tls, server.demand_tls) == (implicit, demanded)


def test_user_and_password_are_decoded_and_not_shown() -> None:
    server = Server.parse("smtps://meetings%40eastmere.example:p%40ss%2Fw%3Ard@mail.example")
    assert server.user == "meetings@eastmere.example"
    assert server.password == "p@ss/w:rd"
    assert "p@ss" not in repr(server)


def test_the_number_of_lines_can_be_set() -> None:
    assert Server.parse("smtp://mail.example?connections=12").connections == 12
    assert Server.parse("smtp://mail.example").connections == 3


@pytest.mark.parametrize(
    "url",
    [
        "smtp://",
        "smtp://:25",
        "smtp://user:s3cret@",
        "smtp://user:s3cret@mail.example:port",
        "smtp://user:s3cret@mail.example:99999",
        "smtp://user:s3/cret@mail.example",
        "smtp://user:s3cret@mail.example#x",
        "smtp://user:s3cret@[::1",
        "smtp://user:s3cret@mail .example",
        "smtp://mail.example/inbox",
        "smtp://mail.example?connections=0",
        "smtp://mail.example?connections=51",
        "smtp://mail.example?connections=many",
        "smtp://mail.example?tls=no",
    ],
)
def test_a_wrong_url_is_refused_with_a_way_on_and_without_its_password(url: str) -> None:
    with pytest.raises(Refusal) as refused:
        Server.parse(url)
    assert "COREGROUP_MAIL_URL" in refused.value.why
    assert refused.value.way_on
    assert "s3" not in str(refused.value)


@given(any_text())
def test_any_url_is_read_or_refused(rest: str) -> None:
    try:
        server = Server.parse(f"smtp://{rest}")
    except Refusal:
        return
    assert server.host
    assert 0 <= server.port <= 65_535


def test_certificates_are_checked_and_old_tls_is_not_spoken() -> None:
    context = tls_context()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2
