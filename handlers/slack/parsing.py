"""What Slack has sent, read once it is verified: a form, a form around JSON, or JSON."""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl

MOST_FIELDS: Final = 60
"""Fields of a form; a slash command has some fifteen."""


PARTS: Final = ("user", "team", "enterprise", "channel", "container", "message", "view", "event")
"""What is an object wherever it is there at all."""


class Kind(StrEnum):
    """What is sent to which address; the address is not signed, so the body must fit it."""

    COMMAND = "commands"
    INTERACTIVITY = "interactivity"
    EVENT = "events"


class Malformed(ValueError):  # noqa: N818 - the other side's doing
    """A body is not what Slack sends to this address."""


def read(kind: Kind, body: bytes) -> dict[str, object]:
    """Return what a body says, or raise `Malformed`; its inner parts may still be anything."""
    try:
        said = READERS[kind](body)
    except (ValueError, RecursionError):
        raise Malformed(kind) from None
    if kind is not Kind.COMMAND and not _is_whole(said):
        raise Malformed(kind)
    return said


def _is_whole(said: Mapping[str, object]) -> bool:
    """Tell whether the parts are there by which Bolt finds who hears of it, and we who acts."""
    parts = (said.get(each) for each in PARTS)
    if not all(each is None or isinstance(each, Mapping) for each in parts):
        return False
    match text_in(said, "type"):
        case "event_callback":
            installed = said.get("authorizations") or []
            return bool(text_in(said, "event", "type")) and _are_objects(installed)
        case "block_actions":
            return _are_actions(said.get("actions")) and _has_actor(said)
        case "view_submission" | "view_closed":
            values = _at(said, "view", "state", "values")
            is_view = isinstance(values, Mapping) and all(map(_is_input, values.values()))
            return is_view and _has_actor(said)
        case other:
            return bool(other)


def _are_actions(said: object) -> bool:
    if not isinstance(said, list) or not said:
        return False
    return all(text_in(each, "action_id") for each in said)


def _are_objects(said: object) -> bool:
    return isinstance(said, list) and all(isinstance(each, Mapping) for each in said)


def _has_actor(said: Mapping[str, object]) -> bool:
    team = text_in(said, "user", "team_id") or text_in(said, "team", "id")
    return bool(team and text_in(said, "user", "id"))


def _is_input(held: object) -> bool:
    """Tell whether what stands in the state of a view is an input with what it was answered."""
    return isinstance(held, Mapping) and all(text_in(each, "type") for each in held.values())


def text_in(said: object, *way: str) -> str:
    """Return the text that stands at the end of a way of keys; empty where none stands."""
    found = _at(said, *way)
    return found if isinstance(found, str) else ""


def _at(said: object, *way: str) -> object:
    for each in way:
        said = said.get(each) if isinstance(said, Mapping) else None
    return said


def _form(body: bytes) -> dict[str, str]:
    pairs = parse_qsl(
        body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS
    )
    form = dict(pairs)
    if len(form) != len(pairs):
        raise ValueError("a field stands there twice")
    return form


def _command(body: bytes) -> dict[str, object]:
    form = _form(body)
    if not is_probe(form) and not all(map(form.get, ("command", "user_id", "team_id"))):
        raise ValueError("no command of anybody")
    return dict(form)


def _interactivity(body: bytes) -> dict[str, object]:
    form = _form(body)
    # Slack looks at the certificate of each address now and then.
    return dict(form, type="ssl_check") if is_probe(form) else _object(form.get("payload", ""))


def is_probe(said: Mapping[str, object]) -> bool:
    """Tell whether Slack only looks whether its certificate is taken."""
    return said.get("ssl_check") == "1"


def _event(body: bytes) -> dict[str, object]:
    return _object(body.decode())


def _object(text: str) -> dict[str, object]:
    said = json.loads(text)
    if not isinstance(said, dict):
        raise ValueError("no object")  # noqa: TRY004 - what was sent is wrong, not who called
    return said


READERS: Final[Mapping[Kind, Callable[[bytes], dict[str, object]]]] = {
    Kind.COMMAND: _command,
    Kind.INTERACTIVITY: _interactivity,
    Kind.EVENT: _event,
}
