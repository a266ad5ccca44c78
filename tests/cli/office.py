"""The operator's desk in a test: a database, its settings in a file, and what was printed."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli.program import run
from bot.core.procedure.day_names import short_day
from scheduler.clock import SystemClock
from storage.master import MasterKey
from storage.store import Store
from tests.profiles import COUNCIL

PRIYA = "priya.nair@eastmere.example"
NOW = SystemClock().now()
TODAY = short_day(NOW.date())
NEW = (
    f'new conference="{TODAY}" holiday_reason="as decided" children=1 flag=yes '
    'part="social worker" route=slack details="Civic Offices; 01632 960101"'
)


class Office:
    """The operator's desk: a database, its settings in a file, and what was printed."""

    def __init__(self, folder: Path, captured: pytest.CaptureFixture[str]) -> None:
        self.env = folder / ".env"
        self.captured = captured
        self.said = self.wrong = ""

    def run(self, *words: str) -> int:
        code = run([*words, "--env-file", str(self.env)])
        self.said, self.wrong = self.captured.readouterr()
        return code

    def add_priya(self) -> int:
        agency = "Eastmere Children's Social Care"
        names = ("--name", "Priya Nair", "--agency", agency)
        return self.run("people", "add", PRIYA, *names, "--may-create")

    def say(self, text: str, *more: str) -> int:
        return self.run("say", "--as", PRIYA, text, *more)

    def new(self) -> str:
        """Make a group as Priya and return its reference."""
        self.say(NEW, "--json")
        title: str = json.loads(self.said)["title"]
        return title.removeprefix("Group ")


@pytest.fixture
def office(
    ready_sqlite: Path,
    master_key: MasterKey,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> Office:
    """A desk with a database that is ready and a profile of its own, nobody known yet."""
    path, key, council = (tmp_path / name for name in ("coregroup.db", "key", "council.toml"))
    path.write_bytes(ready_sqlite.read_bytes())
    key.write_text(master_key.text)
    key.chmod(0o600)
    council.write_text(COUNCIL)
    settings = {"DATABASE_URL": f"sqlite:///{path}", "KEY_FILE": key, "PROFILE": council}
    lines = (f"COREGROUP_{name}={value}\n" for name, value in settings.items())
    (tmp_path / ".env").write_text("".join(lines))
    return Office(tmp_path, capsys)


def store_of(office: Office, master_key: MasterKey) -> closing[Store]:
    return closing(Store.open(f"sqlite:///{office.env.parent / 'coregroup.db'}", master_key))
