"""Text for Slack: cleaned, measured, parted where it is too long, escaped where it is parsed."""

import unicodedata
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from bot.core.free_text import without_unseen

Json = dict[str, object]
"""A block, an element or a view as Slack takes it."""

MORE: Final = "…"
_ESCAPED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LINE_ENDS: Final = str.maketrans(dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"))
_JOINER: Final = "\u200d"


def cleaned(text: str) -> str:
    """Return `text` with line ends as newlines and without characters that could do something."""
    if text.isprintable():
        return text
    return without_unseen(text.replace("\r\n", "\n").translate(_LINE_ENDS).replace("\t", " "))


def flat(text: str) -> str:
    """Return `text` cleaned, on one line and single-spaced."""
    return " ".join(cleaned(text).split())


def escaped(text: str) -> str:
    """Return `text` as it has to stand where Slack looks for mentions, links and `<!channel>`.

    That is a message's `text`, which may not be escaped twice; plain text objects and rich text
    are shown as they are and take it raw.
    """
    return text.translate(_ESCAPED)


def size(text: str) -> int:
    """Return the most that Slack may count: escaped, and in units of UTF-16."""
    return len(escaped(text).encode("utf-16-le", "surrogatepass")) // 2


def _size_of(character: str) -> int:
    escaped_as = _ESCAPED.get(ord(character))
    return len(escaped_as) if escaped_as else 1 + (character > "\uffff")


def pieces(text: str, most: int) -> Iterator[str]:
    """Part `text` into pieces of at most `most`, which give the text again when put together.

    A piece ends with a line, else with a word, else with a whole character as people see it.
    """
    while size(text) > most:
        end = _end(text, most)
        yield text[:end]
        text = text[end:]
    yield text


def _end(text: str, most: int) -> int:
    grown = accumulate(map(_size_of, text))
    full = next(n for n, so_far in enumerate(grown) if so_far > most)
    for mark in ("\n", " "):
        end = text.rfind(mark, full // 2, full) + 1
        if end:
            return end
    end = full
    while end and _goes_on(text[end - 1], text[end]):
        end -= 1
    return end or max(1, full)


def _goes_on(before: str, after: str) -> bool:
    """Tell whether two code points are parts of what people see as one character."""
    is_mark = unicodedata.category(after).startswith("M") or after == _JOINER
    is_tone = "\U0001f3fb" <= after <= "\U0001f3ff"
    is_flag = _is_of_flag(before) and _is_of_flag(after)
    return is_mark or is_tone or is_flag or before == _JOINER


def _is_of_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def cut(text: str, most: int) -> str:
    """Return `text` on one line, cut after a word where it is too long, with a mark that it is.

    Whoever cuts shows the whole text elsewhere.
    """
    line = flat(text)
    if size(line) <= most:
        return line
    short = next(pieces(line, most)).rstrip() + MORE
    return short if size(short) <= most else next(pieces(line, most - 1)).rstrip() + MORE


def plain(text: str) -> Json:
    """Return a plain text object: nothing in it is parsed, not even `:names:` of emoji."""
    return {"type": "plain_text", "text": text, "emoji": False}
