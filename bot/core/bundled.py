"""What goes out as one packed file: papers, lists, a calendar, and what was handed in."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.core.printed import Paper, Stamp

ENDINGS = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""How the name of a document ends that was handed in, by its media type."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paper in it, under a name of ours without an ending; `what` it is stands in the index."""

    name: str
    what: str
    paper: Paper = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list in it, for a spreadsheet."""

    name: str
    what: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Dated:
    """One meeting for a calendar: instants, and a title without any name and without its place.

    `stands` is a STATUS of RFC 5545: "CONFIRMED", "TENTATIVE" or "CANCELLED".
    """

    uid: str
    title: str
    starts: datetime
    ends: datetime
    stands: str
    sequence: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A document that was handed in, by its id; its bytes are put in when it leaves."""

    name: str
    what: str
    document: str
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Bundle:
    """All of it, for one reader. `left_out` says what is not in it, and how it can be had."""

    stamp: Stamp
    leaves: tuple[Leaf, ...]
    sheets: tuple[Sheet, ...]
    dated: tuple[Dated, ...]
    files: tuple[HandedIn, ...] = ()
    left_out: tuple[str, ...] = ()
