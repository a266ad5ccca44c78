"""The demo's folder of mails: whole files, silent names, and the refusals that a test wants."""

import asyncio
import re
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.facts.people import Route
from bot.core.ports import Proof, TransportError
from bot.core.refusals import Refusal
from handlers.email.maildir import Folder, MaildirTransport
from tests.handlers.email.samples import GRACE, INVITATION, SENDER, a_clock, received


def a_transport(url: str) -> MaildirTransport:
    return MaildirTransport(Folder.parse(url), SENDER, a_clock())


def mails(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_each_message_becomes_a_file_that_a_mail_program_can_open(tmp_path: Path) -> None:
    transport = a_transport(f"maildir:{tmp_path}/mail")
    assert asyncio.run(transport.send(INVITATION)) is Proof.SENT
    assert (transport.route, transport.at_once) == (Route.SECURE_EMAIL, 1)
    (file,) = mails(tmp_path / "mail")
    mail = received(file.read_bytes())
    assert mail["To"] == GRACE
    assert mail["Subject"] == INVITATION.subject


def test_file_names_tell_their_order_and_nothing_else(tmp_path: Path) -> None:
    transport = a_transport(f"maildir:{tmp_path}")
    for attempt in (1, 2, 3):
        asyncio.run(transport.send(replace(INVITATION, attempt=attempt)))
    names = [file.name for file in mails(tmp_path)]
    assert [name[:6] for name in names] == ["00001-", "00002-", "00003-"]
    assert all(re.fullmatch(r"\d{5}-[0-9a-f]{12}\.eml", name) for name in names)
    assert len({name[6:] for name in names}) == 1


def test_a_restart_goes_on_with_the_numbers(tmp_path: Path) -> None:
    (tmp_path / "notes-of-mine.eml").touch()
    for _ in range(2):
        asyncio.run(a_transport(f"maildir:{tmp_path}").send(INVITATION))
    assert [file.name[:5] for file in mails(tmp_path)][:2] == ["00001", "00002"]


def test_a_refused_address_is_refused_as_a_server_would(tmp_path: Path) -> None:
    url = f"maildir:{tmp_path}?refuse=G.Holloway@health.example&refuse=a+b@x.example"
    transport = a_transport(url)
    for address in (GRACE, "a+b@x.example"):
        with pytest.raises(TransportError) as refused:
            asyncio.run(transport.send(replace(INVITATION, address=address)))
        assert (refused.value.permanent, refused.value.code) == (True, "smtp 550")
    assert mails(tmp_path) == []
    asyncio.run(transport.send(replace(INVITATION, address="grace.holloway@health.example")))
    assert len(mails(tmp_path)) == 1


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow beyond 100 bytes; the system then says so as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def test_a_full_disk_leaves_nothing_half_written_and_may_pass(tmp_path: Path) -> None:
    transport = a_transport(f"maildir:{tmp_path}")
    with full_disk(), pytest.raises(TransportError) as failed:
        asyncio.run(transport.send(INVITATION))
    assert (failed.value.permanent, failed.value.code) == (False, "maildir EFBIG")
    assert mails(tmp_path) == []
    asyncio.run(transport.send(INVITATION))
    assert len(mails(tmp_path)) == 1


def test_a_folder_that_can_be_written_to_is_said_to_reach_nobody(tmp_path: Path) -> None:
    found = asyncio.run(a_transport(f"maildir:{tmp_path}/new/mail").probe())
    assert "to nobody" in found
    assert mails(tmp_path / "new" / "mail") == []


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refusal, match="cannot be written to"):
        asyncio.run(a_transport(f"maildir:{tmp_path}/file").probe())


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("maildir:mail", "mail"),
        ("maildir:/var/mail%20box", "/var/mail box"),
        ("maildir:///var/mail", "/var/mail"),
    ],
)
def test_a_folder_is_named_as_paths_are(url: str, path: str) -> None:
    assert Folder.parse(url) == Folder(Path(path))


@pytest.mark.parametrize(
    "url", ["maildir:", "maildir://host/mail", "maildir:mail?size=3", "maildir:?refuse=a@b.example"]
)
def test_a_wrong_folder_url_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(Refusal, match="For example maildir:mail"):
        Folder.parse(url)
