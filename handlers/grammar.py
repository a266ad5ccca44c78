"""The one grammar of all places: `[REF] COMMAND words ... field=value ...`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.core.free_text import BYTE_ORDER_MARK, free_text, without_unseen
from bot.core.refusals import Refusal
from handlers.unread import read_fields

LONGEST_LINE = 4_000
REFERENCE = re.compile(r"(?=[A-Z0-9]*[0-9])[A-Z0-9]{4}|[BCDFGHJ-NP-TV-Z]{4}", re.IGNORECASE)
NAME = r"[a-z][A-Za-z0-9_-]*="
# In quotes, or the words up to the next name: who types seldom thinks of quotes.
CURLY = "“”„"
"""The quotes that a phone puts in the place of straight ones, at either end."""

NAMED = re.compile(
    rf'(?<!\S)({NAME})(?:"([^"]*)"|["{CURLY}]([^"{CURLY}]*)["{CURLY}]'
    rf"|(\S+(?:\s+(?!{NAME})\S+)*|))"
)
SHOWN: Final = "shown"
"""How a line says what it was drawn from, as a button or form carries it as `seen`: shown=3."""

WORDS: Final = ""
"""The name of what is no field: no field of a line can be called so."""

REVISION = re.compile(r"[0-9]{1,10}")
FOR = re.compile(r"(?:^|\s)for\s+(?P<name>\S.*)$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A command line taken apart; `ref` and `rest` may be empty, `word` is in small letters.

    `seen` is as a request has it, where the line was copied from what was shown. `unread` says by
    field, and with no name of the words, what holds characters that cannot be shown: they are
    left out here, and whoever takes it says so.
    """

    word: str
    rest: str = ""
    ref: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    seen: int | None = None
    unread: Mapping[str, Refusal] = field(default_factory=dict)


def parse(text: str) -> Parsed:
    """Take a command line apart; what is typed as field=value counts as a form's field."""
    line = text.replace(BYTE_ORDER_MARK, "")
    free_text(without_unseen(line), longest=LONGEST_LINE)
    said = {match[1][:-1]: match[2] or match[3] or match[4] or "" for match in NAMED.finditer(line)}
    typed, unread = read_fields({**said, WORDS: NAMED.sub("", line)})
    seen = int(typed.pop(SHOWN)) if REVISION.fullmatch(typed.get(SHOWN, "")) else None
    words = typed.pop(WORDS).removeprefix("/").split()
    ref = words.pop(0).upper() if words and REFERENCE.fullmatch(words[0]) else ""
    word = words.pop(0).lower() if words else ""
    return Parsed(word, " ".join(words), ref, typed, seen, unread)


def as_typed(command: str, seen: int | None) -> str:
    """Return what to type for a button or form: its command, and what it was drawn from."""
    return command if seen is None else f"{command} {SHOWN}={seen}"


def split_for(words: str) -> tuple[str, str]:
    """Split "30 march yes for Leah" into its words and the name; the name may be empty."""
    match = FOR.search(words)
    if match is None:
        return words.strip(), ""
    return words[: match.start()].strip(), match["name"].strip()
