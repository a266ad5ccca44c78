"""What Slack takes of messages and views, checked as Slack would: the limits, and what it forbids.

Numbers and rules are those of Slack's documentation as noted in `handlers/slack/limits.py`; they
are written here once more on purpose, so that one slip there is not one here. Unknown kinds of
blocks are faults: the library drops them without a word.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.demo.slack.element_rules import (
    Check,
    Held,
    element_faults,
    length_faults,
    parsed_faults,
    plain_faults,
    text_faults,
    twice_faults,
    unknown_faults,
)

VIEW: Final = {
    *("type", "title", "submit", "close", "blocks", "private_metadata", "callback_id"),
    *("external_id", "clear_on_close", "notify_on_close", "submit_disabled"),
}
RICH: Final = {"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"}


def faults_of_message(text: object, blocks: Sequence[Held]) -> list[str]:
    """Return what is wrong with a message's text and blocks; nothing where Slack takes them."""
    return [*_message(text, blocks)]


def faults_of_view(view: Held) -> list[str]:
    """Return what is wrong with a modal."""
    return [*_view(view)]


def _message(text: object, blocks: Sequence[Held]) -> Iterator[str]:
    if not isinstance(text, str) or not text.strip():
        yield "no text for those who hear it"
    else:
        yield from length_faults("message text", text, 4_000)
        yield from parsed_faults("message text", text)
    if any(block.get("type") == "input" for block in blocks):
        yield "an input in a message"
    if _long(blocks) > 13_200:
        yield "msg_blocks_too_long"
    yield from _blocks(blocks, 50)


def _view(view: Held) -> Iterator[str]:
    blocks = view.get("blocks") or ()
    if view.get("type") == "modal":
        yield from plain_faults("title", view.get("title"), 24)
    elif view.get("type") != "home" or {"title", "submit", "close"} & view.keys():
        yield "neither a modal nor a Home"
    for name in {"submit", "close"} & view.keys():
        yield from plain_faults(name, view[name], 24)
    if "submit" not in view and any(block.get("type") == "input" for block in blocks):
        yield "input without submit"
    for name, most in (("private_metadata", 3_000), ("callback_id", 255), ("external_id", 255)):
        yield from length_faults(name, view.get(name, ""), most)
    if len(json.dumps(view).encode()) > 250_000:
        yield "view_too_large"
    yield from unknown_faults("view", view, VIEW)
    yield from _blocks(blocks, 100)


def _long(blocks: Sequence[Held]) -> int:
    return len(json.dumps(blocks, ensure_ascii=False))


def _blocks(blocks: Sequence[Held], most: int) -> Iterator[str]:
    if not 1 <= len(blocks) <= most:
        yield f"{len(blocks)} blocks"
    named = [block["block_id"] for block in blocks if "block_id" in block]
    yield from twice_faults("block_id", named)
    if sum(each.get("style") == "primary" for each in _all(blocks) if _acts(each)) > 1:
        yield "two primary buttons"
    for block in blocks:
        known = _BLOCKS.get(str(block.get("type")))
        if known is None:
            yield f"unknown block {block.get('type')}"
            continue
        check, names = known
        yield from unknown_faults(str(block["type"]), block, {"type", "block_id", *names})
        yield from length_faults("block_id", block.get("block_id", ""), 255)
        acting = [each["action_id"] for each in _all(block) if _acts(each)]
        yield from twice_faults("action_id", acting)
        yield from check(block)


def _all(held: object) -> Iterator[Held]:
    """Yield every object within blocks."""
    if isinstance(held, Mapping):
        yield held
        held = list(held.values())
    if isinstance(held, list | tuple):
        for each in held:
            yield from _all(each)


def _acts(held: Held) -> bool:
    return "action_id" in held


def _section(block: Held) -> Iterator[str]:
    if "text" not in block and "fields" not in block:
        yield "a section without text"
    if "text" in block:
        yield from text_faults("section", block["text"], 3_000)
    if len(block.get("fields", ())) > 10:
        yield "more than 10 fields"
    for each in block.get("fields", ()):
        yield from text_faults("section field", each, 2_000)
    if "accessory" in block:
        yield from element_faults(block["accessory"])


def _actions(block: Held) -> Iterator[str]:
    if not 1 <= len(block["elements"]) <= 25:
        yield f"{len(block['elements'])} elements in a row"
    for each in block["elements"]:
        yield from element_faults(each)


def _context(block: Held) -> Iterator[str]:
    if not 1 <= len(block["elements"]) <= 10:
        yield f"{len(block['elements'])} elements of context"
    for each in block["elements"]:
        if each.get("type") == "image":
            yield from _image(each)
        else:
            yield from text_faults("context", each, 3_000)


def _image(block: Held) -> Iterator[str]:
    if not str(block.get("alt_text", "")).strip():
        yield "an image without words"
    yield from length_faults("alt_text", block.get("alt_text", ""), 2_000)
    yield from length_faults("image_url", block.get("image_url", ""), 3_000)


def _rich_text(block: Held) -> Iterator[str]:
    if not block["elements"]:
        yield "empty rich text"
    for each in _all(block["elements"]):
        kind = each.get("type")
        if kind in RICH and not each.get("elements"):
            yield f"empty {kind}"
        elif kind == "text" and not each.get("text"):
            yield "empty text in rich text"
        elif kind is not None and kind not in {*RICH, "text"}:
            yield f"unknown {kind} in rich text"
        elif kind == "rich_text_list" and each.get("style") not in {"bullet", "ordered"}:
            yield f"a list as {each.get('style')}"


def _input(block: Held) -> Iterator[str]:
    yield from plain_faults("label", block.get("label"), 2_000)
    if "hint" in block:
        yield from plain_faults("hint", block["hint"], 2_000)
    yield from element_faults(block["element"])


def _header(block: Held) -> Iterator[str]:
    yield from plain_faults("header", block.get("text"), 150)


def _nothing(_block: Held) -> Iterator[str]:
    return iter(())


_BLOCKS: Final[dict[str, tuple[Check, set[str]]]] = {
    "header": (_header, {"text"}),
    "section": (_section, {"text", "fields", "accessory"}),
    "actions": (_actions, {"elements"}),
    "context": (_context, {"elements"}),
    "divider": (_nothing, set()),
    "image": (_image, {"image_url", "alt_text", "title"}),
    "rich_text": (_rich_text, {"elements"}),
    "input": (_input, {"label", "hint", "element", "optional", "dispatch_action"}),
}
