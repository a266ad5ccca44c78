"""Text without tricks: what may stand in a mail, a header or a calendar value."""

import re

from bot.core.free_text import without_unseen

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Return `text` with line ends as newlines and without characters that could do something."""
    if text.isprintable():
        return text
    return without_unseen(_LINE_ENDS.sub("\n", text).replace("\t", " "))


def one_line(text: str) -> str:
    """Return `text` cleaned, on one line and single-spaced."""
    return " ".join(clean(text).split())
