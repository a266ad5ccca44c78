"""The one grammar of all places: `[REF] COMMAND words ... field=value ...`."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.refusals import Refusal

LONGEST_LINE = 4_000
LONGEST_FIELD = 20_000
REFERENCE = re.compile(r"(?=[A-Z0-9]*[0-9])[A-Z0-9]{4}|[BCDFGHJ-NP-TV-Z]{4}", re.IGNORECASE)
NAMED = re.compile(r'(?<!\S)([a-z][a-z_]*)=(?:"([^"]*)"|(\S*))')
FOR = re.compile(r"(?:^|\s)for\s+(?P<name>\S.*)$", re.IGNORECASE | re.DOTALL)
ALLOWED_CONTROLS = {"\n", "\t"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A command line taken apart; `ref` and `rest` may be empty, `word` is in small letters."""

    word: str
    rest: str = ""
    ref: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


def parse(text: str) -> Parsed:
    """Take a command line apart; what is typed as field=value counts as a form's field."""
    line = clean(text, LONGEST_LINE).strip().removeprefix("/")
    typed = {match[1]: match[2] or match[3] or "" for match in NAMED.finditer(line)}
    words = NAMED.sub("", line).split()
    ref = words.pop(0).upper() if words and REFERENCE.fullmatch(words[0]) else ""
    word = words.pop(0).lower() if words else ""
    return Parsed(word, " ".join(words), ref, typed)


def clean(text: str, longest: int = LONGEST_FIELD, *, name: str = "") -> str:
    """Return text as it may be kept: of bearable length and without control characters.

    Directional overrides count as such: they make a text read otherwise than it is written.
    """
    if len(text) > longest:
        raise Refusal(
            f"The text has {len(text):,} characters; {longest:,} is the most.",
            "Shorten it, or hand in a document instead.",
            field=name,
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(map(_is_control, text)):
        raise Refusal(
            "The text holds characters that cannot be seen.",
            "Type it anew, or paste it as plain text.",
            field=name,
        )
    return unicodedata.normalize("NFC", text)


def _is_control(character: str) -> bool:
    if character in ALLOWED_CONTROLS:
        return False
    is_override = unicodedata.bidirectional(character) in {"LRO", "RLO", "LRE", "RLE", "PDF"}
    return unicodedata.category(character) in {"Cc", "Cs"} or is_override


def split_for(words: str) -> tuple[str, str]:
    """Split "30 march yes for Leah" into its words and the name; the name may be empty."""
    match = FOR.search(words)
    if match is None:
        return words.strip(), ""
    return words[: match.start()].strip(), match["name"].strip()
