"""`coregroup check`: what is set, what answers, what is wrong and how to mend it."""

import json
import socket
from pathlib import Path
from typing import Any

import pytest

from bot.cli.program import run
from tests.keys import KEY
from tests.profiles import COUNCIL
from tests.serving import settings_file

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
Captured = pytest.CaptureFixture[str]


def checked(env_file: Path, capsys: Captured) -> tuple[int, dict[str, Any], dict[str, Any]]:
    """Return the exit code, the findings by what they are about, and all of the JSON."""
    code = run(("check", "--json", "--env-file", str(env_file)))
    plain = json.loads(capsys.readouterr().out)
    return code, {each["what"]: each for each in plain["findings"]}, plain


def test_an_installation_that_is_whole_is_good(
    database_url: str, tmp_path: Path, capsys: Captured
) -> None:
    key_file = tmp_path / "key"
    key_file.write_text(KEY.text)
    key_file.chmod(0o600)
    (tmp_path / "mail").mkdir()
    more = {"KEY": "", "KEY_FILE": str(key_file), "SECURE_MAIL_DOMAINS": "eastmere.example"}
    env_file = settings_file(tmp_path, database_url, f"maildir:{tmp_path}/mail", **more)
    code, findings, plain = checked(env_file, capsys)
    assert code == 0
    assert set(findings) == {"key", "database", "profile", "mail", "page", "routes"}
    assert all(each["good"] for each in findings.values())
    assert plain["problems"] == []
    assert plain["live_use"].endswith("not for live use yet")


def test_every_trouble_is_told_with_the_way_to_mend_it(
    empty_url: str, tmp_path: Path, capsys: Captured
) -> None:
    key_file = tmp_path / "key"
    key_file.write_text(KEY.text)
    key_file.chmod(0o644)
    more = {"KEY": "", "KEY_FILE": str(key_file), "PROFILE": "kent"}
    more |= {"PUBLIC_URL": "https://a.example", "LEAVE_URL": "https://a.example/weather"}
    env_file = settings_file(tmp_path, empty_url, "smtp://127.0.0.1:1", **more)
    code, findings, _ = checked(env_file, capsys)
    assert code == 1
    bad = {what for what, each in findings.items() if not each["good"]}
    assert bad == {"key", "database", "profile", "mail", "leave"}
    assert findings["key"]["way_on"] == f"Run: chmod 600 {key_file}"
    assert "coregroup db upgrade" in findings["database"]["way_on"]
    assert findings["secure list"]["good"]


def test_what_is_missing_is_told_and_the_rest_is_tried(
    database_url: str, tmp_path: Path, capsys: Captured
) -> None:
    env_file = settings_file(tmp_path, database_url, "", PROFILE="", PUBLIC_URL="")
    code, findings, plain = checked(env_file, capsys)
    assert code == 1
    names = [each["name"] for each in plain["problems"]]
    assert names == ["COREGROUP_PROFILE", "COREGROUP_MAIL_URL", "COREGROUP_PUBLIC_URL"]
    assert set(findings) == {"database", "secure list", "routes"}


def test_without_a_key_no_database_is_opened(
    database_url: str, tmp_path: Path, capsys: Captured
) -> None:
    env_file = settings_file(tmp_path, database_url, f"maildir:{tmp_path}", KEY="")
    code, findings, _ = checked(env_file, capsys)
    assert code == 1
    assert "database" not in findings


def test_settings_that_cannot_be_read_are_told_in_plain_words(
    database_url: str, tmp_path: Path, capsys: Captured
) -> None:
    env_file = settings_file(tmp_path, database_url, "http://127.0.0.1")
    assert run(("check", "--env-file", str(env_file))) == 1
    said = capsys.readouterr().out
    assert "COREGROUP_MAIL_URL: it does not begin with smtp:" in said
    assert said.endswith("not for live use yet\n")


def test_the_own_profile_of_an_authority_is_read(
    database_url: str, tmp_path: Path, capsys: Captured
) -> None:
    profile = tmp_path / "own.toml"
    profile.write_text('name = "ours-here"\non = "england"\n')
    env_file = settings_file(
        tmp_path, database_url, f"maildir:{tmp_path}/mail", PROFILE=str(profile)
    )
    _, findings, _ = checked(env_file, capsys)
    assert findings["profile"]["said"].startswith("Profile ours-here can be read; ")
    assert findings["profile"]["way_on"] == f"See which: coregroup profile check {profile}"
    profile.write_text(COUNCIL)
    _, findings, _ = checked(env_file, capsys)
    assert findings["profile"]["mark"] == "good"


def test_what_is_good_is_told_from_what_has_to_be_known(
    database_url: str, tmp_path: Path, capsys: Captured
) -> None:
    mail = f"maildir:{tmp_path}/mail"
    env_file = settings_file(tmp_path, database_url, mail)
    _, findings, plain = checked(env_file, capsys)
    known = {what for what, each in findings.items() if each["mark"] == "to know"}
    assert known >= {"page", "profile", "routes", "secure list"}
    assert "Slack (it is not set) and Teams" in findings["routes"]["said"]
    assert "proxy" not in known
    env_file = settings_file(tmp_path, database_url, mail, PUBLIC_URL="https://127.0.0.1:1")
    assert checked(env_file, capsys)[1]["proxy"]["mark"] == "to know"
    assert "coregroup check --live" in plain["live_use"]
    assert plain["against_live_use"] == []


def test_a_line_of_the_file_that_is_no_setting_is_named_by_its_number(
    database_url: str, tmp_path: Path, capsys: Captured
) -> None:
    env_file = settings_file(tmp_path, database_url, f"maildir:{tmp_path}/mail")
    lines = len(env_file.read_text().splitlines())
    env_file.write_text(env_file.read_text() + "this is s3cret\n")
    assert run(("people", "list", "--env-file", str(env_file))) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert f"line {lines + 1} of {env_file} is not a setting" in said
    assert "s3cret" not in said


def test_the_database_that_is_in_use_is_shown_where_none_is_set(
    database_url: str, tmp_path: Path, capsys: Captured
) -> None:
    env_file = settings_file(tmp_path, "", f"maildir:{tmp_path}/mail")
    assert database_url not in env_file.read_text()
    run(("check", "--env-file", str(env_file)))
    assert f"in use is sqlite:///{tmp_path}/coregroup.db" in capsys.readouterr().out


def test_secrets_are_masked_and_settings_shown(
    database_url: str, tmp_path: Path, capsys: Captured
) -> None:
    env_file = settings_file(tmp_path, database_url, "smtp://bot:s3cret@127.0.0.1:1")
    run(("check", "--env-file", str(env_file)))
    said = capsys.readouterr().out
    assert "s3cret" not in said
    assert KEY.text not in said
    assert "smtp://********@127.0.0.1:1" in said


def test_somebody_who_answers_at_the_page_is_seen(
    database_url: str, tmp_path: Path, capsys: Captured
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        page = f"http://127.0.0.1:{taken.getsockname()[1]}"
        mail = f"maildir:{tmp_path}/mail"
        env_file = settings_file(tmp_path, database_url, mail, PUBLIC_URL=page)
        _, findings, _ = checked(env_file, capsys)
    assert findings["page"]["said"] == "Somebody answers at the address of the page."
