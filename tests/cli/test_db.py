"""`coregroup db`, `key` and `audit`: making, keeping and checking a database from the terminal."""

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.cli.program import run
from bot.core.evidence.signed import signed
from bot.core.record.pulling import EVIDENCE
from storage.master import read_key_file
from storage.schema import audit, notices
from storage.store import Store
from tests.storage.given import LATER, a_group


def settings_in(folder: Path) -> Path:
    file = folder / ".env"
    file.write_text(
        f"COREGROUP_DATA_DIR={folder}/data\nCOREGROUP_KEY_FILE={folder}/key\n"
        f"COREGROUP_DATABASE_URL=sqlite:///{folder}/data/coregroup.db\n"
    )
    return file


@pytest.fixture
def env(tmp_path: Path) -> Path:
    """A `.env` that names a database and a key; neither is there yet."""
    return settings_in(tmp_path)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which key and database were made once, to make copies of."""
    env = settings_in(tmp_path_factory.mktemp("installed"))
    assert run(["key", "new", str(env.with_name("key"))]) == 0
    assert run(["db", "upgrade", "--env-file", str(env)]) == 0
    return env.parent


@pytest.fixture
def made(installed: Path, env: Path) -> Path:
    """The same `.env`, its key and database made."""
    shutil.copy2(installed / "key", env.with_name("key"))
    shutil.copytree(installed / "data", env.with_name("data"))
    return env


def opened(env: Path) -> Store:
    url = f"sqlite:///{env.parent}/data/coregroup.db"
    return Store.open(url, read_key_file(env.with_name("key")))


def test_a_key_is_made_once_for_its_owner_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "secrets" / "key"
    assert run(["key", "new", str(file)]) == 1
    assert f"There is no folder {file.parent}." in capsys.readouterr().err
    file.parent.mkdir()
    assert run(["key", "new", str(file)]) == 0
    key = file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
    assert f"COREGROUP_KEY_FILE={file}" in capsys.readouterr().out
    assert run(["key", "new", str(file)]) == 1
    assert file.read_text() == key
    assert "already" in capsys.readouterr().err


def test_no_key_is_written_where_nobody_may(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["key", "new", "/proc/key"]) == 1
    assert "cannot be written: No such file" in capsys.readouterr().err


def test_without_a_key_the_start_stops_with_one_line(
    env: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["db", "upgrade", "--env-file", str(env)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "COREGROUP_KEY_FILE" in said
    assert "coregroup key new" in said


def test_upgrading_makes_a_database_and_then_finds_it_up_to_date(
    env: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["key", "new", str(env.with_name("key"))])
    assert run(["db", "upgrade", "--env-file", str(env)]) == 0
    assert "is up to date" in capsys.readouterr().out
    assert run(["db", "upgrade", "--env-file", str(env)]) == 0
    assert "already" in capsys.readouterr().out


def test_a_database_that_is_not_there_is_said_to_want_upgrading(
    env: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["key", "new", str(env.with_name("key"))])
    assert run(["audit", "verify", "--env-file", str(env)]) == 1
    assert "coregroup db upgrade" in capsys.readouterr().err


def test_a_backup_is_restored_into_an_empty_folder(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = opened(made)
    group = a_group(store)
    store.close()
    backup = made.with_name("backup")
    assert run(["db", "backup", str(backup), "--env-file", str(made)]) == 0
    assert run(["db", "restore", str(backup), "--env-file", str(made)]) == 1
    assert "not empty" in capsys.readouterr().err
    (made.parent / "data").rename(made.parent / "old")
    assert run(["db", "restore", str(backup), "--env-file", str(made)]) == 0
    said = capsys.readouterr().out
    assert "stay erased: 0" in said
    assert "No list of erasures was found" in said
    again = opened(made)
    assert again.read(group.ref) == group
    again.close()


def test_a_whole_audit_log_is_said_to_be_whole(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", "verify", "--env-file", str(made)]) == 0
    assert "is whole" in capsys.readouterr().out


def test_the_first_broken_entry_is_named(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = opened(made)
    ref = a_group(store).ref
    with store.database.writing() as connection:
        connection.execute(update(audit).where(audit.c.chain == ref).values(by="p9"))
    store.close()
    capsys.readouterr()
    assert run(["audit", "verify", "--env-file", str(made)]) == 1
    assert f"Chain of {ref}, entry 1" in capsys.readouterr().out
    assert run(["audit", "verify", "--json", "--env-file", str(made)]) == 1
    assert json.loads(capsys.readouterr().out)["broken"]["seq"] == 1


def test_the_key_may_stand_in_the_settings_themselves(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = made.with_name("key")
    line = f"COREGROUP_KEY={key.read_text()}"
    made.write_text(made.read_text().replace(f"COREGROUP_KEY_FILE={key}\n", line))
    key.unlink()
    assert run(["audit", "verify", "--env-file", str(made)]) == 0
    assert key.name not in capsys.readouterr().err


def test_a_file_that_is_no_backup_is_named(
    env: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["key", "new", str(env.with_name("key"))])
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("name,agency\nGrace,Health\n")
    capsys.readouterr()
    assert run(["db", "restore", str(sheet), "--env-file", str(env)]) == 1
    assert f"{sheet} is not a backup." in capsys.readouterr().err


def test_what_no_erasure_could_reach_is_listed_by_the_group_that_was_erased(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", "erased", "--env-file", str(made)]) == 0
    assert capsys.readouterr().out == "No group has been erased.\n"
    store = opened(made)
    a_group(store)
    with store.database.writing() as connection:
        connection.execute(update(notices).values(state="sent"))
    store.upkeep.erase("7KQ2", by="retention", now=LATER)
    store.close()
    assert run(["audit", "erased", "--env-file", str(made)]) == 0
    said = capsys.readouterr().out
    assert "7KQ2, erased Thu 18 Mar 2027" in said
    assert "in mailboxes at health.example" in said
    run(["audit", "erased", "--json", "--env-file", str(made)])
    (gone,) = json.loads(capsys.readouterr().out)
    assert gone["ref"] == "7KQ2"
    assert {each["route"] for each in gone["beyond_reach"]} == {"slack", "teams", "secure_email"}


def test_the_signature_of_a_file_of_evidence_is_tried(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = made.with_name("evidence.csv")
    with closing(opened(made)) as store:
        file.write_bytes(signed(b'"Evidence: 7KQ2, of May"\r\nOn,due\r\n', store.secret(EVIDENCE)))
    tried = ["audit", "evidence", str(file), "--env-file", str(made)]
    assert run(tried) == 0
    said = capsys.readouterr().out
    assert "The signature holds" in said
    assert "Evidence: 7KQ2, of May\n" in said
    file.write_bytes(file.read_bytes().replace(b"due", b"Due"))
    assert run(tried) == 1
    assert "The signature does not hold." in capsys.readouterr().out
    file.unlink()
    assert run(tried) == 1
    assert "evidence.csv cannot be read" in capsys.readouterr().err
