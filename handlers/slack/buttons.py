"""What a button or a modal carries through Slack and back: a command, of which group, drawn when.

Slack gives it back signed as a whole, but not the value alone: who presses is asked anew whether
they may, as if they had typed it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from handlers.slack.limits import BUTTON_VALUE
from handlers.slack.text import size

PRESS: Final = "press-"
"""What the `action_id` of each of our buttons begins with; a number follows."""

_HARMLESS: Final = str.maketrans({"&": "\\u0026", "<": "\\u003c", ">": "\\u003e"})
"""Slack escapes these in what it gives back of a message; so they stand in no value."""

SEEN_BELOW: Final = 10**12
NOT_OURS: Final = "not what one of our buttons carries"


@dataclass(frozen=True, slots=True)
class Pressed:
    """What was pressed: `ref` is empty outside a group, `seen` is as a form has it.

    `opens`: a modal is asked for, with the form of this command. `key` is the one act that a
    modal is for, so that sending it twice counts once; a button of a message has none.
    """

    command: str
    ref: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    seen: int | None = None
    opens: bool = False
    key: str = ""


def pack(pressed: Pressed, longest: int = BUTTON_VALUE) -> str:
    """Return it as the value of a button, or raise `ValueError` where it is too long for one."""
    held: dict[str, Any] = {"do": pressed.command}
    if pressed.ref:
        held["of"] = pressed.ref
    if pressed.fields:
        held["with"] = dict(sorted(pressed.fields.items()))
    if pressed.seen is not None:
        held["seen"] = pressed.seen
    if pressed.opens:
        held["opens"] = True
    if pressed.key:
        held["key"] = pressed.key
    packed = json.dumps(held, ensure_ascii=False, separators=(",", ":")).translate(_HARMLESS)
    packed.encode()  # half a character cannot be sent, and that is a ValueError, too
    if size(packed) > longest:
        raise ValueError(f"what is to be carried is longer than {longest:,} characters")
    return packed


def carried(pressed: Pressed, longest: int = BUTTON_VALUE) -> str:
    """Return it packed; nothing where it is too long, so that it has to be said another way."""
    try:
        return pack(pressed, longest)
    except ValueError:
        return ""


def unpack(value: str) -> Pressed:
    """Return what `pack` made `value` of; raise `ValueError` for anything else."""
    try:
        held = json.loads(value)
        pressed = _pressed(held)
        is_ours = pack(pressed, size(value)) == value
    except (AttributeError, KeyError, TypeError, RecursionError) as odd:
        raise ValueError(NOT_OURS) from odd
    if not is_ours:
        raise ValueError(NOT_OURS)
    return pressed


def _pressed(held: Mapping[str, Any]) -> Pressed:
    fields, seen = held.get("with", {}), held.get("seen")
    texts = (held["do"], held.get("of", ""), held.get("key", ""), *fields, *fields.values())
    if not all(isinstance(each, str) for each in texts):
        raise ValueError(NOT_OURS)
    if seen is not None and (type(seen) is not int or not 0 <= seen < SEEN_BELOW):
        raise ValueError(NOT_OURS)
    return Pressed(texts[0], texts[1], fields, seen, held.get("opens") is True, texts[2])
