"""The manifest has our addresses, asks for no right that nothing needs, and docs say why."""

import json
from pathlib import Path

import pytest

from bot.cli.program import run
from bot.demo.slack.contract import methods
from handlers.slack.manifest import COMMAND, EVENTS, LONGEST_NAME, SCOPES, manifest
from handlers.slack.parsing import Kind
from tests.serving import settings_file

PAGE = "https://meetings.eastmere.example"
DOCS = (Path(__file__).parents[3] / "docs" / "slack.md").read_text(encoding="utf-8")


def test_each_scope_is_in_the_docs_with_its_reason_and_no_other_is() -> None:
    rows = [line for line in DOCS.splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{scope}` | {why.replace(COMMAND, f'`{COMMAND}`')} |" for scope, why in SCOPES.items()
    ]
    assert all(f"`{event}`" in DOCS for event in EVENTS)


@pytest.mark.parametrize("method", ["auth.test", "chat.postMessage", "views.open", "views.update"])
def test_what_we_call_needs_no_other_scope(method: str) -> None:
    needed = methods()[method].scopes
    assert not needed or needed & SCOPES.keys()


def test_every_address_is_ours_and_there_is_one_for_each_kind() -> None:
    drawn = json.dumps(manifest(f"{PAGE}/", "Meetings"))
    assert all(f'"{PAGE}/slack/{kind}"' in drawn for kind in Kind)
    assert drawn.count("https://") == len(Kind)


def test_nobody_can_write_where_nobody_reads() -> None:
    features = manifest(PAGE, "Meetings")["features"]
    assert isinstance(features, dict)
    home = features["app_home"]
    assert home["messages_tab_enabled"] is True, "without it no notice arrives"
    assert home["messages_tab_read_only_enabled"] is True


def test_a_long_name_is_as_long_as_slack_takes() -> None:
    shown = manifest(PAGE, "Meetings of the Eastmere and Larkfield Partnership")
    information = shown["display_information"]
    assert isinstance(information, dict)
    assert 0 < len(information["name"]) <= LONGEST_NAME


def test_it_is_printed_in_json_and_only_for_https(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    env_file = settings_file(tmp_path, "sqlite:///x.db", "maildir:/tmp", PUBLIC_URL=PAGE)
    assert run(("manifest", "slack", "--env-file", str(env_file))) == 0
    assert json.loads(capsys.readouterr().out) == manifest(PAGE, "Meetings")
    env_file = settings_file(tmp_path, "sqlite:///x.db", "maildir:/tmp")
    assert run(("manifest", "slack", "--env-file", str(env_file))) == 1
    assert "COREGROUP_PUBLIC_URL" in capsys.readouterr().err
