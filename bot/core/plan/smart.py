"""The SMART check: what an action lacks, and advice where an aim is vague (R11, S10, S22)."""

import re
from collections.abc import Mapping

NEEDED = {
    "need": "the need of the child",
    "outcome": "the outcome wanted for the child",
    "what": "the action",
    "how": "how it is done",
    "so_what": 'its "so what": why it is important, what difference it will make',
    "owner": "one owner",
    "when": "a date",
}
"""All that an action must have (R11, S10), in the order of the form."""

VAGUE = (
    *("good", "better", "improve", "improved", "appropriate", "appropriately", "regular"),
    *("regularly", "engage", "engaged", "support", "monitor", "ongoing", "adequate", "suitable"),
    *("as needed", "as soon as possible", "tbc", "soon", "try"),
)
WORD = re.compile(rf"\b({'|'.join(map(re.escape, VAGUE))})\b", re.IGNORECASE)


def missing(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of what is not filled in, in order."""
    return tuple(key for key in NEEDED if not fields.get(key, "").strip())


def advice(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Return a question for each vague word in outcome and action; advice only (S22)."""
    text = " ".join(fields.get(key, "") for key in ("outcome", "what"))
    found = dict.fromkeys(match[1].lower() for match in WORD.finditer(text))
    return tuple(f'"{word}": what does that look like, and how will it be seen?' for word in found)
