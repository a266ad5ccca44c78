"""The demo, told once for all tests of what it leaves."""

import io
import logging
from contextlib import redirect_stdout
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest

from bot.cli.program import run


@dataclass(frozen=True)
class Told:
    """The demo's folder once the story is over, what it said, and its exit code."""

    folder: Path
    exit_code: int
    text: str
    log: str

    def mails(self) -> list[EmailMessage]:
        parser = BytesParser(policy=policy.default)
        files = sorted((self.folder / "mail").glob("*.eml"))
        return [as_mail(parser.parsebytes(each.read_bytes())) for each in files]


def as_mail(parsed: object) -> EmailMessage:
    assert isinstance(parsed, EmailMessage)
    return parsed


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
