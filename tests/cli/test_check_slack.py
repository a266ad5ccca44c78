"""`coregroup check` asks Slack who we are: every trouble has its line and the way to mend it."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli.check_slack import slack_findings
from bot.demo.slack.fake import FakeSlack
from bot.demo.slack.mishaps import Mishap, What
from bot.settings import load
from scheduler.clock import JumpClock, SystemClock
from tests.serving import settings_file
from tests.slack_server import a_slack, on_loopback, settings_for

NEEDED = frozenset({"chat:write", "commands"})


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A Slack whose clock is ours, and whose token may do what is needed and no more."""
    found = a_slack(JumpClock(SystemClock().now()))
    found.workspace.scopes = NEEDED
    with on_loopback(found):
        yield found
    assert {each.method for each in found.calls} <= {"auth.test"}


def found(slack: FakeSlack, folder: Path, **more: str) -> Mapping[str, tuple[str, str, str]]:
    """Return the findings by what they are about: the mark, what is said, and the way on."""
    given = {**settings_for(slack), **more}
    settings = load(settings_file(folder, "sqlite:///x.db", "maildir:/tmp", **given))
    findings = list(slack_findings(settings))
    assert all(slack.workspace.token not in each.said + each.way_on for each in findings)
    return {each.what: (each.mark.value, each.said, each.way_on) for each in findings}


def test_what_is_well_is_one_good_line(slack: FakeSlack, tmp_path: Path) -> None:
    (mark, said, _) = found(slack, tmp_path)["slack"]
    assert (mark, said) == ("good", "Slack answers, and its token may do what is needed.")
    assert slack.wrong == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"SLACK_TEAM_ID": "T0FICTWS02"}, "The token is of another workspace."),
        ({"SLACK_APP_ID": "A0FICTAPP2"}, "The token is of another app."),
        ({"SLACK_BOT_TOKEN": "xoxb-another-token"}, "Slack does not accept the token"),
        ({"SLACK_API_URL": "http://127.0.0.1:1/api/"}, "Slack cannot be reached at 127.0.0.1."),
    ],
)
def test_a_setting_that_does_not_fit_is_told(
    slack: FakeSlack, tmp_path: Path, more: dict[str, str], said: str
) -> None:
    (mark, told, way_on) = found(slack, tmp_path, **more)["slack"]
    assert (mark, told[: len(said)]) == ("to mend", said)
    assert way_on


def test_what_the_app_may_not_do_or_need_not_is_named(slack: FakeSlack, tmp_path: Path) -> None:
    slack.workspace.scopes = frozenset({"commands"})
    (mark, said, _) = found(slack, tmp_path)["slack"]
    assert (mark, said.endswith("it lacks chat:write.")) == ("to mend", True)
    slack.workspace.scopes = NEEDED | {"users:read"}
    (mark, said, _) = found(slack, tmp_path)["slack"]
    assert (mark, said.endswith("users:read.")) == ("to know", True)


def test_a_token_that_was_revoked_and_a_slack_that_is_ill_are_told_apart(
    slack: FakeSlack, tmp_path: Path
) -> None:
    slack.mishaps.plan(Mishap(What.BROKEN, status=503), Mishap(What.SAYS, code="token_revoked"))
    assert "http 503" in found(slack, tmp_path)["slack"][1]
    assert "token_revoked" in found(slack, tmp_path)["slack"][1]


def test_a_clock_that_differs_is_told_in_seconds(slack: FakeSlack, tmp_path: Path) -> None:
    assert isinstance(slack.clock, JumpClock)
    slack.clock.jump(slack.clock.now() + timedelta(seconds=200))
    (mark, said, _) = found(slack, tmp_path)["slack clock"]
    assert mark == "to mend"
    assert "differ by 200 seconds" in said or "differ by 199 seconds" in said
