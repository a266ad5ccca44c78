"""A form as it was sent: which one, from which version, and what was written in its fields."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from handlers.web.bodies import BadBody, Body, SentFile

DO: Final = "_do"
SEAL: Final = "_seal"
SEEN: Final = "_seen"
LATER: Final = "_later"
BUTTON: Final = "_button"
"""Names of our own fields; no command's field begins with an underscore."""

DRAFTED: Final = "update"
"""The command whose form somebody may want to finish later, in the same browser (B1)."""

VERSION = re.compile(r"\d{0,12}", re.ASCII)
DAY, MONTH, YEAR = "-day", "-month", "-year"


@dataclass(frozen=True, slots=True)
class Posted:
    """What somebody sent from a page: the form's command, its seal and the fields as written.

    A date stands under its field's name as ISO, if its three boxes make one; `boxes` are as typed.
    `is_form` tells a form from a button; `is_for_later` asks to keep a draft and send nothing.
    """

    command: str
    seal: str
    seen: int | None
    is_form: bool
    is_for_later: bool
    fields: Mapping[str, str] = field(repr=False)
    boxes: Mapping[str, str] = field(repr=False)
    files: Mapping[str, SentFile] = field(repr=False)


def can_wait(command: str) -> bool:
    """Tell whether what is written for a command may be kept and finished later."""
    return command.split()[:1] == [DRAFTED]


def posted(body: Body) -> Posted:
    """Take a form apart, or raise `BadBody` where our own fields are not as we drew them."""
    ours = {name: value for name, value in body.pairs if name.startswith("_")}
    seen = ours.get(SEEN, "")
    if not ({DO, SEAL} <= ours.keys() and VERSION.fullmatch(seen)):
        raise BadBody(400)
    boxes, others = _parted(_written(body.pairs))
    return Posted(
        command=ours[DO],
        seal=ours[SEAL],
        seen=int(seen) if seen else None,
        is_form=BUTTON not in ours,
        is_for_later=bool(ours.get(LATER)),
        fields=others | _dates(boxes),
        boxes=boxes,
        files={name: sent for name, sent in body.files.items() if sent.is_chosen},
    )


def _written(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Join what was ticked under one name with commas, as a CHOICES field travels."""
    fields: dict[str, str] = {}
    for name, value in pairs:
        if not name.startswith("_"):
            fields[name] = f"{fields[name]},{value}" if name in fields else value
    return fields


def _parted(written: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Part the boxes of dates from all other fields."""
    boxes: dict[str, str] = {}
    others: dict[str, str] = {}
    for name, value in written.items():
        (boxes if name.endswith((DAY, MONTH, YEAR)) else others)[name] = value
    return boxes, others


def _dates(boxes: Mapping[str, str]) -> dict[str, str]:
    names = {name.rpartition("-")[0] for name in boxes}
    return {
        name: _iso(*(boxes.get(name + part, "").strip() for part in (DAY, MONTH, YEAR)))
        for name in names
    }


def _iso(day: str, month: str, year: str) -> str:
    """Return an ISO date; nothing if nothing was typed, and the boxes as typed if it is no date."""
    if not (day or month or year):
        return ""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except (ValueError, OverflowError):
        return " ".join(box or "?" for box in (day, month, year))
