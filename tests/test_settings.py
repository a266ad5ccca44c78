"""Settings: each wrong or missing one is one line, and no secret is ever shown."""

from pathlib import Path

import pytest

from bot.setting_problems import SettingsError
from bot.settings import NEEDED_FOR_DATA, Settings, load
from bot.settings_shown import shown

GOOD = {
    "KEY": "Zm9yIHRlc3RzIG9ubHk=",
    "PROFILE": "england",
    "MAIL_URL": "smtp://bot:s3cret@127.0.0.1:2525",
    "MAIL_FROM": "meetings@eastmere.example",
    "PUBLIC_URL": "https://meetings.eastmere.example/",
}


def written(folder: Path, **changed: str) -> Path:
    """Write a `.env`; a value of "-" leaves its line out."""
    lines = {**GOOD, **changed}
    text = "".join(f"COREGROUP_{k}={v}\n" for k, v in lines.items() if v != "-")
    (folder / ".env").write_text(f"OTHER=1\n{text}")
    return folder / ".env"


def problems(folder: Path, **changed: str) -> list[str]:
    with pytest.raises(SettingsError) as refused:
        load(written(folder, **changed))
    return str(refused.value).splitlines()


def test_a_complete_file_is_read(tmp_path: Path) -> None:
    settings = load(written(tmp_path, SECURE_MAIL_DOMAINS="Eastmere.example, health.example"))
    assert settings.public_url == "https://meetings.eastmere.example"
    assert settings.secure_mail_domains == ("eastmere.example", "health.example")
    assert settings.public_name == "Meetings"


def test_without_a_database_url_the_file_lies_in_the_data_folder(tmp_path: Path) -> None:
    settings = load(written(tmp_path, DATA_DIR=str(tmp_path)))
    assert settings.database == f"sqlite:///{tmp_path}/coregroup.db"
    other = "postgresql://127.0.0.1/coregroup"
    assert load(written(tmp_path, DATABASE_URL=other)).database == other


WRONG = [
    ("DATABASE_URL", "mysql://h/n", "it does not begin with sqlite: or postgresql:"),
    ("MAIL_URL", "http://h", "it does not begin with smtp: or smtps: or maildir:"),
    ("MAIL_URL", "smtp://", "it names no mail server"),
    ("MAIL_URL", "maildir:", "it names no folder"),
    ("MAIL_URL", "smtp://bot:s3/cret@h", "its host or port cannot be read"),
    ("MAIL_FROM", "meetings", "it is not an e-mail address"),
    ("PUBLIC_URL", "http://eastmere.example", "links must be https:// outside this machine"),
    ("PUBLIC_URL", "https://a.example/?x=1", "it is not the plain address of a server"),
    ("PUBLIC_NAME", " ", "it is empty, too long or not plain text"),
    ("PUBLIC_NAME", "Child Protection Team", 'it says "Child", which anybody near'),
    ("PUBLIC_NAME", "Eastmere core group", 'it says "core group", which anybody near'),
    ("LEAVE_URL", "", "it is empty, and nobody could leave a page"),
    ("LEAVE_URL", "http://weather.example", "links must be https:// outside this machine"),
    ("LEAVE_URL", "https://a.example/childline", 'it says "childline", which anybody near'),
    ("SECURE_MAIL_DOMAINS", "a@health.example", '"a@health.example" is not a domain'),
    ("TRUSTED_PROXIES", "proxy", "'proxy' does not appear to be an IPv4 or IPv6 network"),
    ("SLACK_SIGNING_SECRET", "s3cret", "it is not what Slack shows as the signing secret"),
    ("SLACK_SIGNING_SECRET", f"{'s3' * 16},,", "it is not what Slack shows as"),
    ("SLACK_SIGNING_SECRET", ",".join(["s3" * 16] * 3), "it names more than the old secret and"),
    ("SLACK_BOT_TOKEN", "xoxp-s3cret-s3cret", "it is not the token of a bot"),
    ("SLACK_TEAM_ID", "eastmere", "it is not the id of a workspace or an organisation"),
    ("SLACK_APP_ID", "T0123ABCD", "it is not the id of an app"),
    ("SLACK_API_URL", "", "it is empty"),
    ("SLACK_API_URL", "http://slack.example/api", "links must be https:// outside this machine"),
    ("LEASE_SECONDS", "0", "input should be greater than or equal to 2"),
    ("LOG_LEVEL", "loud", "input should be 'debug', 'info', 'warning' or 'error'"),
]


