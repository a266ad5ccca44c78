"""The demo, told once for all tests of what it leaves."""

import io
import logging
from contextlib import redirect_stdout
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from functools import cached_property
from pathlib import Path

import pytest
from icalendar import Calendar

from bot.cli.program import run


@dataclass(frozen=True)
class Told:
    """The demo's folder once the story is over, what it said, and its exit code."""

    folder: Path
    exit_code: int
    text: str
    log: str

    @cached_property
    def mails(self) -> list[EmailMessage]:
        parser = BytesParser(policy=policy.default)
        files = sorted((self.folder / "mail").glob("*.eml"))
        return [as_mail(parser.parsebytes(each.read_bytes())) for each in files]

    @cached_property
    def entries(self) -> list[tuple[EmailMessage, Calendar | None]]:
        """Each mail with its calendar, if it has one."""
        return [(mail, calendar_of(mail)) for mail in self.mails]


def as_mail(parsed: object) -> EmailMessage:
    assert isinstance(parsed, EmailMessage)
    return parsed


def calendar_of(mail: EmailMessage) -> Calendar | None:
    for part in mail.walk():
        if part.get_content_type() == "text/calendar":
            payload = part.get_payload(decode=True)
            assert isinstance(payload, bytes)
            return Calendar.from_ical(payload)
    return None


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("demo") / "out"
    out, log = io.StringIO(), io.StringIO()
    handler = logging.StreamHandler(log)
    root = logging.getLogger()
    root.addHandler(handler)
    before = root.level
    root.setLevel(logging.DEBUG)
    with redirect_stdout(out):
        exit_code = run(["demo", "--text", "--out", str(folder)])
    root.setLevel(before)
    root.removeHandler(handler)
    return Told(folder, exit_code, out.getvalue(), log.getvalue())
