"""What Slack has sent, read once it is verified: a form, a form around JSON, or JSON."""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl

MOST_FIELDS: Final = 60
"""Fields of a form; a slash command has some fifteen."""


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
    if kind is not Kind.COMMAND and not text_in(said, "type"):
        raise Malformed(kind)
    return said


def text_in(said: object, *way: str) -> str:
    """Return the text that stands at the end of a way of keys; empty where none stands."""
    for each in way:
        said = said.get(each) if isinstance(said, Mapping) else None
    return said if isinstance(said, str) else ""


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
