"""Text that people write themselves: taken as it is within bounds, never mended in silence."""

import unicodedata
from itertools import chain

from bot.core.refusals import Refusal

LONGEST = 20_000
"""Characters in one answer: some ten printed pages."""

ONE_LINE = 200
KEPT = {"\n", "\t"}
HIDDEN = {"Cc", "Cs", "Co"}
NO_MARK = {"Cc", "Cf", "Zl", "Zp", "Zs"}
"""What joins or parts letters: it may stand among them, and by itself it is nothing."""
BYTE_ORDER_MARK = "\ufeff"
TURNS_ROUND = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of what follows: what is read would not be what is stored."""

NO_NAME = ("\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "@", "://")
"""What stands in no name: the ends of lines, and what makes an address of a text."""

_LAST_TWO = tuple(range(last, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
NO_CHARACTERS = frozenset(map(chr, chain(range(0xFDD0, 0xFDF0), *_LAST_TWO)))
"""The 66 numbers that Unicode will never give to a character: a reader of HTML may drop them."""

UNSEEN = TURNS_ROUND | NO_CHARACTERS


def free_text(text: str, *, field: str = "", longest: int = LONGEST) -> str:
    """Return what was written, trimmed and with plain line ends, or refuse it (Bad input).

    Markup is text like any other and stays: places escape it. Control characters are refused,
    and a text of nothing that could be seen is an empty one. A byte order mark, which comes along
    with what is copied out of a spreadsheet, says nothing and is left out.
    """
    plain = text.replace(BYTE_ORDER_MARK, "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(plain) > longest:
        raise Refusal(
            f"The text has {len(plain):,} characters; {longest:,} is the most.",
            "Shorten it. Where the form takes a document, the rest may stand in that."
            if longest >= LONGEST
            else "Shorten it.",
            field=field,
        )
    if any(map(_is_unseen, set(plain))):
        raise Refusal(
            "The text holds characters that cannot be shown.",
            "Write it again as plain text.",
            field=field,
        )
    return plain if any(map(_leaves_a_mark, set(plain))) else ""


def one_line(text: str, *, field: str = "", longest: int = ONE_LINE) -> str:
    """Return a short answer; line breaks become spaces."""
    return " ".join(free_text(text, field=field, longest=longest).split())


def needed_line(text: str, why: str, way_on: str, *, field: str, longest: int = ONE_LINE) -> str:
    """Return a short answer, or refuse at its field what was left empty."""
    line = one_line(text, field=field, longest=longest)
    if not line:
        raise Refusal(why, way_on, field=field)
    return line


def says_something(text: str) -> bool:
    """Tell whether a reason is one: marks and figures alone say nothing."""
    return any(map(str.isalpha, text))


def needed_reason(
    text: str, why: str, way_on: str, *, field: str = "reason", longest: int = ONE_LINE
) -> str:
    """Return a reason in one line, or refuse at its field what gives none, such as " . "."""
    line = one_line(text, field=field, longest=longest)
    return needed_line(
        line if says_something(line) else "", why, way_on, field=field, longest=longest
    )


def persons_name(text: str, why: str, way_on: str) -> str:
    """Return a person's name, or refuse what is none: mail headers and addresses are not taken."""
    if any(each in text.strip() for each in NO_NAME):
        raise Refusal(
            "A name stands in one line, without @ and without ://.",
            'Write the name alone, like "Grace Holloway".',
            field="name",
        )
    return needed_line(text, why, way_on, field="name")


def without_unseen(text: str) -> str:
    """Return the text without what cannot be shown, to give it back to its writer."""
    kept = text.replace(BYTE_ORDER_MARK, "")
    unseen = set(filter(_is_unseen, set(kept)))
    return "".join(each for each in kept if each not in unseen) if unseen else kept


def _leaves_a_mark(character: str) -> bool:
    return unicodedata.category(character) not in NO_MARK


def _is_unseen(character: str) -> bool:
    if character in KEPT:
        return False
    return character in UNSEEN or unicodedata.category(character) in HIDDEN
