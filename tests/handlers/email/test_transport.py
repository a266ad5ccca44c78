"""The scheme of the mail URL decides who carries the mail."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.refusals import Refusal
from handlers.email.maildir import MaildirTransport
from handlers.email.smtp import SmtpTransport
from handlers.email.transport import MailTransport, transport_for
from tests.handlers.email.samples import INVITATION, SENDER, a_clock, received


def the_transport(url: str) -> MailTransport:
    return transport_for(url, SENDER, a_clock())


def test_smtp_goes_to_a_server_and_maildir_to_a_folder(tmp_path: Path) -> None:
    assert isinstance(the_transport("smtp://mail.example"), SmtpTransport)
    assert isinstance(the_transport("SMTPS://mail.example"), SmtpTransport)
    folder = the_transport(f"maildir:{tmp_path}")
    assert isinstance(folder, MaildirTransport)
    asyncio.run(folder.close())


@pytest.mark.parametrize(
    "url", ["", "mail.example", "imap://u:s3cret@mail.example", "smtp", "mail:s3cret", "smtp:x"]
)
def test_a_wrong_url_is_refused_with_an_example_and_without_its_password(url: str) -> None:
    with pytest.raises(Refusal) as refused:
        the_transport(url)
    assert "COREGROUP_MAIL_URL" in refused.value.why
    assert "For example smtp://" in refused.value.way_on
    assert "s3cret" not in str(refused.value)


def test_a_sending_domain_beyond_ascii_travels_in_ascii(tmp_path: Path) -> None:
    sender = replace(SENDER, address="meetings@môn.example")
    asyncio.run(transport_for(f"maildir:{tmp_path}", sender, a_clock()).send(INVITATION))
    (file,) = tmp_path.iterdir()
    mail = received(file.read_bytes())
    assert mail["From"].addresses[0].addr_spec == "meetings@xn--mn-8ja.example"
    assert mail["Message-ID"].endswith("@xn--mn-8ja.example>")


@pytest.mark.parametrize("address", ["", "Meetings <m@eastmere.example>", "a@b.example, c@d.e"])
def test_a_sender_that_is_not_one_plain_address_is_refused(address: str) -> None:
    with pytest.raises(Refusal, match="COREGROUP_MAIL_FROM is not one plain address"):
        transport_for("smtp://mail.example", replace(SENDER, address=address), a_clock())
