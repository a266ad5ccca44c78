"""`coregroup serve`: notices leave, the page answers, and a signal ends both in order."""

import asyncio
import signal
import socket
from pathlib import Path

import httpx
import pytest

from bot.cli.program import run
from storage import hold
from storage.database import read_url
from storage.master import MasterKey
from storage.store import Store
from tests.cast import PEOPLE
from tests.handlers.email.servers import mail_server
from tests.serving import Announced, make_groups, serving, settings_file

on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
INVITED = {each.contact.email for each in PEOPLE[:6]}
PATIENCE = 120


@pytest.fixture
def ready(database_url: str, master_key: MasterKey) -> str:
    """The address of a database with one group whose invitations are due."""
    store = Store.open(database_url, master_key)
    make_groups(store)
    store.close()
    return database_url


@on_sqlite
def test_what_is_due_leaves_and_a_signal_ends_it_in_order(ready: str, tmp_path: Path) -> None:
    async def story() -> tuple[set[str], list[str], list[str]]:
        mailbox = Announced(len(INVITED))
        async with mail_server(mailbox) as port:
            env_file = settings_file(tmp_path, ready, f"smtp://127.0.0.1:{port}")
            async with serving(env_file) as served, asyncio.timeout(PATIENCE):
                await mailbox.all_there.wait()
                texts = await pages(served.page)
                served.process.send_signal(signal.SIGTERM)
                assert await served.process.wait() == 0
                found = {each.recipients[0] for each in mailbox.taken}
                return found, texts, await served.lines()

    found, texts, log = asyncio.run(story())
    assert found == INVITED
    assert texts[:2] == ["ok\n", "ready\n"]
    assert 'coregroup_attempts_total{kind="invitation",outcome="sent"}' in texts[2]
    assert [line for line in log if "Holloway" in line or "@" in line or "/a/" in line] == []


async def pages(page: str) -> list[str]:
    paths = ("healthz", "readyz", "metrics", "a/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    async with httpx.AsyncClient(base_url=page, timeout=PATIENCE) as client:
        return [(await client.get(f"/{path}")).text for path in paths]


def refused(env_file: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """Call it and return what it says when it does not run."""
    assert run(("serve", "--env-file", str(env_file), "--port", "0", *words)) == 1
    return capsys.readouterr().err.splitlines()


@on_sqlite
def test_a_database_that_wants_an_upgrade_is_refused(
    empty_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(empty_url.removeprefix("sqlite:///")).touch()
    (line,) = refused(settings_file(tmp_path, empty_url, f"maildir:{tmp_path}"), capsys)
    assert line.endswith("Run `coregroup db upgrade`.")


@on_sqlite
def test_a_second_courier_on_one_file_is_refused(
    database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    env_file = settings_file(tmp_path, database_url, f"maildir:{tmp_path}/mail")
    with hold.serving(read_url(database_url)):
        (line,) = refused(env_file, capsys)
    assert "is running on this database" in line


@on_sqlite
def test_a_port_in_use_is_refused(
    database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    env_file = settings_file(tmp_path, database_url, f"maildir:{tmp_path}/mail")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        (line,) = refused(env_file, capsys, "--port", port)
    assert f"Port {port} on 127.0.0.1 cannot be used" in line


@on_sqlite
@pytest.mark.parametrize("profile", ["nowhere", "/nowhere/council.toml"])
def test_a_profile_that_is_not_there_stops_the_start(
    profile: str, ready: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    env_file = settings_file(tmp_path, ready, f"maildir:{tmp_path}", PROFILE=profile)
    for words in (("serve", "--port", "0"), ("people", "list")):
        assert run((*words, "--env-file", str(env_file))) == 1
        (said,) = capsys.readouterr().err.splitlines()
        assert said.startswith("coregroup: COREGROUP_PROFILE: ")


def test_what_is_missing_stops_the_start_with_one_line_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = refused(settings_file(tmp_path, "sqlite:////nowhere", "", PROFILE=""), capsys)
    assert [line.split(":")[1].strip() for line in lines] == [
        "COREGROUP_PROFILE",
        "COREGROUP_MAIL_URL",
    ]