@pytest.mark.parametrize(("name", "value", "wrong"), WRONG)
def test_a_wrong_one_is_one_line_with_what_would_be_right(
    tmp_path: Path, name: str, value: str, wrong: str
) -> None:
    (line,) = problems(tmp_path, **{name: value})
    assert line.startswith(f"COREGROUP_{name}: {wrong}")
    assert "Right would be: " in line
    assert "s3" not in line


SLACK = {
    "SLACK_SIGNING_SECRET": f"{'s3' * 16}, {'t4' * 16}",
    "SLACK_BOT_TOKEN": "xoxb-s3cret-s3cret",
    "SLACK_TEAM_ID": "T0123ABCD",
    "SLACK_APP_ID": "A0123ABCD",
}


def test_slack_is_there_once_all_of_it_is_set(tmp_path: Path) -> None:
    assert not load(written(tmp_path)).has_slack
    settings = load(written(tmp_path, **SLACK, SLACK_API_URL="http://127.0.0.1:8099/api"))
    assert settings.has_slack
    assert settings.slack_secrets == ("s3" * 16, "t4" * 16)
    assert settings.slack_api_url == "http://127.0.0.1:8099/api/"
    assert "s3" not in str(shown(settings))


@pytest.mark.parametrize("name", SLACK)
def test_what_half_a_slack_lacks_is_one_line_each(tmp_path: Path, name: str) -> None:
    (line,) = problems(tmp_path, **{**SLACK, name: "-"})
    assert line.startswith(f"COREGROUP_{name}: it is not set, and Slack needs it. Right would be:")
    alone = problems(tmp_path, **{name: SLACK[name]})
    assert len(alone) == len(SLACK) - 1


def test_all_that_is_missing_is_said_at_once(tmp_path: Path) -> None:
    lines = problems(tmp_path, KEY="-", MAIL_URL="-", PROFILE="-")
    assert [line.partition(":")[0] for line in lines] == [
        "COREGROUP_KEY_FILE",
        "COREGROUP_PROFILE",
        "COREGROUP_MAIL_URL",
    ]
    assert "coregroup key new" in lines[0]


def test_a_key_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    (line,) = problems(tmp_path, KEY="-", KEY_FILE="/nowhere/key")
    assert line.startswith("COREGROUP_KEY_FILE: there is no file /nowhere/key")


def test_a_command_that_only_reads_needs_no_mail_server(tmp_path: Path) -> None:
    path = written(tmp_path, MAIL_URL="-", MAIL_FROM="-", PUBLIC_URL="-", PROFILE="-")
    assert load(path, needs=NEEDED_FOR_DATA).mail_from == ""


def test_a_slip_of_the_pen_is_told_what_was_meant(tmp_path: Path) -> None:
    (line,) = problems(tmp_path, MIAL_FROM="x")
    assert (
        line
        == "COREGROUP_MIAL_FROM: there is no such setting. Right would be: COREGROUP_MAIL_FROM."
    )


def test_a_slip_that_resembles_nothing_points_to_the_list(tmp_path: Path) -> None:
    (line,) = problems(tmp_path, QQQ="x")
    assert line.endswith("Right would be: one of those that coregroup check shows.")


def test_an_env_file_that_is_not_there_or_no_text_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^--env-file: there is no file /"):
        load(tmp_path / "none.env")
    (tmp_path / "picture.env").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(SettingsError, match="is not text"):
        load(tmp_path / "picture.env")


def test_every_setting_is_shown_and_no_secret(tmp_path: Path) -> None:
    database = "postgresql://bot:s3cret@db.example/coregroup?sslpassword=s3cret"
    table = dict(shown(load(written(tmp_path, DATABASE_URL=database))))
    assert len(table) == len(Settings.model_fields)
    assert "s3cret" not in str(table)
    assert table["COREGROUP_MAIL_URL"] == "smtp://********@127.0.0.1:2525"
    assert table["COREGROUP_KEY"] == "********"


def test_where_a_maildir_lies_is_shown(tmp_path: Path) -> None:
    url = "maildir:/srv/mail?refuse=a@health.example"
    assert dict(shown(load(written(tmp_path, MAIL_URL=url))))["COREGROUP_MAIL_URL"] == url


def test_for_a_database_that_is_there_no_new_key_is_offered(tmp_path: Path) -> None:
    (line,) = problems(tmp_path, KEY="-", KEY_FILE="/nowhere/key", DATA_DIR=str(tmp_path))
    assert "coregroup key new" in line
    (tmp_path / "coregroup.db").touch()
    (line,) = problems(tmp_path, KEY="-", KEY_FILE="/nowhere/key", DATA_DIR=str(tmp_path))
    assert "the database's own key file, brought back from its copy" in line
    assert "key new" not in line
