"""Letters: what the fonts of the PDF can draw, and the name of what they cannot, in its place."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

LONGEST_WORD, PIECE = 40, 12
"""Characters of a word that stays whole, as an address does; a longer one may break in pieces."""
BREAK = "\u200b"

_FILE = Path(__file__).parent / "letters.txt"
# They alter how another character looks and are nothing by themselves.
_VARIANTS = re.compile("[\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef]")
_LONG_WORD = re.compile(rf"[^\s{BREAK}]{{{LONGEST_WORD + 1},}}")
_PIECE = re.compile(rf".{{1,{PIECE}}}")


def _ranges(text: str) -> frozenset[str]:
    found = (each.partition("-") for each in text.split())
    spans = (range(int(first, 16), int(last or first, 16) + 1) for first, _, last in found)
    return frozenset(chr(number) for span in spans for number in span)


DRAWABLE = _ranges(_FILE.read_text(encoding="ascii"))
"""What typst's own fonts hold, in upright and in bold: Latin with Welsh, Polish and Vietnamese,
Greek, Cyrillic, Hebrew, Armenian, Georgian, Arabic, Lao, many signs; no emoji, and of no other
script a letter."""


def can_draw(character: str) -> bool:
    """Tell whether a character has a shape in the PDF, or needs none."""
    return character in DRAWABLE or character.isspace() or _is_format(character)


class Speller:
    """Spells lines for the PDF; `is_whole` until one of them holds what has no shape there."""

    def __init__(self) -> None:
        self.is_whole = True

    def __call__(self, text: str) -> str:
        """Return a line as the PDF can show it: what has no shape is named in square brackets.

        Nothing is dropped in silence: a sign stands by its name, "[grinning face]", and a run of
        letters by its script and number, "[3 Bengali letters]".
        """
        text = _VARIANTS.sub("", text)
        if not all(map(can_draw, text)):
            self.is_whole = False
            text = "".join(map(_named, groupby(text, key=_script)))
        return _LONG_WORD.sub(_broken, text)


def _is_format(character: str) -> bool:
    return unicodedata.category(character) == "Cf"


def _script(character: str) -> str:
    """Return how a run is told: "" for what can be drawn, a script, or a sign's own name."""
    if can_draw(character):
        return ""
    name = unicodedata.name(character, f"U+{ord(character):04X}")
    if unicodedata.category(character)[0] in "LM":
        script = name.split()[0].split("-")[0].capitalize()
        return "Chinese or Japanese" if script == "Cjk" else script
    return f"{name.lower()}."


def _named(run: tuple[str, Iterator[str]]) -> str:
    script, characters = run
    found = "".join(characters)
    if not script:
        return found
    if script.endswith("."):
        times = f", {len(found)} times" if len(found) > 1 else ""
        return f"[{script[:-1]}{times}]"
    return f"[{len(found)} {script} {'letter' if len(found) == 1 else 'letters'}]"


def _broken(word: re.Match[str]) -> str:
    return BREAK.join(_PIECE.findall(word[0]))
