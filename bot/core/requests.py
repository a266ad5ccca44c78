"""A request: one person asks for one thing in words, from one place, exactly once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Place(StrEnum):
    """Where a request comes from; it decides what may be shown there, never what may be done."""

    TERMINAL = "terminal"
    LINK = "link"
    MAIL = "mail"
    SLACK = "slack"
    TEAMS = "teams"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: a professional by `person`, or a member of one group by `ref` and `member`.

    `by_link` limits what is shown (access rule 4). `by_operator` marks the operator's `say --as`.
    """

    person: str = ""
    ref: str = ""
    member: str = ""
    by_link: bool = False
    by_operator: bool = False


@dataclass(frozen=True, slots=True)
class Upload:
    """A document as it was handed in; `filename` is shown to nobody else and not kept."""

    filename: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """Words and fields from one person.

    `text` is the command line ("apologies 30 March"); `ref` the group that the place implies;
    `key` the idempotency key, under which a repeat gets the first answer; `seen` what the form or
    button was drawn from (`Form.seen`). `only_looks` asks for what a command would ask or show, and
    lets nothing be written: a page that is opened, by a person or by a link scanner.
    """

    actor: Actor
    text: str
    key: str
    place: Place = Place.TERMINAL
    ref: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)
    seen: int | None = None
    only_looks: bool = False
