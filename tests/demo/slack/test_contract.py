"""What the stand-in takes is what Slack's own lists say, and it answers with Slack's own codes."""

import json
from pathlib import Path

import pytest

from bot.demo.slack.contract import DATA, breaches, methods
from bot.demo.slack.fake import FakeSlack
from scheduler.clock import JumpClock
from tests.slack_server import MORNING

SHARED = Path(__file__).parents[4] / "shared" / "contracts" / "slack" / "methods.json"


@pytest.mark.skipif(not SHARED.is_file(), reason="the whole list is not beside this tree")
def test_the_subset_is_what_the_whole_list_says() -> None:
    ours, whole = json.loads(DATA.read_text()), json.loads(SHARED.read_text())
    assert ours["commit"] == whole["about"]["commit"]
    assert set(ours["common"]) == set(whole["common_errors"])
    for name, mine in ours["methods"].items():
        theirs = whole["methods"][name]
        assert mine["scopes"] == theirs["bot_scopes"], name
        assert mine["arguments"] == {
            key: {"required": value["required"], "type": value["type"]}
            for key, value in theirs["args"].items()
        }
        assert mine["groups"] == [
            {
                "arguments": group["args"],
                "required": group.get("required", True),
                "exclusive": group["mutually_exclusive"],
            }
            for group in theirs.get("arg_groups", ())
        ]
        assert set(mine["errors"]) == set(theirs["errors"]), name


def test_every_method_it_knows_is_answered_and_no_other() -> None:
    assert FakeSlack(JumpClock(MORNING)).does.keys() == methods().keys()


@pytest.mark.parametrize(
    ("method", "given", "said"),
    [
        ("chat.postMessage", {"text": "a"}, ["missing required field: channel"]),
        ("chat.postMessage", {"channel": "C1", "text": "a", "colour": "red"}, ["unknown argument"]),
        ("chat.postMessage", {"channel": "C1", "text": "a" * 4_001}, ["text is longer than 4000"]),
        ("chat.postMessage", {"channel": "C1", "text": "a", "unfurl_links": "no"}, ["no boolean"]),
        ("chat.postMessage", {"channel": "C1", "text": "a", "blocks": "[]"}, ["no string(json)"]),
        ("chat.postMessage", {"channel": "C1"}, ["one of attachments, blocks"]),
        (
            "chat.postMessage",
            {"channel": "C1", "text": "a", "markdown_text": "b"},
            ["only one of text, markdown_text may stand"],
        ),
        ("views.update", {"view": {}, "view_id": "V1", "external_id": "x"}, ["only one of"]),
        ("views.update", {"view": {}}, ["one of external_id, view_id is needed"]),
        ("chat.postMessage", {"channel": "C1", "text": "a", "unfurl_links": False}, []),
        ("auth.test", {}, []),
    ],
)
def test_a_call_that_breaks_the_contract_is_told_how(
    method: str, given: dict[str, object], said: list[str]
) -> None:
    found = [each.what for each in breaches(methods()[method], given)]
    assert len(found) == len(said)
    assert all(part in each for part, each in zip(said, found, strict=True))
