"""What the drawings of the tests share: whether Slack takes them, and all the words in them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.demo.slack.block_rules import faults_of_message, faults_of_view
from handlers.slack.blocks import Drawn

Held = Mapping[str, Any]
SHOWN = ("text", "label", "hint", "title", "description", "submit", "initial_value")


def must_be_taken(messages: Sequence[Drawn]) -> None:
    """Hold messages against Slack's own library and against our rules."""
    for each in messages:
        assert faults_of_message(each.text, each.blocks) == []
        must_be_known(each.blocks)


def must_be_known(blocks: Sequence[Held]) -> None:
    """Let Slack's library check each block, and lose none of it."""
    for block in blocks:
        parsed = Block.parse(dict(block))
        assert parsed is not None, block
        parsed.to_dict()


def must_be_a_view(view: Held) -> None:
    """Hold a modal against Slack's own library and against our rules."""
    assert faults_of_view(view) == []
    must_be_known(view["blocks"])
    View(**view).to_dict()


def shown(held: object) -> Iterator[str]:
    """Yield every text that is seen in blocks or in a view, in order."""
    if isinstance(held, Mapping):
        for name, value in held.items():
            if isinstance(value, str) and name in SHOWN:
                yield value
            elif name not in {"confirm", "value"}:
                yield from shown(value)
    elif isinstance(held, list | tuple):
        for each in held:
            yield from shown(each)


def words(held: object) -> list[str]:
    """Return all words that are seen, in order."""
    return " ".join(shown(held)).split()
